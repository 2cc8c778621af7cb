package ouroboros.core.verdict;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import ouroboros.core.theory.Observed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class PowerTest {

	private static final List<Double> SIZES = List.of(10.0, 30.0, 200.0, 1000.0);

	/** Of 25 replicates, by their relative standard errors. */
	private static @Nullable Power of(double[] risks, double... relative) {
		return Power.of(SIZES,
				IntStream.range(0, 4)
					.mapToObj((i) -> new Observed(3, 25, risks[i], 5 * relative[i] * Math.abs(risks[i]), 0))
					.toList());
	}

	@Test
	void findsAPowerLaw() {
		var risks = SIZES.stream().mapToDouble((size) -> 7 * Math.pow(size, -0.7)).toArray();
		assertThat(Objects.requireNonNull(of(risks, 0.1, 0.5, 0.2, 0.01)).exponent()).isCloseTo(0.7, within(1e-12));
	}

	/**
	 * NumPy 2.4.6, {@code polyfit(log(n), log(risk), 1, w=1/relative, cov="unscaled")};
	 * without weights the exponent would be 1.0646.
	 */
	@Test
	void weighsByTheRelativeErrors() {
		var power = Objects.requireNonNull(of(new double[] { 0.2, 0.05, 0.02, 0.001 }, 0.1, 0.05, 0.2, 0.3));
		assertThat(power.exponent()).isCloseTo(0.9963847595171239, within(1e-12));
		assertThat(power.error()).isCloseTo(0.05373971515330207, within(1e-12));
	}

	@Test
	void isUnknownWhereARiskHasNoLogarithmOrNoError() {
		for (var risk : new double[] { 0, -0.1, Double.NaN, Double.POSITIVE_INFINITY }) {
			assertThat(of(new double[] { 0.2, 0.05, risk, 0.001 }, 0.1, 0.05, 0.2, 0.3)).as("%s", risk).isNull();
		}
		for (var relative : new double[] { 0, Double.NaN, Double.POSITIVE_INFINITY }) {
			assertThat(of(new double[] { 0.2, 0.05, 0.02, 0.001 }, 0.1, relative, 0.2, 0.3)).as("%s", relative)
				.isNull();
		}
	}

	/** The error of a difference is √(0.3² + 0.4²), a deviation √9 times as large. */
	@Test
	void losesExponent() {
		var loss = new Power(1.5, 0.3).loss(new Power(0.5, 0.4), 6, 9);
		assertThat(loss.generation()).isEqualTo(6);
		assertThat(loss.n()).isEqualTo(9);
		assertThat(loss.mean()).isEqualTo(1);
		assertThat(loss.deviation()).isCloseTo(1.5, within(1e-12));
		assertThat(loss.standardError()).isCloseTo(0.5, within(1e-12));
	}

}
