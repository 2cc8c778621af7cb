package ouroboros.core.theory;

import org.junit.jupiter.api.Test;

import ouroboros.core.Metric;
import ouroboros.core.metric.HallucinatedMass;
import ouroboros.core.metric.Heterozygosity;
import ouroboros.core.metric.Mean;
import ouroboros.core.metric.MeanShift;
import ouroboros.core.metric.TestError;
import ouroboros.core.metric.Variance;
import ouroboros.core.theory.Statistic.Function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static ouroboros.core.theory.Settings.regime;

/**
 * What channels add to the closed forms, fit by fit, worked out by hand; fit t is
 * generation t - 1. Vectors have a covariance that is not the unit one, so that a number
 * in the wrong units is another number.
 */
class ChannelsTest {

	private static final double CLOSE = 1e-12;

	private static final Metric FOREIGN = new HallucinatedMass(0.001);

	private static double at(Theory theory, String spec, Metric metric, int fit) {
		return Settings.expected(theory, Settings.of(spec), metric, Function.VALUE)[fit - 1];
	}

	private static String labels(String noise, String regime) {
		return "\"truth\":{\"type\":\"linear\",\"dimension\":10,\"noise\":1},\"learner\":{\"type\":\"linear-regression\"%s},"
			.formatted(noise)
				+ "\"curation\":[{\"type\":\"noise\",\"deviation\":0.5},{\"type\":\"shift\",\"offset\":[0.3]}],"
				+ regime("\"samples\":40," + regime, 3);
	}

	/**
	 * Of fresh rows a shift is one more noise, of the same ones it has the same direction
	 * again and again. Estimated noise is that of the residuals, shift included.
	 */
	@Test
	void labelsThatReplace() {
		var theory = new RegressionReplace();
		var unit = 10 / 29.0;
		var fresh = "\"design\":\"fresh\"";
		assertThat(at(theory, labels(",\"noise\":1", fresh), new TestError(), 3)).isCloseTo(unit * (1 + 2 * 1.34),
				within(CLOSE));
		assertThat(at(theory, labels("", fresh), new TestError(), 3)).isCloseTo(unit * (1 + 1.34 + 1.68),
				within(CLOSE));
		var same = "\"design\":\"same\"";
		assertThat(at(theory, labels(",\"noise\":1", same), new TestError(), 3))
			.isCloseTo(unit * (1 + 2 * 1.25 + 0.6 * 0.6), within(CLOSE));
		assertThat(at(theory, labels("", same), new TestError(), 3)).isCloseTo(unit * (1 + 1.25 + 1.59 + 0.6 * 0.6),
				within(CLOSE));
	}

	@Test
	void labelsThatAccumulate() {
		var theory = new RegressionAccumulate();
		var retain = "\"retain\":\"accumulate\",\"design\":";
		var freedom = new double[] { 29, 69, 109 };
		var given = 10 * (1 / freedom[0] + 1.34 / 2 / freedom[1] + 1.34 / 3 / freedom[2]);
		assertThat(at(theory, labels(",\"noise\":1", retain + "\"fresh\""), new TestError(), 3)).isCloseTo(given,
				within(CLOSE));
		// residuals: 30 of 40 rows' squares are left at first, then 40(1-10/80) of the
		// new ones too
		var estimated = (30 + 1.34 * 35) / 70;
		assertThat(at(theory, labels("", retain + "\"fresh\""), new TestError(), 3))
			.isCloseTo(given + 10 / 3.0 / freedom[2] * (estimated - 1), within(CLOSE));
		var unit = 10 / 29.0;
		var moved = 0.3 * (1 / 2.0 + 1 / 3.0);
		assertThat(at(theory, labels(",\"noise\":1", retain + "\"same\""), new TestError(), 3))
			.isCloseTo(unit * (1 + 1.25 / 4 + 1.25 / 9 + moved * moved), within(CLOSE));
		assertThat(at(theory, labels("", retain + "\"same\""), new TestError(), 3))
			.isCloseTo(unit * (1 + 1.25 / 4 + (estimated + 0.25) / 9 + moved * moved), within(CLOSE));
	}

	/**
	 * Rows that are as many as dimensions leave no residuals: nothing divided by nothing.
	 */
	@Test
	void labelsWithoutNoise() {
		var spec = "\"truth\":{\"type\":\"linear\",\"dimension\":10,\"noise\":0},\"learner\":{\"type\":\"linear-regression\"},"
				+ regime("\"samples\":5,\"retain\":\"accumulate\"", 4);
		assertThat(at(new RegressionAccumulate(), spec, new TestError(), 4)).isCloseTo(0.5, within(CLOSE));
		var rare = spec.replace("\"noise\":0", "\"noise\":1").replace(":5,", ":14,");
		assertThat(Settings.predictions(new RegressionAccumulate(), Settings.of(rare)).getFirst().skewness())
			.containsOnly(Double.POSITIVE_INFINITY);
	}

	private static String vectors(String curation, int fits) {
		return "\"truth\":{\"type\":\"gaussian\",\"mean\":[1,2],\"covariance\":[[4,0],[0,9]]},"
				+ "\"learner\":{\"type\":\"gaussian\",\"estimator\":\"maximum-likelihood\"},"
				+ "\"curation\":[%s],".formatted(curation) + regime("\"samples\":20", fits);
	}

	/** tr Σ = 13, of which 19/20 are left at every fit. */
	@Test
	void noiseAndShiftOfVectors() {
		var theory = new NormalMoments();
		var spec = vectors("{\"type\":\"noise\",\"deviation\":1.5},{\"type\":\"shift\",\"offset\":[3,-1]}", 3);
		var drawn = 13 * 0.95 + 2 * 2.25;
		assertThat(at(theory, spec, new Variance(), 2)).isCloseTo(0.95 * drawn, within(CLOSE));
		assertThat(at(theory, spec, new MeanShift(), 2)).isCloseTo((13 + drawn) / 20 + 10, within(CLOSE));
		assertThat(at(theory, spec, new MeanShift(), 3)).isCloseTo((13 + drawn + 0.95 * drawn + 4.5) / 20 + 40,
				within(CLOSE));
		// a shift has as many coordinates as are named
		assertThat(at(theory, spec.replace("[3,-1]", "[3]"), new MeanShift(), 2)).isCloseTo((13 + drawn) / 20 + 9,
				within(CLOSE));
		assertThat(at(theory,
				vectors("{\"type\":\"round-trip\",\"there\":{\"type\":\"noise\",\"deviation\":1.5},"
						+ "\"back\":{\"type\":\"shift\",\"offset\":[3,-1]}}", 3),
				new MeanShift(), 3))
			.isEqualTo(at(theory, spec, new MeanShift(), 3));
	}

	/** Half of the draws are the target's, of mean (2, -1) and tr 10. */
	@Test
	void correctionOfVectors() {
		var spec = vectors("{\"type\":\"correction\",\"strength\":1,\"target\":{\"type\":\"gaussian\",\"mean\":[2,-1],"
				+ "\"covariance\":[[3,0],[0,7]]}}", 2);
		var apart = 10 + 13 / 20.0;
		var drawn = 0.5 * 0.95 * 13 + 0.5 * 10 + 0.25 * apart;
		assertThat(at(new NormalMoments(), spec, new Variance(), 2)).isCloseTo(0.95 * drawn, within(CLOSE));
		assertThat(at(new NormalMoments(), spec, new MeanShift(), 2)).isCloseTo(0.25 * 10 + 0.25 * 13 / 20 + drawn / 20,
				within(CLOSE));
	}

	private static String symbols(String probabilities, double flip) {
		return "\"truth\":{\"type\":\"categorical\",\"probabilities\":[%s]},\"learner\":{\"type\":\"categorical\"},"
			.formatted(probabilities)
				+ "\"metrics\":[\"heterozygosity\",\"hallucinated-mass\"],\"curation\":[{\"type\":\"flip\",\"probability\":%s}],"
					.formatted(flip)
				+ regime("\"samples\":20", 3);
	}

	/** Another symbol with probability ε is any of K with εK/(K-1). */
	@Test
	void flipsOfSymbols() {
		var theory = new SymbolMoments();
		var three = symbols("0.3,0.7,0", 0.1);
		assertThat(at(theory, three, FOREIGN, 1)).isZero();
		assertThat(at(theory, three, FOREIGN, 2)).isCloseTo(0.05, within(CLOSE));
		assertThat(at(theory, three, FOREIGN, 3)).isCloseTo(0.85 * 0.05 + 0.05, within(CLOSE));
		var squares = 1 / 20.0 + 0.95 * 0.58;
		var flipped = 0.85 * 0.85 * squares + 2 * 0.85 * 0.15 / 3 + 0.15 * 0.15 / 3;
		assertThat(at(theory, three, new Heterozygosity(), 2)).isCloseTo(0.95 * (1 - flipped), within(CLOSE));
		var two = symbols("1,0", 0.1);
		assertThat(at(theory, two, FOREIGN, 3)).isCloseTo((1 - 0.8 * 0.8) / 2, within(CLOSE));
		assertThat(Settings.prediction(theory, Settings.of(two), FOREIGN, Function.VALUE).limit()).isCloseTo(0.5,
				within(1e-9));
	}

	private static double bias(String curation, String regime) {
		var spec = "\"truth\":{\"type\":\"gaussian\",\"dimension\":1},\"learner\":{\"type\":\"gaussian\"},\"metrics\":[\"mean\"],"
				+ "\"curation\":[%s],".formatted(curation) + regime("\"samples\":100," + regime, 3);
		return Settings.prediction(new NormalMoments(), Settings.of(spec), new Mean(), Function.VALUE).limit();
	}

	/** b = (1-w)(b+δ) for a weight w of genuine points. */
	@Test
	void theBiasInTheEnd() {
		var shift = "{\"type\":\"shift\",\"offset\":[2]}";
		var noise = "{\"type\":\"noise\",\"deviation\":1}";
		var beside = "\"real\":{\"count\":%d,\"source\":\"fresh\"},\"realWeight\":%s";
		assertThat(bias(noise + "," + shift, beside.formatted(100, "0.8"))).isCloseTo(0.5, within(CLOSE));
		var golden = (Math.sqrt(5) - 1) / 2;
		assertThat(bias(shift, beside.formatted(100, "\"golden\""))).isCloseTo(2 * (1 - golden) / golden,
				within(CLOSE));
		assertThat(bias(shift, beside.formatted(0, "0.8"))).isInfinite();
		assertThat(bias(shift, "\"real\":{\"share\":1,\"source\":\"fresh\"},\"realWeight\":0.8")).isZero();
		var target = "{\"type\":\"correction\",\"strength\":1,\"target\":{\"type\":\"gaussian\",\"dimension\":1}}";
		assertThat(bias(shift + "," + target, beside.formatted(100, "0.8"))).isNaN();
		var trip = "{\"type\":\"round-trip\",\"there\":%s,\"back\":%s}";
		assertThat(bias(trip.formatted(shift, noise), beside.formatted(100, "0.8"))).isNaN();
		assertThat(bias(trip.formatted(noise, shift), beside.formatted(100, "0.8"))).isNaN();
		assertThat(bias(trip.formatted(noise, noise), beside.formatted(100, "0.8"))).isCloseTo(0, within(1e-9));
	}

}
