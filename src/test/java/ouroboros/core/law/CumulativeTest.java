package ouroboros.core.law;

import java.util.List;

import org.junit.jupiter.api.Test;

import ouroboros.core.data.Points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** What every law with a distribution function obeys. */
class CumulativeTest {

	private static final List<Cumulative> LAWS = List.of(Normal.of(1, 4), Normal.of(1, 0), Normal.of(0, 1e-200),
			new NormalMixture(new double[] { 0.3, 0.7 }, new Normal[] { Normal.of(-2, 0.25), Normal.of(1, 1) }),
			new Exponential(3), new Exponential(0), new Poisson(0), new Poisson(0.5), new Poisson(40.25),
			kernels(Kernel.GAUSSIAN, 0.5), kernels(Kernel.TOPHAT, 0.5), kernels(Kernel.TOPHAT, 0),
			new KernelMixture(new Points(1, new double[] { -3, 0, 1000 }), new double[] { 0.5, 0.3, 0.2 },
					new double[] { 2 }, Kernel.GAUSSIAN),
			new Empirical(new Points(1, new double[] { 2.25, -1, 0.5, -3, -1 })));

	private static KernelMixture kernels(Kernel kernel, double width) {
		return new KernelMixture(new Points(1, new double[] { -3, -1, -1, 0.5, 2.25 }), new double[0],
				new double[] { width }, kernel);
	}

	/** Midpoint rule with 20,000 points, whose error is below 1e-6 of the range. */
	@Test
	void shortfallIsTheIntegralOfTheDistributionFunction() {
		for (var law : LAWS) {
			var knots = law.knots();
			var low = knots[0];
			var range = Math.max(knots[knots.length - 1] - low, 1e-3 * Math.abs(low));
			for (var fraction : new double[] { 0, 0.3, 0.5, 0.51, 0.8, 1 }) {
				var high = low + fraction * range;
				var sum = 0.0;
				for (int i = 0; i < 20_000; i++) {
					sum += law.cumulative(low + (i + 0.5) * (high - low) / 20_000) / 20_000;
				}
				assertThat(law.shortfall(high)).as("%s at %s", law, high)
					.isCloseTo(sum * (high - low), within(1e-4 * range));
			}
		}
	}

	/** In the standard normal law E max(0, -X) is 1/sqrt(2π). */
	@Test
	void shortfallHasKnownValues() {
		assertThat(Normal.of(3, 4).shortfall(3)).isCloseTo(2 / Math.sqrt(2 * Math.PI), within(1e-15));
		assertThat(LAWS.getLast().shortfall(0)).isCloseTo((1 + 3 + 1) / 5.0, within(1e-15));
		assertThat(Normal.of(3, 4).shortfall(-1000)).isZero();
		assertThat(new Exponential(2).shortfall(2)).isCloseTo(2 / Math.E, within(1e-15));
		// E (3.5 - X)+ = 3.5 p(0) + 2.5 p(1) + 1.5 p(2) + 0.5 p(3) with p(k) = 2^k e^-2 /
		// k!
		assertThat(new Poisson(2).shortfall(3.5)).isCloseTo((3.5 + 5 + 3 + 2.0 / 3) * Math.exp(-2), within(1e-14));
	}

	@Test
	void poissonProbabilitiesAddUp() {
		for (double rate : new double[] { 1e-6, 0.5, 9, 300, 12_345.5 }) {
			var law = new Poisson(rate);
			var sum = 0.0;
			for (var count = 0.0; count <= rate + 50; count++) {
				sum += Math.exp(law.logMass(count));
				assertThat(law.cumulative(count + 0.5)).isCloseTo(sum, within(1e-11));
			}
			assertThat(law.cumulative(-1e-300)).isZero();
			assertThat(law.logMass(0.5)).isEqualTo(Double.NEGATIVE_INFINITY);
			assertThat(law.logMass(-1)).isEqualTo(Double.NEGATIVE_INFINITY);
		}
		// mpmath 1.3.0: Q(1000001 + 2500, 1e6), Q(1e12 - 7999999, 1e12)
		assertThat(new Poisson(1e6).cumulative(1_002_500)).isCloseTo(0.993783768973960392, within(1e-12));
		assertThat(new Poisson(1e12).cumulative(1e12 - 8e6) / 6.22045536565434196e-16).isCloseTo(1, within(1e-6));
		assertThat(new Poisson(3).cumulative(Double.POSITIVE_INFINITY)).isEqualTo(1);
	}

}
