package ouroboros.core.theory;

import java.util.List;
import java.util.stream.IntStream;

import org.apache.commons.numbers.gamma.Digamma;
import org.junit.jupiter.api.Test;

import ouroboros.core.metric.TestError;
import ouroboros.core.theory.Statistic.Function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Numbers of the closed forms of regressions on labels of their own. Printed ones come
 * from an independent implementation and were confirmed by simulation (numpy 2.4, scipy
 * 1.17); fit t is generation t - 1.
 */
class LabelLoopsTest {

	/** ψ(1) = -γ. */
	private static final double EULER = -Digamma.value(1);

	private static String linear(int dimension, double noise) {
		return "\"truth\":{\"type\":\"linear\",\"dimension\":%d,\"noise\":%s},".formatted(dimension, noise);
	}

	private static String learner(String noise) {
		return "\"learner\":{\"type\":\"linear-regression\"" + (noise.isEmpty() ? "" : ",\"noise\":" + noise) + "},";
	}

	private static String regime(String regime, int fits) {
		return "\"regime\":{%s},\"generations\":%d".formatted(regime, fits - 1);
	}

	private static Prediction prediction(Theory theory, String spec) {
		return Settings.prediction(theory, Settings.of(spec), new TestError(), Function.VALUE);
	}

	private static double at(Theory theory, String spec, int fit) {
		return ((Claim.Exactly) prediction(theory, spec).claim()).expected()[fit - 1];
	}

	private static void speaksNotOf(Theory theory, String spec, String reason) {
		assertThat(theory.unmet(Settings.of(spec))).contains(reason);
	}

	/** E1 with either design, and sizes and noise by schedule. */
	@Test
	void replace() {
		var theory = new RegressionReplace();
		for (var design : List.of("fresh", "same")) {
			var spec = linear(10, 1) + learner("1") + regime("\"samples\":40,\"design\":\"" + design + "\"", 10);
			assertThat(at(theory, spec, 1)).isCloseTo(10 / 29.0, within(1e-15));
			assertThat(at(theory, spec, 10)).isCloseTo(3.4483, within(5.1e-5)).isCloseTo(100 / 29.0, within(1e-14));
			assertThat(prediction(theory, spec).limit()).isInfinite();
			// labels drawn with the noise of the residuals have that of the truth on
			// average
			assertThat(at(theory, spec.replace(",\"noise\":1},\"regime", "},\"regime"), 10)).isCloseTo(100 / 29.0,
					within(1e-14));
		}
		var growing = linear(10, 1) + learner("1")
				+ regime("\"samples\":{\"type\":\"power\",\"first\":40,\"exponent\":1}", 30);
		assertThat(at(theory, growing, 30))
			.isCloseTo(IntStream.rangeClosed(1, 30).mapToDouble((i) -> 10 / (40.0 * i - 11)).sum(), within(1e-14));
		assertThat(prediction(theory, growing).limit()).isNaN();
		// a first error that is not added to
		var silent = linear(10, 1) + learner("0") + regime("\"samples\":40", 10);
		assertThat(at(theory, silent, 10)).isCloseTo(10 / 29.0, within(1e-15));
		assertThat(prediction(theory, silent).limit()).isCloseTo(10 / 29.0, within(1e-15));
	}

	/** E4: generators of one size and noise, and a last fit of another one. */
	@Test
	void generatorsAndALastFit() {
		var spec = linear(10, 0.5) + learner("{\"type\":\"list\",\"values\":[0.5,0.5,0.5,0.5,0.5,1]}")
				+ regime("\"samples\":{\"type\":\"list\",\"values\":[30,30,30,30,30,30,60]}", 7);
		assertThat(at(new RegressionReplace(), spec, 7)).isCloseTo(0.99356, within(5.1e-6));
		assertThat(prediction(new RegressionReplace(), spec).limit()).isNaN();
	}

	/** E5, and what noise adds to it. */
	@Test
	void tooFewRows() {
		var theory = new RegressionReplace();
		var spec = linear(40, 0) + learner("0") + regime("\"samples\":30", 8);
		assertThat(at(theory, spec, 1)).isCloseTo(0.25, within(1e-15));
		assertThat(at(theory, spec, 4)).isCloseTo(0.6836, within(5.1e-5));
		assertThat(at(theory, spec, 8)).isCloseTo(0.8999, within(5.1e-5));
		assertThat(prediction(theory, spec).limit()).isCloseTo(1, within(1e-12));
		var noisy = linear(40, 2) + learner("2") + regime("\"samples\":30", 8);
		assertThat(at(theory, noisy, 2)).isCloseTo(1 - 0.5625 + 4 * 30 / 9.0 * 1.75, within(1e-12));
		assertThat(prediction(theory, noisy).limit()).isCloseTo(1 + 4 * 30 / 9.0 * 4, within(1e-9));
		// what the rows do not span is unknown once and for all
		var same = linear(40, 0) + learner("0") + regime("\"samples\":30,\"design\":\"same\"", 8);
		assertThat(at(theory, same, 8)).isCloseTo(0.25, within(1e-15));
		speaksNotOf(theory,
				linear(40, 0) + learner("0")
						+ regime("\"samples\":{\"type\":\"list\",\"values\":[30,50,30]},\"design\":\"same\"", 8),
				"one size");
	}

	/** tr (X'X)⁻¹ has no mean for d-1 ≤ T ≤ d+1. */
	@Test
	void withoutEnd() {
		for (int rows = 7; rows <= 13; rows++) {
			var spec = linear(10, 1) + learner("1") + regime("\"samples\":" + rows, 3);
			var prediction = prediction(new RegressionReplace(), spec);
			if (rows >= 9 && rows <= 11) {
				assertThat(at(new RegressionReplace(), spec, 1)).isInfinite();
				assertThat(prediction.limit()).isInfinite();
			}
			else {
				assertThat(at(new RegressionReplace(), spec, 1)).isBetween(2.0, 20.0);
			}
			// what rare replicates decide is not judged by a normal law
			assertThat(prediction.skewness()).containsOnly(Double.POSITIVE_INFINITY);
		}
		assertThat(prediction(new RegressionReplace(), linear(10, 1) + learner("1") + regime("\"samples\":16", 3))
			.skewness()).containsOnly(Double.NaN);
		assertThat(at(new RegressionReplace(), linear(10, 0) + learner("0") + regime("\"samples\":10", 3), 3)).isZero();
	}

	/** E2. */
	@Test
	void accumulateOnTheSameDesign() {
		var theory = new RegressionAccumulate();
		var spec = linear(10, 1) + learner("1")
				+ regime("\"samples\":40,\"retain\":\"accumulate\",\"design\":\"same\"", 10);
		assertThat(at(theory, spec, 10)).isCloseTo(0.53440, within(5.1e-6))
			.isCloseTo(10 / 29.0 * 1.549768, within(1e-6));
		assertThat(prediction(theory, spec).limit()).isCloseTo(10 / 29.0 * Math.PI * Math.PI / 6, within(1e-7));
		speaksNotOf(theory, spec.replace(":40", ":{\"type\":\"power\",\"first\":40,\"exponent\":1}"), "one size");
	}

	/** E3 and any sizes. */
	@Test
	void accumulateOnFreshDesigns() {
		var theory = new RegressionAccumulate();
		var spec = linear(10, 1) + learner("1") + regime("\"samples\":40,\"retain\":\"accumulate\"", 10);
		assertThat(at(theory, spec, 10)).isCloseTo(0.49762, within(5.1e-6));
		// Σ 1/(i(iT-d-1)) = -(γ + ψ(1-(d+1)/T))/(d+1)
		assertThat(prediction(theory, spec).limit()).isCloseTo(-10 * (EULER + Digamma.value(1 - 11 / 40.0)) / 11,
				within(1e-7));
		var sizes = linear(10, 1) + learner("1")
				+ regime("\"samples\":{\"type\":\"list\",\"values\":[20,5,60]},\"retain\":\"accumulate\"", 4);
		assertThat(at(theory, sizes, 4))
			.isCloseTo(10 * (1 / 9.0 + 5 / (25.0 * 14) + 60 / (85.0 * 74) + 60 / (145.0 * 134)), within(1e-14));
		// too few rows at first: the first weights stay, and nothing else is lost
		var few = linear(40, 0) + learner("0") + regime("\"samples\":30,\"retain\":\"accumulate\"", 8);
		assertThat(at(theory, few, 8)).isCloseTo(0.25, within(1e-15));
		speaksNotOf(theory, linear(10, 1) + learner("1") + regime("\"samples\":40", 2), "speaks of retain accumulate");
	}

	/** F6. */
	@Test
	void additiveEdits() {
		var theory = new AdditiveEdits();
		var spec = linear(10, 1) + learner("1") + "\"curation\":[{\"type\":\"noise\",\"deviation\":1,\"share\":%s}],"
				+ regime("\"samples\":40,\"reuse\":1", 21);
		var tenth = spec.formatted("0.1");
		assertThat(at(theory, tenth, 2)).isCloseTo(0.37931, within(5.1e-6));
		assertThat(at(theory, tenth, 21)).isCloseTo(1.0345, within(5.1e-5));
		assertThat(prediction(theory, tenth).limit()).isInfinite();
		var halving = spec.formatted("{\"type\":\"geometric\",\"first\":1,\"ratio\":0.5}");
		assertThat(at(theory, halving, 21)).isCloseTo(0.68966, within(1.1e-5));
		assertThat(prediction(theory, halving).limit()).isCloseTo(20 / 29.0, within(1e-15));
		// 1 + 1 + 0.8 + 0.4 + …
		assertThat(prediction(theory, spec.formatted("{\"type\":\"geometric\",\"first\":6.4,\"ratio\":0.5}")).limit())
			.isCloseTo(10 / 29.0 * (1 + 3.6), within(1e-14));
		assertThat(prediction(theory, spec.formatted("{\"type\":\"list\",\"values\":[9,0.5,0.5,0]}")).limit())
			.isCloseTo(20 / 29.0, within(1e-15));
		assertThat(prediction(theory, spec.formatted("{\"type\":\"list\",\"values\":[0,0.01]}")).limit()).isInfinite();
		assertThat(prediction(theory, spec.formatted("{\"type\":\"power\",\"first\":1,\"exponent\":-1}")).limit())
			.isInfinite();
		assertThat(prediction(theory, spec.formatted("{\"type\":\"power\",\"first\":1,\"exponent\":-2}")).limit())
			.isNaN();
		speaksNotOf(theory, tenth.replace("\"reuse\":1", "\"reuse\":0.9"), "every label is carried along");
	}

}
