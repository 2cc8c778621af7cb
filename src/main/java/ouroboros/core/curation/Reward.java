package ouroboros.core.curation;

import java.util.function.IntToDoubleFunction;

import ouroboros.core.Need;
import ouroboros.core.data.Data;
import ouroboros.core.data.Points;
import ouroboros.core.law.Law;
import ouroboros.core.spec.About;
import ouroboros.core.spec.Field;

/** How much an observation is liked. */
@About("How much an observation is liked, in nats: a candidate with one more is chosen e times as often.")
public sealed interface Reward {

	/** What it needs of truth and model. */
	Need need();

	/**
	 * The reward of each observation by its index, as {@link Data#shuffled} gives it.
	 * @param data the observations
	 * @param truth the genuine law
	 */
	IntToDoubleFunction of(Data data, Law truth);

	/** A reward for each symbol. */
	@About(value = "A reward for each symbol; symbols beyond the list have none.",
			example = "{\"type\":\"table\",\"values\":[0,1,2]}")
	record Table(@Field(value = "rewards of the symbols in order", maxLength = 1_000_000) double[] values)
			implements
				Reward {

		@Override
		public Need need() {
			return Need.SYMBOLS;
		}

		@Override
		public IntToDoubleFunction of(Data data, Law truth) {
			return (symbol) -> (symbol < this.values.length) ? this.values[symbol] : 0;
		}

	}

	/** A direction that is liked. */
	@About(value = "Σ w_j x_j: the further in a direction, the better.",
			example = "{\"type\":\"linear\",\"weights\":[1]}")
	record Linear(@Field(value = "w, one for each coordinate; others are 0", maxLength = 1000) double[] weights)
			implements
				Reward {

		@Override
		public Need need() {
			return Need.VECTORS;
		}

		@Override
		public IntToDoubleFunction of(Data data, Law truth) {
			var points = (Points) data;
			return (row) -> {
				var sum = 0.0;
				for (int j = 0; j < Math.min(this.weights.length, points.dimension()); j++) {
					sum += this.weights[j] * points.at(row, j);
				}
				return sum;
			};
		}

	}

	/** A place that is liked. */
	@About(value = "-strength·‖x - target‖²/2: the nearer to a target, the better.",
			example = "{\"type\":\"proximity\",\"target\":[0],\"strength\":1}")
	record Proximity(
			@Field(value = "the target, coordinate by coordinate; others are 0", maxLength = 1000) double[] target,
			@Field(value = "how fast the reward falls, per squared unit of the data", fallback = "1", min = 0,
					max = 1e9) double strength)
			implements
				Reward {

		@Override
		public Need need() {
			return Need.VECTORS;
		}

		@Override
		public IntToDoubleFunction of(Data data, Law truth) {
			var points = (Points) data;
			return (row) -> {
				var sum = 0.0;
				for (int j = 0; j < points.dimension(); j++) {
					var distance = points.at(row, j) - ((j < this.target.length) ? this.target[j] : 0);
					sum += distance * distance;
				}
				return -this.strength * sum / 2;
			};
		}

	}

	/** What is genuine is liked. */
	@About(value = "strength·ln p0(x): the more probable under the truth, the better, as an outside judge would have it.",
			example = "{\"type\":\"likelihood\",\"strength\":1}")
	record Likelihood(
			@Field(value = "factor on the log-probability", fallback = "1", min = -1e9, max = 1e9) double strength)
			implements
				Reward {

		@Override
		public Need need() {
			return Need.TOKENS.or(Need.PROBABILITIES);
		}

		@Override
		public IntToDoubleFunction of(Data data, Law truth) {
			var likelihood = LogProbability.of(truth, data);
			return (index) -> this.strength * likelihood.applyAsDouble(index);
		}

	}

}
