package ouroboros.core.metric;

import org.junit.jupiter.api.Test;

import ouroboros.core.Sampling;
import ouroboros.core.View;
import ouroboros.core.chance.Turn;
import ouroboros.core.data.Points;
import ouroboros.core.law.Empirical;
import ouroboros.core.law.Law;
import ouroboros.core.law.Normal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

/**
 * Constants by mpmath 1.2.1: integrals of |F-G| with 25 digits, split where F = G.
 */
class Wasserstein1Test {

	private static double of(Law truth, Law model) {
		return new Wasserstein1().measure(Views.of(truth, model));
	}

	@Test
	void isTheMeanOfAFoldedNormalForNormalLaws() {
		assertThat(of(Normal.of(0, 1), Normal.of(0.5, 0.36))).isCloseTo(0.540469494644362266304062881874,
				within(1e-15));
		assertThat(of(Normal.of(0, 1), Normal.of(-0.5, 0.36))).isCloseTo(0.540469494644362266304062881874,
				within(1e-15));
		assertThat(of(Normal.of(0, 1), Normal.of(3, 1))).isEqualTo(3);
		assertThat(of(Normal.of(2, 1), Normal.of(3, 1))).isEqualTo(1);
	}

	/** E|Z - 0| = sqrt(2/π): not the root of the second moment. */
	@Test
	void isTheMeanDistanceToAPoint() {
		assertThat(of(Normal.of(0, 1), Normal.of(0, 0))).isCloseTo(Math.sqrt(2 / Math.PI), within(1e-15));
		assertThat(of(Normal.of(0, 0), Normal.of(7, 0))).isEqualTo(7);
		assertThat(of(Views.lopsided(), Normal.of(0.1, 0))).isCloseTo(1.400604459197906714943736, within(1e-11));
		assertThat(of(Views.lopsided(), Normal.of(0.1, 1e-16))).isCloseTo(1.400604459197906714943736, within(1e-7));
	}

	@Test
	void isIntegratedForMixtures() {
		// the truth's distribution function lies below: the difference of the means
		assertThat(of(Views.lopsided(), Views.fitted())).isCloseTo(0.4, within(1e-11));
		assertThat(of(Normal.of(0, 1), Views.fitted())).isCloseTo(0.74063917626354333195907940, within(1e-10));
		assertThat(of(Views.mixture(new double[] { 1, 0, 1 }), Normal.of(0.5, 0.36)))
			.isCloseTo(0.540469494644362266304062881874, within(1e-11));
	}

	@Test
	void isExactOverTheStepsOfADataSet() {
		var rows = new Empirical(new Points(1, new double[] { 2.25, -1, 0.5, -3, -1 }));
		assertThat(of(rows, Views.fitted())).isCloseTo(0.4935383200818004414951051, within(1e-13));
		assertThat(of(rows, Normal.of(0.5, 0.36))).isCloseTo(1.314659364667061293456674, within(1e-13));
		// |x| has mean (3 + 1 + 1 + 0.5 + 2.25)/5
		assertThat(of(rows, Normal.of(0, 0))).isCloseTo(1.55, within(1e-14));
	}

	/** Now and then, between a thousand steps. */
	@Test
	void stopsWhenToldTo() {
		var rows = new Empirical(new Points(1, new double[1001]));
		var model = Normal.of(0, 1);
		var stopped = new View(rows, model, model, Sampling.PLAIN, new Turn(1, 0, () -> true));
		assertThatExceptionOfType(Turn.Stopped.class).isThrownBy(() -> new Wasserstein1().measure(stopped));
	}

	@Test
	void scalesWithTheData() {
		for (var scale : new double[] { 1e-100, 1e100 }) {
			assertThat(of(Normal.of(0, scale * scale), Normal.of(0.5 * scale, 0.36 * scale * scale)) / scale)
				.isCloseTo(0.540469494644362266304062881874, within(1e-14));
			assertThat(of(new Empirical(new Points(1, new double[] { -scale, scale })), Normal.of(0, 0)) / scale)
				.isCloseTo(1, within(1e-14));
		}
	}

}
