package ouroboros.core.metric;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import ouroboros.core.View;
import ouroboros.core.data.Points;
import ouroboros.core.law.Empirical;
import ouroboros.core.law.Matrices;
import ouroboros.core.law.Normal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Maximum mean discrepancy and Vendi score. */
class KernelMetricsTest {

	private static View congruential() {
		var generated = Arrays.stream(Views.congruential(2, 80)).map((u) -> u * 0.7 + 0.2).toArray();
		return Views.of(new Views.Fixed(new Points(2, Views.congruential(1, 1000))),
				new Views.Fixed(new Points(2, generated)));
	}

	/** numpy 1.24.2: median(pdist) of 500 points. */
	@Test
	void haveTheMedianDistanceOfGenuinePointsAsWidth() {
		assertThat(congruential().shared(new GaussianKernel.Median()).width()).isCloseTo(0.5042542604027603,
				within(1e-15));
	}

	/** numpy 1.24.2; with self-pairs (the biased estimate) it would be 0.042316. */
	@Test
	void discrepancyLeavesOutSelfPairs() {
		assertThat(new MaximumMeanDiscrepancy(40).measure(congruential())).isCloseTo(0.025714849914969973,
				within(1e-14));
	}

	/** numpy 1.24.2: eigvalsh. */
	@Test
	void vendiIsTheEntropyOfTheSpectrum() {
		assertThat(new Vendi(40).measure(congruential())).isCloseTo(2.380449229974755, within(1e-12));
	}

	/** Mean 0 over 200 seeds where model and truth agree: |z| < 4, false alarms 6e-5. */
	@Test
	void discrepancyIsUnbiased() {
		var law = new Normal(new double[2], Matrices.identity(2));
		var values = new double[200];
		for (int seed = 0; seed < values.length; seed++) {
			values[seed] = new MaximumMeanDiscrepancy(50).measure(Views.of(law, law, law, seed));
		}
		var mean = Arrays.stream(values).average().orElseThrow();
		var deviation = Math
			.sqrt(Arrays.stream(values).map((v) -> (v - mean) * (v - mean)).sum() / (values.length - 1));
		assertThat(mean / (deviation / Math.sqrt(values.length))).isBetween(-4.0, 4.0);
		assertThat(Arrays.stream(values).anyMatch((value) -> value < 0)).isTrue();
		// the biased estimate is larger by 2(1 - E k)/50, with E k > 0.5
		assertThat((mean + 0.01) / (deviation / Math.sqrt(values.length))).isGreaterThan(4);
	}

	@Test
	void aWidthFixedByTheTruthShowsAModelThatShrinks() {
		var truth = new Normal(new double[2], Matrices.identity(2));
		var model = new Normal(new double[2], Matrices.times(1e-6, Matrices.identity(2)));
		assertThat(new Vendi(200).measure(Views.of(truth, model))).isCloseTo(1, within(1e-3));
		assertThat(new Vendi(200).measure(Views.of(truth, truth))).isGreaterThan(3);
	}

	/**
	 * Two distinct points x times and 200-x times, with kernel value c between them: the
	 * eigenvalues other than 0 are those of a matrix of order 2.
	 */
	@Test
	void vendiCountsDistinctPointsNotCopies() {
		var rows = new Points(1, new double[] { 0, 1 });
		var view = Views.of(new Empirical(rows), new Empirical(rows));
		var ones = Arrays.stream(((Points) view.generated(200)).values()).sum() / 200;
		var width = view.shared(new GaussianKernel.Median()).width();
		assertThat(width).isBetween(0.0, 1.0);
		var c = new GaussianKernel(width).at(1);
		var root = Math.sqrt(0.25 - ones * (1 - ones) * (1 - c * c));
		var large = 0.5 + root;
		var small = 0.5 - root;
		assertThat(new Vendi(200).measure(view)).isCloseTo(Math.exp(-large * Math.log(large) - small * Math.log(small)),
				within(1e-10));
	}

	@Test
	void equalPointsAreOneObservation() {
		var point = Normal.of(3, 0);
		assertThat(new Vendi(50).measure(Views.of(Normal.of(0, 1), point))).isCloseTo(1, within(1e-12));
		assertThat(new Vendi(50).measure(Views.of(point, point))).isCloseTo(1, within(1e-12));
		assertThat(new MaximumMeanDiscrepancy(50).measure(Views.of(point, point))).isCloseTo(0, within(1e-12));
		// a width of 0 tells every different point apart
		assertThat(new Vendi(50).measure(Views.of(point, Normal.of(0, 1)))).isCloseTo(50, within(1e-9));
		assertThat(new MaximumMeanDiscrepancy(50).measure(Views.of(point, Normal.of(0, 1)))).isCloseTo(1,
				within(1e-12));
	}

}
