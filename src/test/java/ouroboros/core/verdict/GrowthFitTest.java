package ouroboros.core.verdict;

import java.util.List;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import ouroboros.core.theory.Observed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class GrowthFitTest {

	/** Means from a generation on. */
	private static List<Observed> means(int from, double... means) {
		return IntStream.range(0, means.length).mapToObj((i) -> new Observed(from + i, 10, means[i], 1, 0)).toList();
	}

	/** 2 + 3 f(t) at the fits t of 11 generations. */
	private static @Nullable GrowthFit of(DoubleUnaryOperator curve) {
		return GrowthFit
			.best(means(6, IntStream.rangeClosed(7, 17).mapToDouble((t) -> 2 + 3 * curve.applyAsDouble(t)).toArray()));
	}

	private static void assertFit(@Nullable GrowthFit fit, boolean growing, double exponent, double slope,
			double error) {
		assertThat(Objects.requireNonNull(fit).growing()).isEqualTo(growing);
		assertThat(fit.exponent()).isEqualTo(exponent);
		assertThat(fit.slope()).isCloseTo(slope, within(1e-9 * Math.abs(slope)));
		assertThat(fit.error()).isCloseTo(error, within(1e-12));
	}

	@Test
	void findsTheCurveThatItIs() {
		for (double exponent : new double[] { 0.25, 0.5, 0.75, 1, 1.5, 2, 3 }) {
			assertFit(of((t) -> Math.pow(t, exponent)), true, exponent, 3, 0);
		}
		assertFit(of(Math::log), true, 0, 3, 0);
		assertFit(of((t) -> -Math.log(t)), true, 0, -3, 0);
		for (double exponent : new double[] { 0.5, 1, 1.5, 2, 3 }) {
			assertFit(of((t) -> -Math.pow(t, -exponent)), false, exponent, 3, 0);
			assertFit(of((t) -> Math.pow(t, -exponent)), false, exponent, -3, 0);
		}
	}

	/**
	 * NumPy 2.4.6: of the thirteen curves f the one with the least
	 * {@code mean((y[k:]-a-b*f(t[k:]))**2)}, where k of n is n - n // 4 and
	 * {@code b, a = polyfit(f(t[:k]), y[:k], 1)}.
	 */
	@Test
	void foretellsTheLastQuarter() {
		assertFit(GrowthFit.best(means(5, 1, 1.9, 2.6, 3.1, 3.8, 4.1, 4.6, 5.2)), true, 0.25, 12.200119399947832,
				0.006283837758529923);
		assertFit(GrowthFit.best(means(4, 1, 1.9, 2.6, 3.1, 3.8, 4.1, 4.6, 5.2, 5.3, 5.8, 6.1)), true, 0,
				4.569165064799941, 0.0035302907346126526);
		assertFit(GrowthFit.best(means(2, 4, 3.1, 2.7, 2.3, 2.2, 2.1, 2.0, 2.05, 1.9)), false, 2, -20.265975680116146,
				0.003296421551957065);
	}

	/** Every curve is as good: the first plateau. */
	@Test
	void growsNotWhereNothingChanges() {
		assertFit(of((_) -> 0), false, 0.5, 0, 0);
	}

	@Test
	void needsEight() {
		assertThat(GrowthFit.best(means(0, 1, 2, 3, 4, 5, 6, 7))).isNull();
		assertFit(GrowthFit.best(means(0, 1, 2, 3, 4, 5, 6, 7, 8)), true, 1, 1, 0);
	}

}
