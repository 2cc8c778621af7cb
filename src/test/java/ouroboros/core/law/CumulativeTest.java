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
			new Empirical(new Points(1, new double[] { 2.25, -1, 0.5, -3, -1 })));

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
	}

}
