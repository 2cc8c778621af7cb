package ouroboros.core.regime;

import ouroboros.core.spec.About;
import ouroboros.core.spec.Field;
import ouroboros.core.spec.Refusal;
import ouroboros.core.spec.Shorthand;

/** A number for each generation. */
@About(value = "A number for each generation t; a bare number is a constant schedule.",
		example = "{\"type\":\"power\",\"first\":100,\"exponent\":1}")
public sealed interface Schedule {

	/**
	 * @param generation the generation, from 0
	 */
	double at(int generation);

	/** The schedule of a bare number. */
	@Shorthand
	static Schedule of(double value) {
		return new Constant(value);
	}

	/** The same number at every generation. */
	@About("The same number at every generation.")
	record Constant(@Field("the number") double value) implements Schedule {
		@Override
		public double at(int generation) {
			return this.value;
		}
	}

	/** A power of the number of fits. */
	@About("first·(t+1)^exponent")
	record Power(@Field("value at generation 0") double first,
			@Field(value = "exponent of t+1", min = -100, max = 100) double exponent) implements Schedule {
		@Override
		public double at(int generation) {
			return this.first * Math.pow(generation + 1.0, this.exponent);
		}
	}

	/** Geometric growth or decay. */
	@About("first·ratio^t")
	record Geometric(@Field("value at generation 0") double first,
			@Field(value = "factor from one generation to the next", min = 0, max = 1000) double ratio)
			implements
				Schedule {
		@Override
		public double at(int generation) {
			return this.first * Math.pow(this.ratio, generation);
		}
	}

	/** Listed values. */
	@About("values[t], the last one repeated")
	record List(
			@Field(value = "the values from generation 0 on", maxLength = 10_001) double[] values) implements Schedule {
		public List {
			Refusal.unless(values.length > 0, "values", "empty", "a list schedule has at least one value");
		}

		@Override
		public double at(int generation) {
			return this.values[Math.min(generation, this.values.length - 1)];
		}
	}

}
