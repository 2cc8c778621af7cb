package ouroboros.core;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import ouroboros.core.chance.Turn;
import ouroboros.core.data.Space;
import ouroboros.core.data.Texts;
import ouroboros.core.data.Training;
import ouroboros.core.law.ChiSquare;
import ouroboros.core.law.Law;
import ouroboros.core.law.MarkovChain;
import ouroboros.core.law.NGramModel;
import ouroboros.core.law.NaiveBeams;
import ouroboros.core.learner.NGram;
import ouroboros.core.learner.Smoothing;
import ouroboros.core.metric.Distinct;
import ouroboros.core.metric.Perplexity;
import ouroboros.core.regime.Retain;
import ouroboros.core.regime.Schedule;
import ouroboros.core.truth.MarkovText;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Generations of texts that are written after others. False-alarm rate of each check
 * 3e-5.
 */
class PromptLoopTest {

	private static final MarkovChain LANGUAGE = new MarkovText(3, 1, 0.7, 3, 5).law(Loops.NO_DATA);

	/** Knows the language without looking at any text. */
	private record Native() implements Learner {

		@Override
		public Class<Space.Text> data() {
			return Space.Text.class;
		}

		@Override
		public Class<? extends Law> model() {
			return MarkovChain.class;
		}

		@Override
		public Law fit(Training training, Turn turn) {
			return LANGUAGE;
		}

		@Override
		public List<Metric> metrics() {
			return List.of();
		}

		@Override
		public double nanoseconds(double size, Space space) {
			return 0;
		}

	}

	private static Sampling sampling(Sampling.Prompts prompts, int beams) {
		return new Sampling(1, null, 1, 1, prompts, beams, 1, Sampling.Precision.FLOAT64, Sampling.Method.DRAW);
	}

	private static Run run(Learner learner, Schedule samples, Sampling sampling, Metric... metrics) {
		return new Run(LANGUAGE, learner, Loops.regime(samples, null, Retain.last(2)), sampling, List.of(),
				List.of(metrics), new Snapshots(1, 40), 5, 8);
	}

	/** The new texts of a generation. */
	private static Texts texts(Run.Step step) {
		return (Texts) step.state().pool().batches().getLast().portions().getFirst().data();
	}

	/**
	 * z of how texts follow others, by the last token of one and the first of the other.
	 */
	private static double z(Texts before, Texts after) {
		var counts = new long[9];
		for (int row = 0; row < after.rows(); row++) {
			counts[3 * before.at(row % before.rows(), 2) + after.at(row, 0)]++;
		}
		return ChiSquare.z(counts,
				IntStream.range(0, 9)
					.mapToDouble((i) -> LANGUAGE.stationary()[i / 3] * LANGUAGE.transitions()[i])
					.toArray());
	}

	private static double z(Texts texts) {
		var counts = new long[27];
		for (int row = 0; row < texts.rows(); row++) {
			counts[9 * texts.at(row, 0) + 3 * texts.at(row, 1) + texts.at(row, 2)]++;
		}
		return ChiSquare.z(counts,
				IntStream.range(0, 27)
					.mapToDouble((i) -> Math.exp(LANGUAGE.logProbability(new int[] { i / 9, i / 3 % 3, i % 3 }, 0, 3)))
					.toArray());
	}

	@Test
	void perfectKnowledgeKeepsTheLanguageAndFollowsItsPrompts() {
		for (var prompts : Sampling.Prompts.values()) {
			var run = run(new Native(), Schedule.of(5000), sampling(prompts, 1));
			var steps = run.stream(null, () -> false).toList();
			for (int generation = 1; generation <= 5; generation++) {
				var texts = texts(steps.get(generation));
				assertThat(z(texts)).isLessThan(4);
				var follows = new boolean[] { z(texts(steps.getFirst()), texts) < 4,
						z(texts(steps.get(generation - 1)), texts) < 4 };
				assertThat(follows[0]).isEqualTo(prompts == Sampling.Prompts.GENUINE
						|| (prompts == Sampling.Prompts.PREVIOUS && generation == 1));
				assertThat(follows[1]).isEqualTo(prompts == Sampling.Prompts.PREVIOUS
						|| (prompts == Sampling.Prompts.GENUINE && generation == 1));
			}
		}
	}

	/** Text i after text i, from the first again where there are more than there were. */
	@Test
	void promptsAreTakenInOrderOverAndOver() {
		var samples = new Schedule.List(new double[] { 400, 1000, 300, 1500 });
		for (var prompts : new Sampling.Prompts[] { Sampling.Prompts.GENUINE, Sampling.Prompts.PREVIOUS }) {
			var steps = run(new NGram(2, new Smoothing.Additive(0.01)), samples, sampling(prompts, 4))
				.stream(null, () -> false)
				.toList();
			for (int generation = 1; generation <= 5; generation++) {
				var model = (NGramModel) steps.get(generation - 1).state().model();
				var before = texts(steps.get((prompts == Sampling.Prompts.GENUINE) ? 0 : generation - 1));
				var texts = texts(steps.get(generation));
				assertThat(texts.rows()).isEqualTo(Math.round(samples.at(generation)));
				for (int row = 0; row < texts.rows(); row++) {
					assertThat(texts.row(row)).isEqualTo(after(model, before.row(row % before.rows())));
				}
			}
		}
	}

	private static int[] after(NGramModel model, int[] prompt) {
		return NaiveBeams.continued(model, 4, prompt);
	}

	@Test
	void resumingGivesTheUndisturbedRun() {
		for (var prompts : Sampling.Prompts.values()) {
			for (int beams = 1; beams <= 3; beams += 2) {
				var run = run(new NGram(2, new Smoothing.Additive(0)), new Schedule.List(new double[] { 40, 25, 31 }),
						sampling(prompts, beams), new Perplexity(), new Distinct(2, 100));
				var steps = run.stream(null, () -> false).toList();
				for (var step : steps) {
					assertThat(Bits.of(run.stream(step.state(), () -> false).toList()))
						.isEqualTo(Bits.of(steps.subList(step.state().generation() + 1, steps.size())));
				}
			}
		}
	}

	/** A search finds one text after each last token, whatever is held out. */
	@Test
	void metricsLookAtTextsAfterHeldOutOnes() {
		var samples = Schedule.of(200);
		var learner = new NGram(2, new Smoothing.Additive(0));
		for (var prompts : new Sampling.Prompts[] { Sampling.Prompts.GENUINE, Sampling.Prompts.PREVIOUS }) {
			for (var step : run(learner, samples, sampling(prompts, 3)).stream(null, () -> false).toList()) {
				var snapshot = Objects.requireNonNull(step.generation().snapshot());
				var heldOut = LANGUAGE.sample(40, new Turn(8, 0, () -> false).stream("held-out"));
				for (int row = 0; row < 40; row++) {
					assertThat(((Texts) snapshot.samples()).row(row))
						.isEqualTo(NaiveBeams.continued((NGramModel) step.state().model(), 3, heldOut.row(row)));
				}
			}
		}
	}

}
