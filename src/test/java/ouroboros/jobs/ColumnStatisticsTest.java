package ouroboros.jobs;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ColumnStatisticsTest {

	private static ColumnStatistics of(double... values) {
		return ColumnStatistics.of("x", values);
	}

	@Test
	void deviationHasDivisorOneLess() {
		var statistics = of(1, 2, 4, 5);
		assertThat(statistics.min()).isEqualTo(1);
		assertThat(statistics.max()).isEqualTo(5);
		assertThat(statistics.mean()).isEqualTo(3, within(1e-15));
		assertThat(statistics.standardDeviation()).isEqualTo(Math.sqrt(10.0 / 3), within(1e-15));
	}

	@Test
	void constantColumnHasNone() {
		assertThat(of(0.1, 0.1, 0.1)).isEqualTo(new ColumnStatistics("x", 0.1, 0.1, 0.1, 0.0));
		assertThat(of(0, 0)).isEqualTo(new ColumnStatistics("x", 0, 0, 0, 0.0));
	}

	@Test
	void hugeAndTinyNumbersNeitherOverflowNorVanish() {
		var huge = of(1e300, 3e300);
		assertThat(huge.mean()).isEqualTo(2e300, within(1e286));
		assertThat(huge.standardDeviation()).isEqualTo(Math.sqrt(2) * 1e300, within(1e286));
		var tiny = of(1e-300, 3e-300);
		assertThat(tiny.standardDeviation()).isEqualTo(Math.sqrt(2) * 1e-300, within(1e-314));
		assertThat(of(-Double.MAX_VALUE, Double.MAX_VALUE).mean()).isZero();
		assertThat(of(-Double.MAX_VALUE, Double.MAX_VALUE).standardDeviation()).isNull();
	}

}
