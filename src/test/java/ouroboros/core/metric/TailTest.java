package ouroboros.core.metric;

import org.junit.jupiter.api.Test;

import ouroboros.core.data.Points;
import ouroboros.core.law.Matrices;
import ouroboros.core.law.Normal;
import ouroboros.core.law.NormalMixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Tail mass and hallucinated mass of densities. */
class TailTest {

	/**
	 * scipy 1.10.1: (norm.cdf((-z-.2)/.8) + norm.sf((z-.2)/.8))/.01, z = norm.isf(.005).
	 */
	@Test
	void isExactForANormalTruthInOneDimension() {
		var view = Views.of(Normal.of(5, 4), Normal.of(5.4, 0.64 * 4));
		assertThat(new TailMass(0.01).measure(view)).isCloseTo(0.175046927271162, within(1e-12));
		assertThat(new HallucinatedMass(0.001).measure(view)).isCloseTo(6.237508707090788e-05, within(1e-14));
		assertThat(new TailMass(0.01).measure(Views.of(Normal.of(5, 4), Normal.of(5, 4)))).isCloseTo(1, within(1e-12));
	}

	@Test
	void isLostByADegenerateModel() {
		assertThat(new TailMass(0.01).measure(Views.of(Normal.of(0, 1), Normal.of(0.5, 0)))).isZero();
		assertThat(new HallucinatedMass(0.001).measure(Views.of(Normal.of(0, 1), Normal.of(9, 0)))).isEqualTo(1);
	}

	/**
	 * In two dimensions P(|x|² > c) = exp(-c/2): of a model with half the covariance the
	 * tail of 0.1 has 0.01. Binomial standard error; |z| < 4, false alarms 6e-5.
	 */
	@Test
	void isCountedBeyondAMahalanobisRadius() {
		var truth = new Normal(new double[] { 1, 1 }, new double[][] { { 2, 1 }, { 1, 2 } });
		var model = new Normal(truth.mean(), Matrices.times(0.5, truth.covariance()));
		var z = (new HallucinatedMass(0.1).measure(Views.of(truth, model)) - 0.01) / Math.sqrt(0.01 * 0.99 / 1e4);
		assertThat(z).isBetween(-4.0, 4.0);
		var ratio = (new TailMass(0.1).measure(Views.of(truth, model)) - 0.1) / (Math.sqrt(0.01 * 0.99 / 1e4) / 0.1);
		assertThat(ratio).isBetween(-4.0, 4.0);
	}

	/**
	 * A mixture of one component has the tail of its normal law: here the boundary is the
	 * 100th smallest density of 10,000. Over 100 seeds the mean under the truth is 1,
	 * with the variance of two binomials; |z| < 4, false alarms 6e-5. A boundary at rank
	 * 110 instead would give z near 7.
	 */
	@Test
	void isCountedBelowAnEmpiricalQuantileForAMixtureTruth() {
		var truth = Views.twoModes();
		var sum = 0.0;
		for (int seed = 0; seed < 100; seed++) {
			sum += new TailMass(0.01).measure(Views.of(truth, truth, truth, seed));
		}
		var z = (sum / 100 - 1) / Math.sqrt(2 * 0.99 / (0.01 * 1e4) / 100);
		assertThat(z).isBetween(-4.0, 4.0);
	}

	/**
	 * Of the held-out points themselves those up to the boundary are just a hundredth.
	 */
	@Test
	void reachesUpToItsBoundary() {
		var truth = Views.twoModes();
		var heldOut = (Points) Views.of(truth, truth).genuine(RegularPart.DRAWS);
		var tail = GenuineTail.of(Views.of(truth, new Views.Fixed(heldOut)), 0.01);
		assertThat(tail.model()).isEqualTo(0.01);
		assertThat(tail.genuine()).isEqualTo(100 / 10_001.0);
	}

	@Test
	void isDefinedByTheTruthAlone() {
		// half of the model's draws are far from every genuine mode
		var unit = Matrices.identity(2);
		var model = new NormalMixture(new double[] { 0.5, 0.5 },
				new Normal[] { new Normal(new double[] { -2, 0 }, Matrices.times(0.01, unit)),
						new Normal(new double[] { 0, 50 }, unit) });
		assertThat(new HallucinatedMass(0.001).measure(Views.of(Views.twoModes(), model))).isBetween(0.475, 0.525);
	}

}
