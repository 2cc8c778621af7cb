package ouroboros.core.metric;

import org.junit.jupiter.api.Test;

import ouroboros.core.Metric;
import ouroboros.core.data.Points;
import ouroboros.core.law.Empirical;
import ouroboros.core.law.Exponential;
import ouroboros.core.law.Law;
import ouroboros.core.law.Normal;
import ouroboros.core.law.Poisson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Divergences of Poisson and exponential laws. Constants are of mpmath 1.3.0 (sums, and
 * quadrature with 30 digits).
 */
class OneParameterMetricsTest {

	private static void expect(Metric metric, Law truth, Law model, double expected, double relative) {
		assertThat(metric.measure(Views.of(truth, model))).as("%s", metric)
			.isCloseTo(expected, within(relative * Math.abs(expected)));
	}

	@Test
	void ofFewCounts() {
		var truth = new Poisson(3.5);
		var model = new Poisson(2.75);
		expect(new KlDivergence(), truth, model, 0.0940671988591082466, 1e-14);
		expect(new ReverseKlDivergence(), truth, model, 0.0868043437535578062, 1e-14);
		expect(new TotalVariation(), truth, model, 0.166407326567772475, 1e-13);
		expect(new JensenShannon(), truth, model, 0.0220640995121788277, 1e-13);
		expect(new Entropy(), truth, model, 1.8836315344603163, 1e-13);
		expect(new NegativeLogLikelihood(), truth, model, 2.10923972137208053, 1e-13);
		expect(new Wasserstein1(), truth, model, 0.75, 1e-15);
	}

	@Test
	void ofManyCounts() {
		var truth = new Poisson(400);
		var model = new Poisson(425.5);
		expect(new KlDivergence(), truth, model, 0.779839637821264445, 1e-13);
		expect(new ReverseKlDivergence(), truth, model, 0.796070585267629946, 1e-13);
		expect(new TotalVariation(), truth, model, 0.469807612187881858, 1e-12);
		expect(new JensenShannon(), truth, model, 0.165401650830803918, 1e-12);
		expect(new Entropy(), truth, model, 4.44537492836221162, 1e-12);
		expect(new NegativeLogLikelihood(), truth, model, 5.19430185000084709, 1e-12);
	}

	/** Of 10^10 and 10^10 + 10^5, where not every count is looked at. */
	@Test
	void ofMoreCountsThanCanBeAdded() {
		var truth = new Poisson(1e10);
		var model = new Poisson(1e10 + 1e5);
		expect(new KlDivergence(), truth, model, 0.499996666691666467, 1e-13);
		expect(new TotalVariation(), truth, model, 0.382924042387368102, 1e-7);
		expect(new JensenShannon(), truth, model, 0.111420984721398793, 1e-9);
		expect(new Entropy(), truth, model, 12.931868998141568079, 1e-12);
		expect(new NegativeLogLikelihood(), truth, model, 13.4318606648582343, 1e-12);
	}

	@Test
	void ofCountsThatCeased() {
		var truth = new Poisson(0.25);
		var none = new Poisson(0);
		assertThat(new KlDivergence().measure(Views.of(truth, none))).isEqualTo(Double.POSITIVE_INFINITY);
		expect(new ReverseKlDivergence(), truth, none, 0.25, 1e-15);
		expect(new TotalVariation(), truth, none, 1 - Math.exp(-0.25), 1e-14);
		assertThat(new Entropy().measure(Views.of(truth, none))).isZero();
		assertThat(new NegativeLogLikelihood().measure(Views.of(truth, none))).isEqualTo(Double.POSITIVE_INFINITY);
		expect(new Wasserstein1(), truth, none, 0.25, 1e-15);
	}

	/** A density of counts for a model without counts, and the other way round. */
	@Test
	void acrossKindsOfLaw() {
		var counts = new Poisson(3.5);
		var rows = new Empirical(new Points(1, new double[] { 0, 2, 2, 5 }));
		var model = new Poisson(2.75);
		expect(new NegativeLogLikelihood(), rows, model,
				2.75 - 9 * Math.log(2.75) / 4 + (2 * Math.log(2) + Math.log(120)) / 4, 1e-14);
		assertThat(new NegativeLogLikelihood().measure(Views.of(new Exponential(1), model)))
			.isEqualTo(Double.POSITIVE_INFINITY);
		// of a normal model any truth's mean and variance are enough
		expect(new NegativeLogLikelihood(), counts, Normal.of(3, 4), (Math.log(2 * Math.PI * 4) + (3.5 + 0.25) / 4) / 2,
				1e-14);
		// -E ln(x e^-x) would need counts above 0: an exponential model needs the mean
		expect(new NegativeLogLikelihood(), counts, new Exponential(2), Math.log(2) + 3.5 / 2, 1e-13);
		expect(new Wasserstein1(), rows, new Poisson(0), 2.25, 1e-15);
	}

	/** By the definition ∫|F-G| over unit steps, on which a Poisson law has no slope. */
	@Test
	void wassersteinDistanceOfCountsFromOtherLaws() {
		var counts = new Poisson(3.5);
		var normal = Normal.of(3.5, 3.5);
		var sum = 0.0;
		var steps = 2000;
		for (int i = -20 * steps; i < 40 * steps; i++) {
			var x = (i + 0.5) / steps;
			sum += Math.abs(counts.cumulative(x) - normal.cumulative(x)) / steps;
		}
		expect(new Wasserstein1(), counts, normal, sum, 1e-6);
	}

	@Test
	void ofExponentialLaws() {
		var truth = new Exponential(1);
		var model = new Exponential(1.5);
		expect(new KlDivergence(), truth, model, 0.0721317747748310486, 1e-14);
		expect(new ReverseKlDivergence(), truth, model, 0.094534891891835618, 1e-14);
		expect(new TotalVariation(), truth, model, 0.148148148148148148, 1e-11);
		expect(new JensenShannon(), truth, model, 0.019684612508328366, 1e-11);
		expect(new Entropy(), truth, model, 1.40546510810816438, 1e-12);
		expect(new NegativeLogLikelihood(), truth, model, 1.07213177477483105, 1e-12);
		expect(new Wasserstein1(), truth, model, 0.5, 1e-15);
		var narrow = new Exponential(0.25);
		expect(new KlDivergence(), new Exponential(2), narrow, 4.92055845832016407, 1e-14);
		expect(new TotalVariation(), new Exponential(2), narrow, 0.650122501497414936, 1e-11);
		expect(new JensenShannon(), new Exponential(2), narrow, 0.304889419798204199, 1e-11);
	}

	@Test
	void ofAnExponentialTruthAndANormalModel() {
		expect(new KlDivergence(), new Exponential(1), Normal.of(1, 1), 0.418938533204672742, 1e-11);
		assertThat(new ReverseKlDivergence().measure(Views.of(new Exponential(1), Normal.of(1, 1))))
			.isEqualTo(Double.POSITIVE_INFINITY);
		expect(new Wasserstein1(), new Exponential(1), Normal.of(1, 1), 0.314419980270121677, 1e-10);
	}

	@Test
	void ofAnExponentialModelThatIsAPoint() {
		var view = Views.of(new Exponential(1), new Exponential(0));
		assertThat(new KlDivergence().measure(view)).isEqualTo(Double.POSITIVE_INFINITY);
		assertThat(new ReverseKlDivergence().measure(view)).isEqualTo(Double.POSITIVE_INFINITY);
		assertThat(new TotalVariation().measure(view)).isEqualTo(1);
		assertThat(new Entropy().measure(view)).isEqualTo(Double.NEGATIVE_INFINITY);
		assertThat(new NegativeLogLikelihood().measure(view)).isEqualTo(Double.POSITIVE_INFINITY);
		assertThat(new Wasserstein1().measure(view)).isEqualTo(1);
	}

	/** 10^12 observations move a mean by 1e-6 of itself: no digits may be lost there. */
	@Test
	void ofLawsThatHardlyDiffer() {
		var t = 0x1p-20;
		var expected = t * t / 2 - t * t * t / 6;
		expect(new KlDivergence(), new Poisson(1 + t), new Poisson(1), expected, 1e-12);
		// ln(1+t) - t/(1+t) = t²/2 - 2t³/3 + …
		expect(new KlDivergence(), new Exponential(1), new Exponential(1 + t), t * t / 2 - 2 * t * t * t / 3, 1e-11);
		expect(new TotalVariation(), new Poisson(1 + t), new Poisson(1), t * Math.exp(-1), 1e-5);
	}

}
