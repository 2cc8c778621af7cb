package ouroboros.core;

import java.util.ArrayList;
import java.util.List;

import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;

import ouroboros.core.chance.Turn;
import ouroboros.core.data.Data;
import ouroboros.core.data.Pairs;
import ouroboros.core.data.Symbols;
import ouroboros.core.law.Autoregressive;
import ouroboros.core.law.Conditional;
import ouroboros.core.law.Discrete;
import ouroboros.core.law.Law;
import ouroboros.core.regime.Batch;
import ouroboros.core.regime.Portion;
import ouroboros.core.regime.Regime;
import ouroboros.core.regime.Source;

/** Synthetic data of one generation, drawn from the latest model or several of them. */
final class Synthesis implements Source {

	private final List<Law> laws;

	private final Discrete mixture;

	private final Sampling sampling;

	private final Design design;

	private final Prompter prompter;

	private final UniformRandomProvider random;

	private final UniformRandomProvider choice;

	/**
	 * @param laws what is drawn from, the newest model's first
	 * @param weights of the laws, relative to each other
	 * @param run says how
	 * @param previous the new data of the generation before, where they are known
	 * @param turn the chance of the generation
	 */
	Synthesis(List<Law> laws, double[] weights, Run run, @Nullable Batch previous, Turn turn) {
		this.laws = laws;
		this.mixture = Discrete.proportionalTo(weights);
		this.sampling = run.sampling();
		this.design = new Design(run.truth(), run.regime().design(), turn);
		this.prompter = new Prompter(run, previous, turn);
		this.random = turn.stream("synthetic");
		this.choice = turn.stream("ancestry");
	}

	@Override
	public Batch draw(long size) {
		if (this.laws.size() == 1) {
			return Batch.of(List.of(Portion.synthetic(draw(this.laws.getFirst(), size))));
		}
		var counts = ((Symbols) this.sampling.sample(this.mixture, size, this.choice)).counts();
		var portions = new ArrayList<Portion>();
		for (int model = 0; model < counts.length; model++) {
			if (counts[model] > 0) {
				portions.add(Portion.synthetic(draw(this.laws.get(model), counts[model])));
			}
		}
		return Batch.of(portions);
	}

	private Data draw(Law law, long size) {
		if (this.sampling.isPrompted()) {
			return this.sampling.continued((Autoregressive) law, this.prompter.next(Math.toIntExact(size)),
					this.random);
		}
		return (law instanceof Conditional labels && this.sampling.method() == Sampling.Method.DRAW)
				? this.sampling.label(labels, this.design.next(Math.toIntExact(size)), this.random)
				: this.sampling.sample(law, size, this.random);
	}

	/** The vectors that models label. */
	private static final class Design {

		private final Law truth;

		private final Regime.Design source;

		private final Turn turn;

		private final UniformRandomProvider random;

		private int used;

		Design(Law truth, Regime.Design source, Turn turn) {
			this.truth = truth;
			this.source = source;
			this.turn = turn;
			this.random = turn.stream("design");
		}

		Pairs next(int size) {
			return (Pairs) switch (this.source) {
				case FRESH -> this.truth.sample(size, this.random);
				case SAME -> {
					var before = first(this.used);
					this.used += size;
					yield first(this.used).after(before);
				}
			};
		}

		private Data first(int size) {
			return this.truth.sample(size, this.turn.at(0).stream("genuine"));
		}

	}

}
