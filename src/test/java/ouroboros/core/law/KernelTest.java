package ouroboros.core.law;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class KernelTest {

	/** Volumes of unit balls: 2, π, 4π/3, π²/2, 8π²/15. */
	@Test
	void densitiesSumToOne() {
		var volumes = new double[] { 2, Math.PI, 4 * Math.PI / 3, Math.PI * Math.PI / 2, 8 * Math.PI * Math.PI / 15 };
		for (int d = 1; d <= 5; d++) {
			assertThat(Kernel.TOPHAT.logPeak(d)).isCloseTo(-Math.log(volumes[d - 1]), within(1e-15));
			assertThat(Kernel.GAUSSIAN.logPeak(d)).isCloseTo(-d * Math.log(2 * Math.PI) / 2, within(1e-15));
			assertThat(Kernel.TOPHAT.variance(d)).isCloseTo(1.0 / (d + 2), within(1e-15));
			assertThat(Kernel.GAUSSIAN.variance(d)).isEqualTo(1);
		}
	}

	@Test
	void aTophatHasAnEdge() {
		assertThat(Kernel.TOPHAT.logShape(0)).isZero();
		assertThat(Kernel.TOPHAT.logShape(1)).isZero();
		assertThat(Kernel.TOPHAT.logShape(Math.nextUp(1.0))).isEqualTo(Double.NEGATIVE_INFINITY);
		assertThat(Kernel.TOPHAT.reach()).isEqualTo(1);
		assertThat(Kernel.GAUSSIAN.logShape(9)).isEqualTo(-4.5);
	}

	/** (z + 1)/2 and its integral (z + 1)²/4 from -1 to 1. */
	@Test
	void aTophatHasItsDistributionFunction() {
		assertThat(Kernel.TOPHAT.cumulative(-2)).isZero();
		assertThat(Kernel.TOPHAT.cumulative(-0.5)).isEqualTo(0.25);
		assertThat(Kernel.TOPHAT.cumulative(2)).isEqualTo(1);
		assertThat(Kernel.TOPHAT.shortfall(-2)).isZero();
		assertThat(Kernel.TOPHAT.shortfall(-1)).isZero();
		assertThat(Kernel.TOPHAT.shortfall(-0.5)).isEqualTo(0.0625);
		assertThat(Kernel.TOPHAT.shortfall(0.5)).isEqualTo(0.5625);
		assertThat(Kernel.TOPHAT.shortfall(1)).isEqualTo(1);
		assertThat(Kernel.TOPHAT.shortfall(3)).isEqualTo(3);
	}

	/** Beyond the reach there is less than 1e-15. */
	@Test
	void aGaussianHasItsDistributionFunction() {
		assertThat(Kernel.GAUSSIAN.cumulative(-Kernel.GAUSSIAN.reach())).isLessThan(1e-15);
		assertThat(Kernel.GAUSSIAN.cumulative(1)).isCloseTo(0.841344746068543, within(1e-15));
		assertThat(Kernel.GAUSSIAN.shortfall(0)).isCloseTo(1 / Math.sqrt(2 * Math.PI), within(1e-15));
		assertThat(Kernel.GAUSSIAN.shortfall(20)).isEqualTo(20);
		assertThat(Kernel.GAUSSIAN.shortfall(-50)).isZero();
	}

}
