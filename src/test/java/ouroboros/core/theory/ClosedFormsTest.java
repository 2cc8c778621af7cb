package ouroboros.core.theory;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import ouroboros.core.Metric;
import ouroboros.core.metric.Heterozygosity;
import ouroboros.core.metric.LogDeterminant;
import ouroboros.core.metric.Mean;
import ouroboros.core.metric.MeanShift;
import ouroboros.core.metric.MissingMass;
import ouroboros.core.metric.Support;
import ouroboros.core.metric.TailMass;
import ouroboros.core.metric.Variance;
import ouroboros.core.metric.Wasserstein2Squared;
import ouroboros.core.theory.Statistic.Function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static ouroboros.core.theory.Settings.regime;

/**
 * Numbers of the closed forms. They were computed and confirmed by simulation
 * independently (numpy 2.4, scipy 1.17); fit t is generation t - 1.
 */
class ClosedFormsTest {

	private static final String STANDARD = "\"truth\":{\"type\":\"gaussian\",\"dimension\":1},";

	private static final String UNBIASED = STANDARD + "\"learner\":{\"type\":\"gaussian\"},";

	private static final String LIKELIHOOD = STANDARD
			+ "\"learner\":{\"type\":\"gaussian\",\"estimator\":\"maximum-likelihood\"},";

	private static final String BERNOULLI = "\"truth\":{\"type\":\"categorical\",\"probabilities\":[0.3,0.7]},"
			+ "\"learner\":{\"type\":\"categorical\"},";

	private static double at(Theory theory, String spec, Metric metric, Function function, int fits) {
		return Settings.expected(theory, Settings.of(spec), metric, function)[fits - 1];
	}

	private static double moment(String spec, Metric metric, int fits) {
		return at(metric instanceof Heterozygosity ? new SymbolMoments() : new NormalMoments(), spec, metric,
				Function.VALUE, fits);
	}

	/** A1, A2, A3, A4, A5. */
	@Test
	void unbiasedReplace() {
		var spec = UNBIASED + regime("\"samples\":20", 10);
		assertThat(moment(spec, new Variance(), 10)).isCloseTo(1, within(1e-12));
		assertThat(moment(spec, new MeanShift(), 10)).isCloseTo(0.5, within(1e-12));
		var replace = new NormalReplace();
		assertThat(at(replace, spec, new Variance(), Function.ROOT, 10)).isCloseTo(0.87676, within(5.1e-6));
		assertThat(at(replace, spec, new LogDeterminant(), Function.VALUE, 10)).isCloseTo(-0.53554, within(5.1e-6));
		assertThat(at(replace, spec, new Wasserstein2Squared(), Function.VALUE, 10)).isCloseTo(0.74647, within(1.1e-5));
		assertThat(
				at(replace, UNBIASED + regime("\"samples\":1000", 10), new Wasserstein2Squared(), Function.VALUE, 10))
			.isCloseTo(0.015, within(5.1e-6));
		var tables = UNBIASED + regime("\"samples\":100", 50);
		assertThat(at(replace, tables, new Wasserstein2Squared(), Function.VALUE, 10)).isCloseTo(0.149871,
				within(1e-6));
		assertThat(at(replace, tables, new Wasserstein2Squared(), Function.VALUE, 50)).isCloseTo(0.737231,
				within(2e-6));
	}

	/** The same at another scale, and about another mean. */
	@Test
	void scaleAndPlace() {
		var spec = "\"truth\":{\"type\":\"gaussian\",\"mean\":[5],\"covariance\":[[4]]},\"learner\":{\"type\":\"gaussian\"},"
				+ "\"metrics\":[\"mean\",\"variance\"]," + regime("\"samples\":20", 10);
		assertThat(moment(spec, new Variance(), 10)).isCloseTo(4, within(1e-12));
		assertThat(at(new NormalMoments(), spec, new Mean(), Function.SQUARE, 10)).isCloseTo(2, within(1e-12));
		assertThat(Settings.prediction(new NormalMoments(), Settings.of(spec), new Mean(), Function.SQUARE)
			.statistic()
			.parameter()).isEqualTo(5);
		assertThat(at(new NormalMoments(), spec, new Mean(), Function.VALUE, 10)).isEqualTo(5);
		var shifted = spec.replace("\"metrics\"", "\"curation\":[{\"type\":\"shift\",\"offset\":[1]}],\"metrics\"");
		assertThat(Settings.prediction(new NormalMoments(), Settings.of(spec), new Mean(), Function.VALUE).source())
			.contains("martingale");
		assertThat(Settings.prediction(new NormalMoments(), Settings.of(shifted), new Mean(), Function.VALUE).source())
			.contains("moved by δ")
			.doesNotContain("martingale");
		assertThat(at(new NormalReplace(), spec, new Variance(), Function.ROOT, 10)).isCloseTo(2 * 0.87676,
				within(1.1e-5));
		assertThat(at(new NormalReplace(), spec, new Wasserstein2Squared(), Function.VALUE, 10)).isCloseTo(4 * 0.74647,
				within(5e-5));
		assertThat(at(new NormalReplace(), spec, new LogDeterminant(), Function.VALUE, 10))
			.isCloseTo(Math.log(4) - 0.53554, within(5.1e-6));
	}

	/** A6 and the growing sizes of the fact sheet. */
	@Test
	void schedules() {
		var spec = UNBIASED + regime("\"samples\":{\"type\":\"power\",\"first\":100,\"exponent\":1}", 20);
		assertThat(moment(spec, new MeanShift(), 20)).isCloseTo(0.035977, within(5.1e-7));
		var quadratic = UNBIASED + regime("\"samples\":{\"type\":\"power\",\"first\":100,\"exponent\":2}", 200);
		assertThat(at(new NormalReplace(), quadratic, new Wasserstein2Squared(), Function.VALUE, 200))
			.isCloseTo(0.02464, within(5.1e-6));
		// B13 as the decay of the variance by maximum likelihood
		var linear = LIKELIHOOD + regime("\"samples\":{\"type\":\"power\",\"first\":10,\"exponent\":1}", 200);
		assertThat(moment(linear, new Variance(), 200)).isCloseTo(0.551, within(5.1e-4));
		var square = LIKELIHOOD + regime("\"samples\":{\"type\":\"power\",\"first\":10,\"exponent\":2}", 200);
		assertThat(moment(square, new Variance(), 200)).isCloseTo(0.844, within(5.1e-4));
	}

	/** A7, A8 and the risk by maximum likelihood. */
	@Test
	void likelihoodReplace() {
		var spec = LIKELIHOOD + regime("\"samples\":50", 100);
		assertThat(moment(spec, new Variance(), 100)).isCloseTo(0.13262, within(5.1e-6));
		assertThat(moment(spec, new MeanShift(), 100)).isCloseTo(0.86738, within(5.1e-6));
		var risk = LIKELIHOOD + regime("\"samples\":100", 1000);
		assertThat(at(new NormalReplace(), risk, new Wasserstein2Squared(), Function.VALUE, 10)).isCloseTo(0.14545,
				within(5.1e-6));
		assertThat(at(new NormalReplace(), risk, new Wasserstein2Squared(), Function.VALUE, 500)).isCloseTo(1.95413,
				within(5.1e-6));
		assertThat(at(new NormalReplace(), risk, new Wasserstein2Squared(), Function.VALUE, 1000)).isCloseTo(1.99895,
				within(5.1e-6));
	}

	/** A9, A10 in the service's form: generation 0's sample is genuine and unbiased. */
	@Test
	void biasedSamples() {
		var spec = UNBIASED + "\"sampling\":{\"bias\":0.8}," + regime("\"samples\":20", 8);
		assertThat(moment(spec, new Variance(), 8)).isCloseTo(0.209715, within(5.1e-7));
		assertThat(moment(spec, new MeanShift(), 8)).isCloseTo(0.208057, within(5.1e-7));
	}

	/** A12, A13. */
	@Test
	void moreDimensions() {
		var five = "\"truth\":{\"type\":\"gaussian\",\"dimension\":5},\"learner\":{\"type\":\"gaussian\",\"estimator\":";
		var spec = five + "\"maximum-likelihood\"}," + regime("\"samples\":30", 20);
		assertThat(moment(spec, new Variance(), 20) / 5).isCloseTo(0.5076, within(5.1e-5));
		assertThat(at(new NormalReplace(), five + "\"unbiased\"}," + regime("\"samples\":30", 20), new LogDeterminant(),
				Function.VALUE, 20))
			.isCloseTo(-11.043, within(5.1e-4));
		assertThat(at(new NormalReplace(), five + "\"unbiased\"}," + regime("\"samples\":100", 50),
				new LogDeterminant(), Function.VALUE, 50))
			.isCloseTo(-7.7155, within(5.1e-5));
		assertThat(at(new NormalReplace(), five + "\"unbiased\"}," + regime("\"samples\":5", 2), new LogDeterminant(),
				Function.VALUE, 1))
			.isEqualTo(Double.NEGATIVE_INFINITY);
	}

	/** A11, at three tenths and at a tenth of the genuine deviation. */
	@Test
	void deviationBound() {
		var bounds = Settings.predictions(new DeviationBound(), Settings.of(UNBIASED + regime("\"samples\":30", 200)));
		assertThat(bounds).hasSize(2);
		assertThat(bounds.getFirst().statistic()).isEqualTo(Statistic.shareAbove(0.3 * 0.3));
		assertThat(upper(bounds.getFirst())[49]).isEqualTo(1);
		assertThat(upper(bounds.getFirst())[199]).isCloseTo(0.621, within(5.1e-4));
		var tenth = Settings.predictions(new DeviationBound(), Settings.of(UNBIASED + regime("\"samples\":10", 200)))
			.getLast();
		assertThat(tenth.statistic()).isEqualTo(Statistic.shareAbove(0.1 * 0.1));
		assertThat(upper(tenth)[199]).isCloseTo(0.0592, within(8e-5));
	}

	private static double[] upper(Prediction prediction) {
		return ((Claim.Between) prediction.claim()).upper();
	}

	/** C2, C3, C4, and the mixing tables with genuine data. */
	@Test
	void pools() {
		assertThat(moment(LIKELIHOOD + regime("\"samples\":10,\"retain\":\"accumulate\"", 100), new Variance(), 100))
			.isCloseTo(0.84428, within(5.1e-6));
		var sizes = "\"samples\":{\"type\":\"list\",\"values\":[30,10,60,5,100,20]},\"retain\":\"accumulate\"";
		assertThat(moment(LIKELIHOOD + regime(sizes, 6), new Variance(), 6)).isCloseTo(0.95178, within(5.1e-6));
		var independent = UNBIASED + regime(
				"\"samples\":100,\"real\":{\"share\":0.1,\"source\":\"fresh\",\"mixing\":\"independent\"}", 100);
		assertThat(moment(independent, new MeanShift(), 100)).isCloseTo(0.05525, within(5.1e-6));
		assertThat(moment(independent, new Variance(), 100)).isCloseTo(1.04972, within(5.1e-6));
		var stratified = UNBIASED + regime("\"samples\":100,\"real\":{\"share\":0.1,\"source\":\"fresh\"}", 100);
		assertThat(moment(stratified, new MeanShift(), 100)).isCloseTo(0.05500, within(5.1e-6));
		assertThat(moment(stratified, new Variance(), 100)).isCloseTo(1.04999, within(5.1e-6));
	}

	/** C1, C5, C6, D1, D2, D6 as they follow from specs. */
	@Test
	void symbolsUnderLinearRegimes() {
		assertThat(2 * 0.21
				- moment(BERNOULLI + regime("\"samples\":5,\"retain\":\"accumulate\"", 30), new Heterozygosity(), 30))
			.isCloseTo(2 * 0.061611, within(1.1e-6));
		var subsample = BERNOULLI + regime("\"samples\":20,\"retain\":\"accumulate\",\"budget\":20", 200);
		assertThat(moment(subsample, new Heterozygosity(), 2)).isCloseTo(2 * 0.191955, within(1.1e-6));
		assertThat(moment(subsample, new Heterozygosity(), 50)).isCloseTo(2 * 0.181477, within(1.1e-6));
		assertThat(moment(subsample, new Heterozygosity(), 200)).isCloseTo(2 * 0.18108, within(1.1e-5));
		assertThat(moment(BERNOULLI + regime("\"samples\":20,\"retain\":{\"window\":3}", 60), new Heterozygosity(), 60))
			.isCloseTo(2 * 0.09470, within(1.1e-5));
		var fresh = "\"samples\":{\"type\":\"list\",\"values\":[10,90]},\"real\":{\"count\":10,\"source\":\"fresh\"}";
		assertThat(2 * 0.21 - moment(BERNOULLI + regime(fresh, 500), new Heterozygosity(), 500)).isCloseTo(2 * 0.010553,
				within(1.1e-6));
		var fixed = "\"samples\":{\"type\":\"list\",\"values\":[20,80]},\"real\":{\"count\":20}";
		assertThat(2 * 0.21 - moment(BERNOULLI + regime(fixed, 500), new Heterozygosity(), 500)).isCloseTo(2 * 0.014837,
				within(1.1e-6));
		var share = "\"samples\":20,\"retain\":\"accumulate\",\"real\":{\"share\":0.1,\"source\":\"fresh\"}";
		assertThat(2 * 0.21 - moment(BERNOULLI + regime(share, 200), new Heterozygosity(), 200))
			.isCloseTo(2 * 0.0069994, within(1.1e-7));
	}

	/** B1, B2 and the tail that is kept on average. */
	@Test
	void symbolsUnderReplace() {
		var zipf = "\"truth\":{\"type\":\"zipf\",\"symbols\":20,\"exponent\":1},\"learner\":{\"type\":\"categorical\"},"
				+ "\"metrics\":[\"heterozygosity\",{\"type\":\"tail-mass\",\"quantile\":0.1}],";
		assertThat(moment(zipf + regime("\"samples\":40", 25), new Heterozygosity(), 25)).isCloseTo(0.46554,
				within(5.1e-6));
		var sizes = "\"samples\":{\"type\":\"list\",\"values\":[10,20,40,80,160]}";
		assertThat(moment(zipf + regime(sizes, 5), new Heterozygosity(), 5)).isCloseTo(0.71718, within(5.1e-6));
		assertThat(at(new SymbolMoments(), zipf + regime("\"samples\":40", 25), new TailMass(0.1), Function.VALUE, 25))
			.isCloseTo(1, within(1e-12));
	}

	/** F5. */
	@Test
	void smoothedSymbols() {
		var spec = "\"truth\":{\"type\":\"zipf\",\"symbols\":4,\"exponent\":1},\"learner\":{\"type\":\"categorical\","
				+ "\"smoothing\":0.5}," + regime("\"samples\":50", 2000);
		assertThat(moment(spec, new Heterozygosity(), 2000)).isCloseTo(0.602362, within(5.1e-7));
		assertThat(Settings.predictions(new SymbolMoments(), Settings.of(spec))).hasSize(1);
	}

	/** The exact chain of the fact sheet's tables. */
	@Test
	void survivors() {
		var hundred = zipf(100, 100);
		assertThat(at(new SymbolSurvival(), hundred, new Support(), Function.VALUE, 1)).isCloseTo(62.962,
				within(5.1e-4));
		assertThat(at(new SymbolSurvival(), hundred, new Support(), Function.VALUE, 10)).isCloseTo(14.7285,
				within(5.1e-5));
		assertThat(at(new SymbolSurvival(), hundred, new Support(), Function.VALUE, 100)).isCloseTo(2.270,
				within(5.1e-4));
		var thousand = zipf(1000, 50);
		assertThat(at(new SymbolSurvival(), thousand, new Support(), Function.VALUE, 1)).isCloseTo(333.747,
				within(5.1e-4));
		assertThat(at(new SymbolSurvival(), thousand, new Support(), Function.VALUE, 50)).isCloseTo(28.971,
				within(5.1e-4));
		var table = CountChain.expected(100, new double[] { 0.001, 0.01, 0.5 }, 100,
				(frequency) -> (frequency > 0) ? 1 : 0);
		assertThat(table[0]).containsExactly(new double[] { 0.09521, 0.63397, 1 }, within(5.1e-6));
		assertThat(table[9]).containsExactly(new double[] { 0.01739, 0.16139, 0.99998 }, within(5.1e-6));
		assertThat(table[99]).containsExactly(new double[] { 0.00232, 0.02304, 0.76851 }, within(5.1e-6));
	}

	private static String zipf(int samples, int fits) {
		return "\"truth\":{\"type\":\"zipf\",\"symbols\":1000,\"exponent\":1},\"learner\":{\"type\":\"categorical\"},"
				+ regime("\"samples\":" + samples, fits);
	}

	/** H1: the missing mass of the first sample alone. */
	@Test
	void missingMass() {
		var spec = "\"truth\":{\"type\":\"zipf\",\"symbols\":200000,\"exponent\":1.5},"
				+ "\"learner\":{\"type\":\"categorical\"}," + regime("\"samples\":1000", 1);
		assertThat(at(new SymbolSurvival(), spec, new MissingMass(), Function.VALUE, 1)).isCloseTo(0.092528,
				within(5.1e-7));
	}

	/** B7 and B9: bounds that hold the exact values. */
	@Test
	void survivalBounds() {
		for (var spec : List.of(zipf(100, 100), zipf(1000, 50))) {
			var setting = Settings.of(spec);
			var exact = Settings.expected(new SymbolSurvival(), setting, new Support(), Function.VALUE);
			var bounds = Settings.bounds(new SurvivalBounds(), setting, new Support(), Function.VALUE);
			for (int i = 0; i < exact.length; i++) {
				assertThat(exact[i]).isBetween(bounds.lower()[i], bounds.upper()[i]);
			}
		}
		// one symbol of the Bernoulli examples beside one that is safe
		var bounds = Settings.bounds(new SurvivalBounds(),
				Settings.of("\"truth\":{\"type\":\"categorical\",\"probabilities\":[0.001,0.999]},"
						+ "\"learner\":{\"type\":\"categorical\"}," + regime("\"samples\":10000", 30)),
				new Support(), Function.VALUE);
		assertThat(bounds.lower()[29] - 1).isCloseTo(0.46525, within(5.1e-6));
		assertThat(bounds.upper()[29] - 1).isCloseTo(0.52942, within(5.1e-6));
		assertThat(lower("0.001,0.999", 2000, 10) - 1).isCloseTo(0.29143, within(5.1e-6));
		assertThat(lower("0.01" + ",0.01".repeat(99), 100, 30) / 100).isCloseTo(0.060677, within(5.1e-7));
		var suresh = Settings.bounds(new SurvivalBounds(),
				Settings.of("\"truth\":{\"type\":\"zipf\",\"symbols\":2000,\"exponent\":1.2,\"shift\":1},"
						+ "\"learner\":{\"type\":\"categorical\"}," + regime("\"samples\":5000", 20)),
				new Support(), Function.VALUE);
		assertThat(suresh.lower()[19]).isCloseTo(178.98, within(0.0051));
		assertThat(suresh.upper()[19]).isCloseTo(198.66, within(0.0051));
	}

	private static double lower(String probabilities, int samples, int fits) {
		return Settings
			.bounds(new SurvivalBounds(),
					Settings.of("\"truth\":{\"type\":\"categorical\",\"probabilities\":[%s]},".formatted(probabilities)
							+ "\"learner\":{\"type\":\"categorical\"}," + regime("\"samples\":" + samples, fits)),
					new Support(), Function.VALUE)
			.lower()[fits - 1];
	}

	/** B8. */
	@Test
	void absorptionBounds() {
		var first = Settings.bounds(new AbsorptionBounds(), Settings.of(BERNOULLI + regime("\"samples\":50", 100)),
				new Support(), Function.ABOVE);
		assertThat(first.lower()[99]).isCloseTo(0.1114, within(5.1e-5));
		assertThat(first.upper()[99]).isEqualTo(1);
		var exact = Settings.expected(new SymbolSurvival(), Settings.of(BERNOULLI + regime("\"samples\":50", 100)),
				new Support(), Function.ABOVE);
		assertThat(exact[99]).isCloseTo(0.1614, within(0.005));
		for (int i = 0; i < 100; i++) {
			assertThat(exact[i]).isBetween(first.lower()[i], first.upper()[i]);
		}
		var half = Settings.of(BERNOULLI.replace("0.3,0.7", "0.5,0.5") + regime("\"samples\":20", 60));
		var second = Settings.bounds(new AbsorptionBounds(), half, new Support(), Function.ABOVE);
		assertThat(second.lower()[59]).isCloseTo(0.0461, within(5.1e-5));
		assertThat(second.upper()[59]).isCloseTo(0.4607, within(5.1e-5));
		assertThat(Settings.expected(new SymbolSurvival(), half, new Support(), Function.ABOVE)[59]).isCloseTo(0.0645,
				within(5.1e-5));
	}

	/** B10, and the exact mean of two symbols of the fact sheet. */
	@Test
	void fixationTime() {
		var half = BERNOULLI.replace("0.3,0.7", "0.5,0.5") + regime("\"samples\":100", 3000);
		assertThat(at(new FixationTime(), half, new Support(), Function.FIRST_AT_MOST, 1)).isCloseTo(138.63 - 1,
				within(0.0051));
		var alive = Settings.expected(new SymbolSurvival(), Settings.of(half), new Support(), Function.ABOVE);
		assertThat(Arrays.stream(alive).sum()).isCloseTo(136.602 - 1, within(5.1e-4));
		assertThat(fixation(10, 0, 100)).isCloseTo(189.6 - 1, within(0.051));
		assertThat(fixation(100, 0, 100)).isCloseTo(199.0 - 1, within(0.051));
		assertThat(fixation(50, 1, 200)).isCloseTo(383 - 1, within(0.51));
	}

	private static double fixation(int symbols, double exponent, int samples) {
		return at(new FixationTime(),
				"\"truth\":{\"type\":\"zipf\",\"symbols\":%d,\"exponent\":%s},".formatted(symbols, exponent)
						+ "\"learner\":{\"type\":\"categorical\"}," + regime("\"samples\":" + samples, 2),
				new Support(), Function.FIRST_AT_MOST, 1);
	}

	/** C1, C2, D1, D2, D4, F5 as generations go on, and what has no end. */
	@Test
	void limits() {
		assertThat(limit(LIKELIHOOD + regime("\"samples\":10,\"retain\":\"accumulate\"", 20), new Variance()))
			.isCloseTo(0.84343586, within(1e-6));
		assertThat(limit(LIKELIHOOD + regime("\"samples\":10,\"retain\":\"accumulate\"", 20), new MeanShift()))
			.isCloseTo(1 - 0.84343586, within(1e-6));
		assertThat(limit(LIKELIHOOD + regime("\"samples\":10", 20), new Variance())).isCloseTo(0, within(1e-12));
		assertThat(limit(UNBIASED + regime("\"samples\":10", 20), new Variance())).isCloseTo(1, within(1e-12));
		assertThat(limit(UNBIASED + regime("\"samples\":10", 20), new MeanShift())).isInfinite();
		assertThat(limit(UNBIASED + regime(
				"\"samples\":100,\"real\":{\"share\":0.1,\"source\":\"fresh\"," + "\"mixing\":\"independent\"}", 20),
				new MeanShift()))
			.isCloseTo(1 / (100 * (1 - 0.81) - 0.9), within(1e-9));
		assertThat(limit(UNBIASED + regime("\"samples\":{\"type\":\"power\",\"first\":10,\"exponent\":1}", 20),
				new MeanShift()))
			.isInfinite();
		assertThat(limit(UNBIASED + regime("\"samples\":{\"type\":\"power\",\"first\":10,\"exponent\":-0.1}", 20),
				new MeanShift()))
			.isNaN();
		assertThat(limit(UNBIASED + regime("\"samples\":10", 20), new Wasserstein2Squared())).isInfinite();
		assertThat(limit(LIKELIHOOD + regime("\"samples\":10", 20), new Wasserstein2Squared())).isEqualTo(2);
	}

	private static double limit(String spec, Metric metric) {
		return Settings
			.prediction((metric instanceof Wasserstein2Squared) ? new NormalReplace() : new NormalMoments(),
					Settings.of(spec), metric, Function.VALUE)
			.limit();
	}

	/** Of curves whose limits are known. */
	@Test
	void extrapolation() {
		assertThat(Extrapolation.limit(curve((t) -> 2 - 1 / t))).isCloseTo(2, within(1e-6));
		assertThat(Extrapolation.limit(curve((t) -> 2 + 1 / Math.sqrt(t)))).isCloseTo(2, within(1e-3));
		assertThat(Extrapolation.limit(curve((t) -> 3))).isEqualTo(3);
		assertThat(Extrapolation.limit(curve((t) -> 3 + Math.exp(-t)))).isCloseTo(3, within(1e-12));
		assertThat(Extrapolation.limit(curve(Math::log))).isEqualTo(Double.POSITIVE_INFINITY);
		assertThat(Extrapolation.limit(curve((t) -> -Math.sqrt(t)))).isEqualTo(Double.NEGATIVE_INFINITY);
		assertThat(Extrapolation.limit(curve((t) -> Math.exp(t)))).isEqualTo(Double.POSITIVE_INFINITY);
		assertThat(Extrapolation.limit(curve((t) -> -Math.pow(t, -0.05)))).isNaN();
	}

	private static double[] curve(DoubleUnaryOperator of) {
		return IntStream.rangeClosed(1, 4097).mapToDouble((t) -> of.applyAsDouble(t)).toArray();
	}

	/** The exact recursion agrees with moments of simulated skewness where both exist. */
	@Test
	void skewness() {
		// one fit: χ²/(n-1) has skewness √(8/(n-1)), a squared normal variable √8
		var skewness = NormalSkewness.of(Settings.of(UNBIASED + regime("\"samples\":21", 400)));
		assertThat(skewness.variance()[0]).isCloseTo(Math.sqrt(8 / 20.0), within(1e-12));
		assertThat(skewness.shift()[0]).isCloseTo(Math.sqrt(8), within(1e-12));
		assertThat(skewness.variance()).isSorted();
		assertThat(skewness.variance()[399]).isGreaterThan(1e6);
	}

}
