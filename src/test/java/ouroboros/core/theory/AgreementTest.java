package ouroboros.core.theory;

import org.junit.jupiter.api.Test;

import ouroboros.core.aggregate.Statistics;
import ouroboros.core.metric.Support;
import ouroboros.core.metric.Variance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * How far what is observed is from what is predicted.
 *
 * <p>
 * A mutant that is none: whether the tolerance of rounding includes its bound.
 */
class AgreementTest {

	private static final int[] ONE = { 3 };

	private static Prediction exact(double expected) {
		return Prediction.exact(new Variance(), Statistic.MEAN, "", ONE, new double[] { expected });
	}

	private static double z(Prediction prediction, double mean, double deviation, double skewness, int n) {
		return Agreement.z(prediction, 0, new Observed(3, n, mean, deviation, skewness));
	}

	@Test
	void countsStandardErrors() {
		assertThat(z(exact(1), 1.5, 2, 0, 100)).isCloseTo(2.5, within(1e-12));
		assertThat(z(exact(1), 0.5, 2, 0, 100)).isCloseTo(-2.5, within(1e-12));
	}

	@Test
	void isSilentAboutASingleReplicateAndAboutApproximations() {
		assertThat(z(exact(1), 1.5, Double.NaN, Double.NaN, 1)).isNaN();
		assertThat(z(Prediction.rough(new Variance(), Statistic.MEAN, "", ONE, new double[] { 1 }), 1.5, 2, 0, 100))
			.isNaN();
	}

	/** The deviation of two that are near each other is next to nothing. */
	@Test
	void isSilentAboutFewReplicates() {
		assertThat(z(exact(1), 1.5, 1e-6, 0, 2)).isNaN();
		assertThat(z(exact(1), 1.5, 2, 0, 19)).isNaN();
		assertThat(z(exact(1), 1.5, 2, 0, 20)).isCloseTo(0.25 * Math.sqrt(20), within(1e-12));
		assertThat(z(exact(1), 1, 2, 0, 2)).isZero();
		var half = Prediction.exact(new Support(), Statistic.shareAbove(1), "", ONE, new double[] { 0.5 });
		assertThat(z(half, 0.75, 0.1, 0, 16)).isCloseTo(2, within(1e-12));
	}

	/** 0.2 √100 = 2. */
	@Test
	void isSilentWhereTheMeanHangsOnRareReplicates() {
		assertThat(z(exact(1), 1.5, 2, 2.1, 100)).isNaN();
		assertThat(z(exact(1), 1.5, 2, -2.1, 100)).isNaN();
		assertThat(z(exact(1), 1.5, 2, 1.9, 100)).isCloseTo(2.5, within(1e-12));
		assertThat(z(exact(1), 1.5, 2, 2, 100)).isCloseTo(2.5, within(1e-12));
		assertThat(z(exact(1).withSkewness(new double[] { 2.1 }), 1.5, 2, 0, 100)).isNaN();
		assertThat(z(exact(1).withSkewness(new double[] { 1.9 }), 1.5, 2, 9, 100)).isCloseTo(2.5, within(1e-12));
		assertThat(z(exact(1).withSkewness(new double[] { Double.NaN }), 1.5, 2, 2.1, 100)).isNaN();
		assertThat(z(exact(1).withSkewness(new double[] { Double.NaN }), 1.5, 2, 1.9, 100)).isCloseTo(2.5,
				within(1e-12));
		assertThat(z(exact(1).withSkewness(new double[] { Double.POSITIVE_INFINITY }), 1.5, 2, 0, 100)).isNaN();
	}

	@Test
	void equalValuesAgreeWithTheirExpectationAlone() {
		assertThat(z(exact(0), 0, 0, Double.NaN, 100)).isZero();
		assertThat(z(exact(0.3), 0.1 + 0.2, 0, Double.NaN, 100)).isZero();
		assertThat(z(exact(0.001), 0, 0, Double.NaN, 100)).isNaN();
		assertThat(z(exact(0.001).withSkewness(new double[] { 0 }), 0, 0, Double.NaN, 100)).isNaN();
		assertThat(z(exact(Double.NEGATIVE_INFINITY), Double.NEGATIVE_INFINITY, Double.NaN, Double.NaN, 100)).isZero();
		assertThat(z(exact(1), Double.POSITIVE_INFINITY, Double.NaN, Double.NaN, 100)).isNaN();
		assertThat(z(exact(1), Double.NaN, Double.NaN, Double.NaN, 100)).isNaN();
	}

	@Test
	void sharesHaveTheErrorOfTheirExpectation() {
		var half = Prediction.exact(new Support(), Statistic.shareAbove(1), "", ONE, new double[] { 0.5 });
		assertThat(z(half, 0.6, 0.1, 0, 100)).isCloseTo(2, within(1e-12));
		assertThat(z(half, 1, 0, Double.NaN, 100)).isCloseTo(10, within(1e-12));
		var rare = Prediction.exact(new Support(), Statistic.shareAbove(1), "", ONE, new double[] { 0.01 });
		assertThat(z(rare, 0, 0, Double.NaN, 100)).isNaN();
		var impossible = Prediction.exact(new Support(), Statistic.shareAbove(1), "", ONE, new double[] { 0 });
		assertThat(z(impossible, 0, 0, Double.NaN, 100)).isZero();
		assertThat(z(impossible, 0.01, 0.1, 9, 100)).isNaN();
	}

	@Test
	void boundsAreMetOrMissedByADistance() {
		var bounds = Prediction.bounds(new Variance(), Statistic.MEAN, "", ONE, new double[] { 1 }, new double[] { 2 });
		assertThat(z(bounds, 1.5, 1, 0, 100)).isZero();
		assertThat(z(bounds, 0.9, 1, 0, 100)).isCloseTo(-1, within(1e-9));
		assertThat(z(bounds, 2.2, 1, 0, 100)).isCloseTo(2, within(1e-9));
	}

	@Test
	void momentsOfValues() {
		var observed = Observed.of(3, 1, 2, 3, 10);
		assertThat(observed.mean()).isEqualTo(4);
		assertThat(observed.deviation()).isCloseTo(Math.sqrt(50 / 3.0), within(1e-12));
		assertThat(observed.skewness()).isCloseTo((-27 - 8 - 1 + 216) / Math.pow(50 / 3.0, 1.5) / 4, within(1e-12));
		assertThat(observed.standardError()).isCloseTo(Math.sqrt(50 / 12.0), within(1e-12));
	}

	/** Of the smallest and the largest the skewness is known, of a share all. */
	@Test
	void momentsOfStatistics() {
		var ofStatistics = Observed.of(3, Statistics.of(1, 2, 3, 10));
		assertThat(ofStatistics.n()).isEqualTo(4);
		assertThat(ofStatistics.mean()).isCloseTo(4, within(1e-12));
		assertThat(ofStatistics.deviation()).isCloseTo(Math.sqrt(50 / 3.0), within(1e-12));
		assertThat(ofStatistics.skewness()).isCloseTo((216 - 27) / Math.pow(50 / 3.0, 1.5) / 4, within(1e-12));
		var ofRoots = Observed.of(3, Statistics.of(1, 1, 4, 9, 100), Math::sqrt);
		var ofValues = Observed.of(3, 1, 1, 2, 3, 10);
		assertThat(ofRoots.n()).isEqualTo(5);
		assertThat(ofRoots.mean()).isCloseTo(ofValues.mean(), within(0.05));
		assertThat(ofRoots.deviation()).isCloseTo(ofValues.deviation(), within(0.05));
		assertThat(ofRoots.skewness()).isCloseTo(ofValues.skewness(), within(0.02));
		var ofShare = Observed.ofShare(3, 8, 0.25);
		assertThat(ofShare.mean()).isEqualTo(0.25);
		assertThat(ofShare.deviation()).isCloseTo(Observed.of(3, 0, 0, 0, 0, 0, 0, 1, 1).deviation(), within(1e-12));
		assertThat(ofShare.skewness()).isCloseTo(2 / Math.sqrt(3), within(1e-12));
	}

}
