package ouroboros.jobs;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import ouroboros.json.Catalog;
import ouroboros.json.Plans;

import static org.assertj.core.api.Assertions.assertThat;

class EstimateTest {

	private static final Plans PLANS = new Plans(Catalog.ofClassPath());

	private static Estimate of(String samples, String retain, String method) {
		return Estimate.of(PLANS.read("""
				{"name":"n","truth":{"type":"gaussian","dimension":3},"learner":{"type":"gaussian"},
				 "regime":{"samples":%s,"retain":"%s"},"sampling":{"method":"%s"},"generations":1000}"""
			.formatted(samples, retain, method)
			.getBytes(StandardCharsets.UTF_8), (_, _) -> {
				throw new IllegalStateException("no data sets");
			}, () -> 0, 10));
	}

	@Test
	void growsWithThePointsThatAreDrawn() {
		var few = of("10000", "replace", "draw");
		var many = of("100000", "replace", "draw");
		assertThat(many.seconds() / few.seconds()).isBetween(5.0, 10.1);
		assertThat(many.memoryBytes() / few.memoryBytes()).isBetween(9.0, 11.0);
		assertThat(of("10000", "accumulate", "draw").memoryBytes() / few.memoryBytes()).isBetween(900.0, 1100.0);
	}

	/** However many points there are, and though all of them are kept. */
	@Test
	void doesNotGrowWithThoseOfWhichOnlyStatisticsAreDrawn() {
		var few = of("10000", "replace", "sufficient-statistics");
		assertThat(of("1e15", "replace", "sufficient-statistics")).isEqualTo(few);
		assertThat(of("1e15", "accumulate", "sufficient-statistics")).isEqualTo(few);
		assertThat(few.seconds()).isLessThan(of("10000", "replace", "draw").seconds() / 10);
	}

}
