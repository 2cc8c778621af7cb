package ouroboros.core.metric;

import org.junit.jupiter.api.Test;

import ouroboros.core.Metric;
import ouroboros.core.View;
import ouroboros.core.data.Points;
import ouroboros.core.law.DatasetRows;
import ouroboros.core.law.Empirical;
import ouroboros.core.law.Law;
import ouroboros.core.law.Normal;
import ouroboros.core.law.NormalMixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Divergences of laws with densities. Constants are of mpmath 1.2.1 (quadrature with 30
 * digits, split at the crossings of the densities) in one dimension, and of numpy 1.24.2
 * (closed forms, or a grid of 3601² points on [-9, 9]²) in more.
 */
class DensityMetricsTest {

	private static final Normal TRUTH = Normal.of(0, 1);

	private static final Normal MODEL = Normal.of(0.5, 0.36);

	private static void expect(Metric metric, Law truth, Law model, double expected, double relative) {
		assertThat(metric.measure(Views.of(truth, model))).as("%s", metric)
			.isCloseTo(expected, within(relative * Math.abs(expected)));
	}

	@Test
	void areClosedFormsForNormalLawsInOneDimension() {
		expect(new KlDivergence(), TRUTH, MODEL, 0.7252854873451204, 1e-14);
		expect(new ReverseKlDivergence(), TRUTH, MODEL, 0.31582562376599066, 1e-14);
		expect(new Entropy(), TRUTH, MODEL, 0.908112909438682, 1e-14);
		expect(new NegativeLogLikelihood(), TRUTH, MODEL, 2.1442240205497933, 1e-14);
	}

	/** Of variances 1 and 1 + e, e²/4 but for terms of e³. */
	@Test
	void divergencesOfNormalLawsThatNearlyAgreeAreExact() {
		expect(new KlDivergence(), TRUTH, Normal.of(0, 1 + 0x1p-26), 0x1p-54, 1e-6);
		for (int i = -1000; i <= 1000; i++) {
			assertThat(new KlDivergence().measure(Views.of(TRUTH, Normal.of(0, 1 + i * 0x1p-52)))).isBetween(0.0,
					1e-25);
		}
	}

	/** Of three rows that no sample holds one is for validation, two for metrics. */
	@Test
	void likelihoodIsOfHeldOutRows() {
		var rows = new Points(1, new double[] { 9, 1, 5, 2, 3 });
		var expected = 0.5 * Math.log(2 * Math.PI * 4) + (2.0 * 2 + 3 * 3) / 2 / 8;
		expect(new NegativeLogLikelihood(), new Empirical(new DatasetRows<>(rows, 2, true)), Normal.of(0, 4), expected,
				1e-14);
		var all = 0.5 * Math.log(2 * Math.PI * 4) + (81.0 + 1 + 25 + 4 + 9) / 5 / 8;
		expect(new NegativeLogLikelihood(), new Empirical(rows), Normal.of(0, 4), all, 1e-14);
	}

	@Test
	void areClosedFormsForNormalLawsInThreeDimensions() {
		var truth = new Normal(new double[] { 1, 2, 3 },
				new double[][] { { 2, 0.3, 0.1 }, { 0.3, 1, 0.2 }, { 0.1, 0.2, 0.5 } });
		var model = new Normal(new double[] { 0.5, 2.2, 2 },
				new double[][] { { 1, 0.1, 0 }, { 0.1, 1.5, -0.2 }, { 0, -0.2, 0.8 } });
		expect(new KlDivergence(), truth, model, 1.0760440633307158, 1e-13);
		expect(new ReverseKlDivergence(), truth, model, 1.6667047528671817, 1e-13);
		expect(new Entropy(), truth, model, 4.327565380750868, 1e-13);
		expect(new NegativeLogLikelihood(), truth, model, 5.2672355196397564, 1e-13);
	}

	@Test
	void areIntegratedInOneDimension() {
		expect(new TotalVariation(), TRUTH, MODEL, 0.323420803141430125398956, 1e-11);
		expect(new JensenShannon(), TRUTH, MODEL, 0.0913795219484669255500538, 1e-11);
		expect(new KlDivergence(), Views.lopsided(), Views.fitted(), 0.159364267980325881921238, 1e-11);
		expect(new ReverseKlDivergence(), Views.lopsided(), Views.fitted(), 0.170765557627992973626188, 1e-11);
		expect(new TotalVariation(), Views.lopsided(), Views.fitted(), 0.204989663474853876099628, 1e-11);
		expect(new JensenShannon(), Views.lopsided(), Views.fitted(), 0.0394401856968341817009060, 1e-11);
		expect(new Entropy(), Views.lopsided(), Views.fitted(), 1.75565096958962054366560, 1e-11);
		expect(new NegativeLogLikelihood(), Views.lopsided(), Views.fitted(), 1.91846728587829437044238, 1e-11);
		expect(new KlDivergence(), TRUTH, Views.fitted(), 0.5535710060186547113713189, 1e-11);
	}

	@Test
	void agreeBetweenQuadratureAndClosedForm() {
		// the same law, said as a mixture of one component, is integrated
		var truth = Views.mixture(new double[] { 1, 0, 1 });
		var model = Views.mixture(new double[] { 1, 0.5, 0.6 });
		expect(new KlDivergence(), truth, model, 0.7252854873451204, 1e-12);
		expect(new ReverseKlDivergence(), truth, model, 0.31582562376599066, 1e-12);
		expect(new Entropy(), truth, model, 0.908112909438682, 1e-12);
		expect(new NegativeLogLikelihood(), truth, model, 2.1442240205497933, 1e-12);
	}

	/** Deviation 1e-8: the components do not overlap, so mpmath sums their parts. */
	@Test
	void holdForAModelMuchNarrowerThanTheTruth() {
		var narrow = Views.mixture(new double[] { 0.5, -2, 1e-8 }, new double[] { 0.5, 1, 1e-8 });
		expect(new ReverseKlDivergence(), Views.lopsided(), narrow, 17.65484522700293737467494, 1e-11);
		expect(new KlDivergence(), Views.lopsided(), narrow, 3257837636558569.475367012, 1e-9);
		assertThat(new TotalVariation().measure(Views.of(Views.lopsided(), narrow))).isBetween(0.999999, 1.0);
		assertThat(new JensenShannon().measure(Views.of(Views.lopsided(), narrow))).isCloseTo(Math.log(2),
				within(1e-6));
		// abscissae near -2 are rounded to 4e-16, which is 4e-8 of the deviation
		expect(new Entropy(), TRUTH, narrow, Math.log(2) + 0.5 * Math.log(2 * Math.PI * Math.E) + Math.log(1e-8), 1e-9);
	}

	@Test
	void holdForAModelMuchWiderThanTheTruth() {
		var wide = Views.mixture(new double[] { 0.5, -2, 1e8 }, new double[] { 0.5, 1, 1e8 });
		assertThat(new TotalVariation().measure(Views.of(Views.lopsided(), wide))).isBetween(0.999999, 1.0);
		// the wide density is flat where the truth lives: ln(1e8 sqrt(2π)) less the
		// truth's
		// entropy, of which the divergence to another law and the cross entropy differ
		var entropy = new NegativeLogLikelihood().measure(Views.of(Views.lopsided(), Views.fitted()))
				- new KlDivergence().measure(Views.of(Views.lopsided(), Views.fitted()));
		expect(new KlDivergence(), Views.lopsided(), wide, Math.log(1e8 * Math.sqrt(2 * Math.PI)) - entropy, 1e-10);
	}

	/**
	 * Two-sided |z| < 4 with the standard deviations of the grid: false alarms 6e-5 each,
	 * none for fixed seeds until the draws change.
	 */
	@Test
	void areMeansOverDrawsInTwoDimensions() {
		var view = Views.of(Views.twoModes(), Views.twoModesFitted());
		expectWithError(new KlDivergence(), view, 0.2366584535964551, 0.7542532786822119 / 100);
		expectWithError(new ReverseKlDivergence(), view, 0.20948521843957735, 0.625046675901681 / 100);
		expectWithError(new Entropy(), view, 3.2571460175889744, 0.8906760389421369 / 100);
		expectWithError(new NegativeLogLikelihood(), view, 3.707255713707894, 1.3525954008579595 / 100);
		expectWithError(new TotalVariation(), view, 0.24191271977556383, 0.0013789174970476748);
		expectWithError(new JensenShannon(), view, 0.051341604193756295, 0.0005491217038980962);
	}

	/** The other direction and the root of Jensen-Shannon are told apart by the draws. */
	@Test
	void tellTheNeighbouringWrongVariantApart() {
		var back = Views.of(Views.twoModesFitted(), Views.twoModes());
		assertThat(Math.abs(new KlDivergence().measure(back) - 0.2366584535964551)).isGreaterThan(0.0075);
		var view = Views.of(Views.twoModes(), Views.twoModesFitted());
		assertThat(Math.abs(Math.sqrt(new JensenShannon().measure(view)) - 0.051341604193756295))
			.isGreaterThan(4 * 0.00055);
	}

	private static void expectWithError(Metric metric, View view, double expected, double standardError) {
		assertThat((metric.measure(view) - expected) / standardError).as("z of %s", metric).isBetween(-4.0, 4.0);
	}

	@Test
	void sayWhatADegenerateModelIs() {
		var flat = new Normal(new double[] { 0, 0 }, new double[][] { { 1, 1 }, { 1, 1 } });
		var plane = new Normal(new double[] { 0, 0 }, new double[][] { { 1, 0 }, { 0, 1 } });
		for (var view : new View[] { Views.of(TRUTH, Normal.of(0, 0)), Views.of(plane, flat),
				Views.of(Views.lopsided(), Views.mixture(new double[] { 0.5, 0, 0 }, new double[] { 0.5, 1, 0 })),
				Views.of(plane, new NormalMixture(new double[] { 1 }, new Normal[] { flat })) }) {
			assertThat(new KlDivergence().measure(view)).isEqualTo(Double.POSITIVE_INFINITY);
			assertThat(new ReverseKlDivergence().measure(view)).isEqualTo(Double.POSITIVE_INFINITY);
			assertThat(new TotalVariation().measure(view)).isEqualTo(1);
			assertThat(new JensenShannon().measure(view)).isCloseTo(Math.log(2), within(1e-15));
			assertThat(new Entropy().measure(view)).isEqualTo(Double.NEGATIVE_INFINITY);
			assertThat(new NegativeLogLikelihood().measure(view)).isEqualTo(Double.POSITIVE_INFINITY);
		}
	}

	/** Half of the model is the truth itself, half a point: TV = 1/2, KL(p‖q) = ln 2. */
	@Test
	void countTheDegeneratePartOfAMixture() {
		var half = Views.mixture(new double[] { 0.5, 0, 1 }, new double[] { 0.5, 0.25, 0 });
		expect(new TotalVariation(), TRUTH, half, 0.5, 1e-12);
		expect(new KlDivergence(), TRUTH, half, Math.log(2), 1e-12);
		expect(new NegativeLogLikelihood(), TRUTH, half, 0.5 * Math.log(2 * Math.PI * Math.E) + Math.log(2), 1e-12);
		assertThat(new ReverseKlDivergence().measure(Views.of(TRUTH, half))).isEqualTo(Double.POSITIVE_INFINITY);
		assertThat(new Entropy().measure(Views.of(TRUTH, half))).isEqualTo(Double.NEGATIVE_INFINITY);
		var plane = new Normal(new double[] { 0, 0 }, new double[][] { { 1, 0 }, { 0, 1 } });
		var halfPlane = new NormalMixture(new double[] { 0.5, 0.5 },
				new Normal[] { plane, new Normal(new double[] { 0, 0 }, new double[2][2]) });
		expect(new TotalVariation(), plane, halfPlane, 0.5, 1e-12);
		expect(new KlDivergence(), plane, halfPlane, Math.log(2), 1e-12);
	}

	/**
	 * Both halves without a density lie apart, wherever they are: TV = 1/2, JS = ½ ln 2.
	 */
	@Test
	void countTheDegeneratePartsOfBoth() {
		var truth = Views.mixture(new double[] { 0.5, 0, 1 }, new double[] { 0.5, 3, 0 });
		var model = Views.mixture(new double[] { 0.5, 0, 1 }, new double[] { 0.5, 0.25, 0 });
		expect(new TotalVariation(), truth, model, 0.5, 1e-12);
		expect(new JensenShannon(), truth, model, 0.5 * Math.log(2), 1e-12);
	}

	@Test
	void measureTheLikelihoodOfADataSet() {
		var rows = new Empirical(new Points(1, new double[] { -3, -1, -1, 0.5, 2.25 }));
		expect(new NegativeLogLikelihood(), rows, Views.fitted(), 2.033640283498209669859782, 1e-13);
		expect(new NegativeLogLikelihood(), rows, MODEL, 5.911585131660904, 1e-13);
	}

	@Test
	void doNotCancelForNearlyEqualLaws() {
		var epsilon = 1e-6;
		// ½(t - ln(1+t)) = t²/4 - t³/6 + … with t = 2e-6 + 1e-12
		var t = 2 * epsilon + epsilon * epsilon;
		expect(new KlDivergence(), Normal.of(0, (1 + epsilon) * (1 + epsilon)), TRUTH, t * t / 4 - t * t * t / 6, 1e-8);
	}

}
