package ouroboros.core.metric;

import java.util.List;

import org.junit.jupiter.api.Test;

import ouroboros.core.law.Law;
import ouroboros.core.law.LinearModel;
import ouroboros.core.law.LogisticModel;
import ouroboros.core.law.Normal;
import ouroboros.core.law.TwoClasses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Metrics of moments and weights, by hand. */
class MomentMetricsTest {

	private static final Law TRUTH = new Normal(new double[] { 1, -1 }, new double[][] { { 4, 0 }, { 0, 1 } });

	private static final Law MODEL = new Normal(new double[] { 3, 2 }, new double[][] { { 9, 0 }, { 0, 4 } });

	@Test
	void areOfThePlane() {
		var view = Views.of(TRUTH, MODEL);
		assertThat(new Variance().measure(view)).isEqualTo(13);
		assertThat(new LogDeterminant().measure(view)).isCloseTo(Math.log(36), within(1e-14));
		assertThat(new MeanShift().measure(view)).isEqualTo(13);
		assertThat(new Wasserstein2Squared().measure(view)).isCloseTo(15, within(1e-12));
		assertThat(new Mean().measure(Views.of(Normal.of(5, 1), Normal.of(7, 1)))).isEqualTo(7);
	}

	/** What is behind the count stays. */
	@Test
	void areOfManyModelsAtOnce() {
		var means = new double[] { 3, -1, 9 };
		var variances = new double[] { 9, 1, 9 };
		for (var metric : List.<OfMoments>of(new Mean(), new Variance(), new LogDeterminant(), new MeanShift(),
				new Wasserstein2Squared())) {
			var into = new double[] { 77, 77, 77 };
			metric.measure(means, variances, 1, 4, into, 2);
			for (int i = 0; i < 2; i++) {
				var alone = metric.measure(Views.of(Normal.of(1, 4), Normal.of(means[i], variances[i])));
				assertThat(into[i]).as("%s", metric).isCloseTo(alone, within(1e-14));
			}
			assertThat(into[2]).isEqualTo(77);
		}
		var into = new double[2];
		new Wasserstein2Squared().measure(means, variances, 1, 4, into, 2);
		assertThat(into).containsExactly(4 + 1, 4 + 1);
		new MeanShift().measure(means, variances, 0.5, 4, into, 2);
		assertThat(into).containsExactly(6.25, 2.25);
	}

	/** Without weights half of the classes are right. */
	@Test
	void areOfWeights() {
		assertThat(new TestError()
			.measure(Views.of(new LinearModel(new double[] { 1, 2 }, 1), new LinearModel(new double[] { 3, -1 }, 5))))
			.isEqualTo(13);
		var classes = new TwoClasses(2, 2);
		var none = new LogisticModel(new double[2], 1, LogisticModel.Labels.ARGMAX);
		assertThat(new TestError().measure(Views.of(classes, none))).isEqualTo(0.5);
		// P(Z > 1) of SciPy 1.17.1, scipy.stats.norm.sf(1)
		var best = new LogisticModel(new double[] { 3, 0 }, 0, LogisticModel.Labels.ARGMAX);
		assertThat(new TestError().measure(Views.of(classes, best))).isCloseTo(0.15865525393145707, within(1e-14));
	}

	/**
	 * Margins of the classes at ±(1, 0) are 3 ± 2 in units of 5 deviations. SciPy 1.10.1,
	 * (scipy.stats.norm.cdf(1) + scipy.stats.norm.cdf(0.2)) / 2.
	 */
	@Test
	void accuracyIsTheMeanOfBothClasses() {
		var model = new LogisticModel(new double[] { 3, 4 }, 2, LogisticModel.Labels.ARGMAX);
		assertThat(new Accuracy().measure(Views.of(new TwoClasses(2, 2), model))).isCloseTo(0.7103022277538229,
				within(1e-14));
	}

}
