package ouroboros.core.theory;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import ouroboros.core.Filter;
import ouroboros.core.Sampling;
import ouroboros.core.curation.Preference;
import ouroboros.core.curation.Reward;
import ouroboros.core.curation.TailCut;
import ouroboros.core.data.Symbols;
import ouroboros.core.law.Decoding;
import ouroboros.core.law.Discrete;
import ouroboros.core.law.Law;

/**
 * What sampling and curation make of a law of symbols in samples without end.
 *
 * @param sampling how symbols are drawn from a model
 * @param curation preferences and tail cuts, in order
 * @param truth the genuine law
 */
record Selection(Sampling sampling, List<Filter> curation, Law truth) {

	/** Relative difference that rounding may make. */
	private static final double ROUNDING = 1e-12;

	/** Probability of a symbol that may be cut in place of another one. */
	private static final double LIGHT = 0.01;

	/** Standard errors that tell two frequencies apart. */
	private static final double APART = 3;

	private static final double SORTING = 20;

	/**
	 * What comes of a model.
	 *
	 * @param law probabilities of the symbols that the next model learns from
	 * @param tossUp whether it is left to chance which of two symbols is cut: they are
	 * equally probable, or in a sample of that size about so and no light ones
	 */
	record Outcome(double[] law, boolean tossUp) {
	}

	/** Why the curation is not covered; null if it is, or if there is none. */
	static @Nullable String unmet(Setting setting) {
		for (var filter : setting.spec().curation()) {
			if (filter instanceof Preference(int _, Reward reward)) {
				var genuine = Frequencies.truth(setting);
				var distinct = SoftmaxChoice.distinct(genuine, rewards(reward, genuine.length, setting.truth()));
				if (!(distinct[distinct.length - 1] - distinct[0] <= SoftmaxChoice.MOST_NATS)) {
					return "has rewards more than %.0f nats apart".formatted(SoftmaxChoice.MOST_NATS);
				}
			}
			else if (!(filter instanceof TailCut)) {
				return "covers of curation only preference and tail-cut";
			}
		}
		return null;
	}

	private static double[] rewards(Reward reward, int symbols, Law truth) {
		var of = reward.of(new Symbols(new long[symbols]), truth);
		return IntStream.range(0, symbols).mapToDouble(of::applyAsDouble).toArray();
	}

	/** Number of elementary steps for each model, about. */
	double work(double[] genuine) {
		var work = genuine.length * (2.0 + this.curation.size());
		for (var filter : this.curation) {
			if (filter instanceof Preference(int candidates, Reward reward)) {
				var rewards = rewards(reward, genuine.length, this.truth);
				work += SoftmaxChoice.work(SoftmaxChoice.distinct(genuine, rewards), candidates);
			}
			else {
				work += SORTING * genuine.length;
			}
		}
		return work;
	}

	/**
	 * What comes of a model.
	 * @param model probabilities of the symbols
	 * @param draws number of symbols that the model was fitted to
	 */
	Outcome of(double[] model, double draws) {
		var generator = ((Discrete) this.sampling.law(new Discrete(model))).probabilities();
		var law = generator;
		var tossUp = isTossUp(model, generator, draws);
		for (var filter : this.curation) {
			if (filter instanceof Preference(int candidates, Reward reward)) {
				law = SoftmaxChoice.of(law, rewards(reward, law.length, this.truth), candidates);
			}
			else if (filter instanceof TailCut(double quantile)) {
				var kept = kept(law, generator, quantile);
				tossUp |= isTossUpBetween(generator, kept, draws);
				law = Discrete.proportionalTo(product(law, kept)).probabilities();
			}
		}
		return new Outcome(law, tossUp);
	}

	private boolean isTossUp(double[] model, double[] generator, double draws) {
		if (this.sampling.temperature() == 0 && Arrays.stream(generator).filter((p) -> p > 0).count() > 1) {
			return true;
		}
		if (isTossUpBetween(model, each(generator, (p) -> (p > 0) ? 1 : 0), draws)) {
			return true;
		}
		var p = this.sampling.topP();
		return p < 1
				&& (atStake(model, ROUNDING) > 0 || atStake(model, APART * Math.sqrt(p * (1 - p) / draws)) > LIGHT);
	}

	/** The most probable symbol that is in a slightly larger nucleus alone. */
	private double atStake(double[] model, double slack) {
		var smaller = nucleus(model, Math.max(Double.MIN_NORMAL, this.sampling.topP() - slack));
		var larger = nucleus(model, Math.min(1, this.sampling.topP() + slack));
		return IntStream.range(0, model.length)
			.filter((symbol) -> larger[symbol] > 0 && smaller[symbol] == 0)
			.mapToDouble((symbol) -> model[symbol])
			.max()
			.orElse(0);
	}

	private double[] nucleus(double[] model, double topP) {
		var topK = this.sampling.topK();
		return new Decoding(this.sampling.temperature(), (topK != null) ? topK : 0, topP, 1).of(model);
	}

	/** Part of each symbol among the most probable ones under the generator. */
	private static double[] kept(double[] law, double[] generator, double quantile) {
		var kept = new double[law.length];
		var left = 1 - quantile;
		for (var symbol : descending(generator)) {
			kept[symbol] = (law[symbol] <= left + ROUNDING) ? 1 : Math.max(0, left / law[symbol]);
			left -= law[symbol];
		}
		return kept;
	}

	/**
	 * Whether two symbols of about equal scores are not kept alike.
	 * @param kept part of each symbol, larger with its score
	 */
	private static boolean isTossUpBetween(double[] scores, double[] kept, double draws) {
		var whole = IntStream.range(0, kept.length).filter((symbol) -> kept[symbol] >= 1 - ROUNDING);
		var least = whole.mapToDouble((symbol) -> scores[symbol]).min().orElse(Double.POSITIVE_INFINITY);
		var most = 0.0;
		for (int symbol = 0; symbol < kept.length; symbol++) {
			most = (kept[symbol] <= ROUNDING) ? Math.max(most, scores[symbol]) : most;
		}
		for (int symbol = 0; symbol < kept.length; symbol++) {
			if (kept[symbol] > ROUNDING && kept[symbol] < 1 - ROUNDING
					&& (isClose(least, scores[symbol], draws) || isClose(scores[symbol], most, draws))) {
				return true;
			}
		}
		return isClose(least, most, draws);
	}

	/** Whether frequencies are equal, or about so and not light. */
	private static boolean isClose(double higher, double lower, double draws) {
		var distance = higher - lower;
		return lower > 0 && higher < Double.POSITIVE_INFINITY && (distance <= ROUNDING * higher
				|| (higher > LIGHT && distance * distance * draws < APART * APART * (higher + lower)));
	}

	/** Indices of the possible symbols, the most probable first. */
	private static int[] descending(double[] probabilities) {
		return IntStream.range(0, probabilities.length)
			.filter((symbol) -> probabilities[symbol] > 0)
			.boxed()
			.sorted(Comparator.comparingDouble((Integer symbol) -> -probabilities[symbol]))
			.mapToInt(Integer::intValue)
			.toArray();
	}

	private static double[] product(double[] law, double[] factors) {
		return IntStream.range(0, law.length).mapToDouble((symbol) -> law[symbol] * factors[symbol]).toArray();
	}

	private static double[] each(double[] values, DoubleUnaryOperator function) {
		return Arrays.stream(values).map(function).toArray();
	}

}
