package ouroboros.core;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import ouroboros.core.chance.Turn;
import ouroboros.core.data.Texts;
import ouroboros.core.data.Training;
import ouroboros.core.law.Discrete;
import ouroboros.core.law.MarkovChain;
import ouroboros.core.law.NGramModel;
import ouroboros.core.learner.NGram;
import ouroboros.core.learner.Smoothing;
import ouroboros.core.metric.Distinct;
import ouroboros.core.metric.Entropy;
import ouroboros.core.metric.Heterozygosity;
import ouroboros.core.metric.KlDivergence;
import ouroboros.core.metric.NegativeLogLikelihood;
import ouroboros.core.metric.SelfBleu;
import ouroboros.core.truth.MarkovText;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** N-grams that are trained on their own texts. False-alarm rate of each check 6e-5. */
class TextLoopTest {

	private static final Smoothing NONE = new Smoothing.Additive(0);

	private static MarkovChain language(int symbols, int order, double concentration, int length) {
		return new MarkovText(symbols, order, concentration, length, 5).law(Loops.NO_DATA);
	}

	/**
	 * B1: tokens alone are the Wright-Fisher chain of as many draws as there are tokens.
	 */
	@Test
	void singleTokensDriftLikeSymbols() {
		for (int length : new int[] { 1, 4 }) {
			var truth = language(6, 0, 1, length);
			var diversity = 1 - Arrays.stream(truth.transitions()).map((p) -> p * p).sum();
			var runs = Replicates.of(
					Loops.run(truth, new NGram(1, NONE), Loops.replace(20 / length), 15, new Heterozygosity()), 4000, 5,
					15);
			runs.mean(5, 0).shows(diversity * Math.pow(1 - 1 / 20.0, 5));
			runs.mean(15, 0).shows(diversity * Math.pow(1 - 1 / 20.0, 15));
			runs.mean(15, 0).rejects(diversity * Math.pow(1 - 1 / 20.0, 14));
			runs.mean(15, 0).rejects(diversity * Math.pow(1 - 1 / 5.0, 15));
		}
	}

	/** B12: pairs, where every context is followed by 25 tokens in each generation. */
	@Test
	void everyContextDriftsOfItsOwn() {
		var truth = language(4, 1, 1, 2);
		var diversity = IntStream.range(0, 4)
			.mapToDouble((context) -> diversity(truth.next(new int[] { context }, 0, 1)));
		var before = diversity.average().orElseThrow();
		var after = new double[4000];
		for (int replicate = 0; replicate < after.length; replicate++) {
			after[replicate] = diversityAfter(15, 25, truth, new Turn(replicate, 0, () -> false));
		}
		var estimate = Estimate.mean(after);
		estimate.shows(before * Math.pow(1 - 1 / 25.0, 15));
		estimate.rejects(before * Math.pow(1 - 1 / 25.0, 14));
		estimate.rejects(before * Math.pow(1 - 1 / 100.0, 15));
	}

	private static double diversityAfter(int fits, int perContext, MarkovChain truth, Turn turn) {
		var laws = IntStream.range(0, 4).mapToObj((context) -> truth.next(new int[] { context }, 0, 1)).toList();
		for (int fit = 0; fit < fits; fit++) {
			var random = turn.at(fit).stream("synthetic");
			var tokens = new int[2 * 4 * perContext];
			var at = 0;
			for (int context = 0; context < 4; context++) {
				var next = new Discrete(laws.get(context)).sample(perContext, random).counts();
				for (int token = 0; token < 4; token++) {
					for (long i = next[token]; i > 0; i--) {
						tokens[at++] = context;
						tokens[at++] = token;
					}
				}
			}
			NGramModel model = new NGram(2, NONE).fit(Training.of(new Texts(4, 2, tokens)), turn);
			laws = IntStream.range(0, 4).mapToObj((context) -> model.next(new int[] { context }, 0, 1)).toList();
		}
		return laws.stream().mapToDouble(TextLoopTest::diversity).average().orElseThrow();
	}

	private static double diversity(double[] probabilities) {
		return 1 - Arrays.stream(probabilities).map((p) -> p * p).sum();
	}

	/**
	 * Wilks: 2N times the divergence per token has mean K(K-1) after the first fit to N
	 * tokens, and as much more after every further one.
	 */
	@Test
	void divergenceGrowsByTheNumberOfParameters() {
		var truth = language(3, 1, 5, 1000);
		var runs = Replicates.of(Loops.run(truth, new NGram(2, NONE), Loops.replace(20), 6, new KlDivergence()), 1500,
				1, 6);
		runs.mean(1, 0).times(2 * 20_000).shows(6);
		runs.mean(6, 0).times(2 * 20_000).shows(36);
		runs.mean(1, 0).times(2 * 20_000).rejects(9);
		runs.mean(6, 0).times(2 * 20_000).rejects(30);
	}

	/** The right order comes to the language's own entropy, a smaller one does not. */
	@Test
	void muchTextTellsTheEntropyOfALanguage() {
		var truth = language(4, 2, 2, 1000);
		for (var smoothing : List.of(NONE, new Smoothing.KneserNey(new Smoothing.Discount(null)))) {
			for (int order = 1; order <= 4; order++) {
				var likelihood = Loops
					.run(truth, new NGram(order, smoothing), Loops.replace(2000), 1, new NegativeLogLikelihood())
					.next(null, () -> false)
					.generation()
					.metrics()[0];
				var excess = likelihood - truth.entropy() / 1000;
				if (order <= truth.order()) {
					assertThat(excess).isGreaterThan(0.05);
				}
				else {
					// 4^order parameters at most, and rare pairs of tokens
					assertThat(excess).isBetween(0.0, 2 * Math.pow(4, order) / (2 * 2e6));
				}
			}
		}
		assertThat(truth.entropy() / 1000).isCloseTo(truth.entropyRate(), within(2e-3));
	}

	/** Every text becomes the most probable one. */
	@Test
	void withoutTemperatureOneTextIsLeft() {
		var truth = language(5, 1, 0.5, 12);
		var cold = new Sampling(0, null, 1, 1, Sampling.Prompts.NONE, 1, 1, Sampling.Precision.FLOAT64,
				Sampling.Method.DRAW);
		var run = new Run(truth, new NGram(2, NONE), Loops.replace(200), cold, List.of(),
				List.of(new Entropy(), new SelfBleu(4, 20), new Distinct(2, 1200)), null, 1, 3);
		var steps = run.stream(null, () -> false).toList();
		assertThat(steps.getFirst().generation().metrics()[0]).isGreaterThan(0.5);
		assertThat(steps.getLast().generation().metrics()[0]).isLessThan(0.2);
		assertThat(steps.getLast().generation().metrics()[1]).isCloseTo(1, within(1e-12));
		assertThat(steps.getLast().generation().metrics()[2]).isLessThanOrEqualTo(11.0 / 1100);
	}

}
