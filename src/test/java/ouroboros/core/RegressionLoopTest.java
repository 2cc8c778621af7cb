package ouroboros.core;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import ouroboros.core.chance.Turn;
import ouroboros.core.curation.Correction;
import ouroboros.core.curation.Flip;
import ouroboros.core.curation.Noise;
import ouroboros.core.curation.Verifier;
import ouroboros.core.data.Training;
import ouroboros.core.law.LinearModel;
import ouroboros.core.law.LogisticModel;
import ouroboros.core.law.TwoClasses;
import ouroboros.core.learner.LinearRegression;
import ouroboros.core.learner.LogisticRegression;
import ouroboros.core.metric.Accuracy;
import ouroboros.core.metric.TestError;
import ouroboros.core.regime.Real;
import ouroboros.core.regime.Regime;
import ouroboros.core.regime.Retain;
import ouroboros.core.regime.Schedule;
import ouroboros.core.truth.Linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Regressions on labels of their own, by the closed forms of the literature sheet.
 * False-alarm rate of each check 6e-5.
 */
class RegressionLoopTest {

	private static final Sampling STATISTICS = new Sampling(1, null, 1, 1, Sampling.Prompts.NONE, 1, 1,
			Sampling.Precision.FLOAT64, Sampling.Method.SUFFICIENT_STATISTICS);

	private static LinearModel truth(int dimension, double noise) {
		var first = new double[dimension];
		first[0] = 1;
		return new LinearModel(first, noise);
	}

	private static LinearRegression leastSquares(double noise) {
		return new LinearRegression(Schedule.of(0), Schedule.of(noise));
	}

	private static Regime regime(Schedule samples, @Nullable Real real, Retain retain, Regime.Design design,
			@Nullable Schedule reuse) {
		return new Regime(samples, real, retain, null, null, null, null, reuse, null, design, Regime.Origin.KNOWN,
				Regime.Start.COLD);
	}

	private static Run run(LinearModel truth, LinearRegression learner, Regime regime, Sampling sampling,
			List<Filter> curation, int fits) {
		return new Run(truth, learner, regime, sampling, curation, List.of(new TestError()), null, fits - 1, 4711);
	}

	/** E1: with the same or a fresh design, and from sufficient statistics. */
	@Test
	void replacedLabelsAddTheirErrors() {
		for (var design : Regime.Design.values()) {
			var runs = Replicates.of(run(truth(10, 1), leastSquares(1),
					regime(Schedule.of(40), null, Loops.REPLACE, design, null), Sampling.PLAIN, List.of(), 10), 2000, 1,
					9, 10);
			runs.mean(1, 0).shows(10 / 29.0);
			runs.mean(10, 0).shows(3.4483);
			runs.mean(9, 0).rejects(3.4483);
		}
		var statistics = Replicates.of(run(truth(10, 1), leastSquares(1), Loops.replace(40), STATISTICS, List.of(), 10),
				4000, 1, 10);
		statistics.mean(1, 0).shows(10 / 29.0);
		statistics.mean(10, 0).shows(3.4483);
		statistics.mean(10, 0).rejects(10 * 10 / 30.0);
	}

	/** E2 with the same design, E3 with a fresh one: each rejects the other's. */
	@Test
	void accumulatedLabelsBoundTheError() {
		var same = Replicates.of(run(truth(10, 1), leastSquares(1),
				regime(Schedule.of(40), null, Loops.ACCUMULATE, Regime.Design.SAME, null), Sampling.PLAIN, List.of(),
				10), 5000, 10);
		same.mean(10, 0).shows(.53440);
		same.mean(10, 0).rejects(.49762);
		var fresh = Replicates.of(run(truth(10, 1), leastSquares(1),
				regime(Schedule.of(40), null, Loops.ACCUMULATE, Regime.Design.FRESH, null), STATISTICS, List.of(), 10),
				5000, 10);
		fresh.mean(10, 0).shows(.49762);
		fresh.mean(10, 0).rejects(.53440);
	}

	/** E4: six generator fits, then one on more rows with other noise. */
	@Test
	void generatorsAndAFinalFit() {
		var rows = new Schedule.List(new double[] { 30, 30, 30, 30, 30, 30, 60 });
		var noise = new Schedule.List(new double[] { .5, .5, .5, .5, .5, 1 });
		var learner = new LinearRegression(Schedule.of(0), noise);
		var runs = Replicates.of(run(truth(10, .5), learner,
				regime(rows, null, Loops.REPLACE, Regime.Design.FRESH, null), Sampling.PLAIN, List.of(), 7), 6000, 6,
				7);
		runs.mean(7, 0).shows(.99356);
		runs.mean(6, 0).rejects(.99356);
	}

	/** E5: too few rows shrink the weights. */
	@Test
	void shortestSolutionsForget() {
		var runs = Replicates.of(run(truth(40, 0), leastSquares(0), Loops.replace(30), Sampling.PLAIN, List.of(), 8),
				600, 1, 4, 8);
		runs.mean(1, 0).shows(.25);
		runs.mean(4, 0).shows(.6836);
		runs.mean(8, 0).shows(.8999);
		runs.mean(4, 0).rejects(1 - Math.pow(.75, 5));
	}

	/** E6: a tenth of the labels from other weights leaves a plateau of 0.01. */
	@Test
	void aFewForeignLabelsLeaveAPlateau() {
		var other = new double[10];
		other[0] = 1;
		other[1] = 1;
		var shifted = new Correction(1e9, new Linear(10, .5, other));
		var tenth = Loops.share(0.9, Real.Source.FRESH, Real.Mixing.STRATIFIED);
		for (var rows : new int[] { 200, 2000 }) {
			var runs = Replicates.of(run(truth(10, .5), leastSquares(.5),
					regime(Schedule.of(rows), tenth, Loops.REPLACE, Regime.Design.FRESH, null), Sampling.PLAIN,
					List.of(shifted), 2), (rows == 200) ? 4000 : 1000, 2);
			runs.mean(2, 0).shows((rows == 200) ? .027728 : .011707, (rows == 200) ? .0015 : .0003);
			runs.mean(2, 0).rejects(.25 * 10 / (rows - 11.0));
		}
	}

	/** F6: labels that are carried along and edited, a tenth of them each round. */
	@Test
	void edits() {
		var carried = regime(Schedule.of(40), null, Loops.REPLACE, Regime.Design.FRESH, Schedule.of(1));
		var steady = Replicates.of(
				run(truth(10, 1), leastSquares(1), carried, Sampling.PLAIN, List.of(new Noise(1, Schedule.of(.1))), 21),
				4000, 2, 21);
		steady.mean(2, 0).shows(.37931);
		steady.mean(21, 0).shows(1.0345);
		var fading = Replicates.of(run(truth(10, 1), leastSquares(1), carried, Sampling.PLAIN,
				List.of(new Noise(1, new Schedule.Geometric(1, .5))), 21), 4000, 21);
		fading.mean(21, 0).shows(.68966);
		fading.mean(21, 0).rejects(1.0345);
	}

	@Test
	void noiseIsEstimatedWithoutBias() {
		var learner = new LinearRegression(Schedule.of(0), null);
		var truth = truth(10, 3);
		var squares = new double[4000];
		for (int i = 0; i < squares.length; i++) {
			var turn = new Turn(i, 0, () -> false);
			var model = learner.fit(Training.of(truth.sample(15, turn.stream("genuine"))), turn);
			squares[i] = model.noise() * model.noise();
		}
		Estimate.mean(squares).shows(9);
		Estimate.mean(squares).rejects(9 * 5 / 15.0);
	}

	/** Ridge: of the solution's length, and nothing left of it for a huge one. */
	@Test
	void ridgeShrinks() {
		var turn = new Turn(1, 0, () -> false);
		var training = Training.of(truth(3, 0).sample(50, turn.stream("genuine")));
		assertThat(fit(0, training, turn)).isCloseTo(1, within(1e-12));
		assertThat(fit(50, training, turn)).isBetween(0.3, 0.7);
		assertThat(fit(1e12, training, turn)).isBetween(0.0, 1e-9);
	}

	private static double fit(double ridge, Training training, Turn turn) {
		return new LinearRegression(Schedule.of(ridge), Schedule.of(0)).fit(training, turn).weights()[0];
	}

	/** K1: above the threshold verification heals, below it does not. */
	@Test
	void aVerifierTurnsTheTide() {
		assertThat(accuracy(.55, .9, .5)).isCloseTo(.977, within(.002));
		assertThat(accuracy(.55, .9, .9)).isCloseTo(.023, within(.01));
		assertThat(accuracy(.70, .9, .5)).isCloseTo(.023, within(.01));
	}

	private static double accuracy(double wrong, double acceptCorrect, double acceptWrong) {
		var learner = new LogisticRegression(1e-3, 1e-8, 100, LogisticModel.Labels.ARGMAX);
		var run = new Run(new TwoClasses(2, 4), learner, Loops.replace(100_000), Sampling.PLAIN,
				List.of(new Flip(wrong), new Verifier(acceptCorrect, acceptWrong)), List.of(new Accuracy()), null, 1,
				5);
		return run.stream(null, () -> false).toList().getLast().generation().metrics()[0];
	}

	/** The genuine log-odds of two normal classes are separation · x₁. */
	@Test
	void logisticRegressionFindsTheLogOdds() {
		var turn = new Turn(6, 0, () -> false);
		var truth = new TwoClasses(2, 1.5);
		var training = Training.of(truth.sample(200_000, turn.stream("genuine")));
		var learner = new LogisticRegression(1e-3, 1e-10, 100, LogisticModel.Labels.CHANCE);
		var model = learner.fit(training, turn);
		assertThat(model.weights()[0]).isCloseTo(1.5, within(.035));
		assertThat(model.weights()[1]).isCloseTo(0, within(.03));
		assertThat(model.intercept()).isCloseTo(0, within(.03));
		var warm = learner.fit(training, turn, model);
		assertThat(warm.weights()[0]).isCloseTo(model.weights()[0], within(1e-9));
	}

}
