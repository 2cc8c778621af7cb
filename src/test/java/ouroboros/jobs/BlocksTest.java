package ouroboros.jobs;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import ouroboros.json.BadSpec;
import ouroboros.json.Catalog;
import ouroboros.json.Plan;
import ouroboros.json.Plans;
import ouroboros.json.Problem;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class BlocksTest {

	private static final Catalog CATALOG = Catalog.ofClassPath();

	private static final Limits LIMITS = new Binder(new MapConfigurationPropertySource())
		.bindOrCreate("ouroboros.limits", Limits.class);

	private static Plan plan(int samples, int generations, int replicates, int points, String metrics) {
		var sweep = IntStream.range(0, points)
			.mapToObj((i) -> String.valueOf(1 + i / 100.0))
			.collect(Collectors.joining(",", "[", "]"));
		return new Plans(CATALOG).read("""
				{"name":"Blocks","truth":{"type":"gaussian","dimension":1},"learner":{"type":"gaussian"},
				 "regime":{"samples":%d},"sampling":{"bias":1},"generations":%d,"replicates":%d,"metrics":[%s],
				 "record":"aggregate","sweep":{"/sampling/bias":%s}}"""
			.formatted(samples, generations, replicates, metrics, sweep)
			.getBytes(StandardCharsets.UTF_8), (_, _) -> {
				throw new IllegalStateException("no data sets");
			}, () -> 0, 10_000);
	}

	/** Of replicates that are turned side by side. */
	private static int abreast(int generations, int replicates) {
		var spec = plan(100, generations, replicates, 1, "\"variance\"").resolved();
		spec.withObject("/sampling").put("method", "sufficient-statistics");
		var plan = new Plans(CATALOG).read(spec, (_, _) -> {
			throw new IllegalStateException("no data sets");
		}, () -> 0, 10);
		return Blocks.size(plan, plan.points().getFirst());
	}

	@Test
	void areLargerWhereReplicatesAreTurnedSideBySide() {
		assertThat(abreast(50, 1_000_000)).isEqualTo(15_625);
		assertThat(abreast(50, 64_000)).isEqualTo(1000);
		assertThat(abreast(5000, 100_000)).isLessThan(4096);
	}

	private static int size(int samples, int generations, int replicates, int points) {
		var plan = plan(samples, generations, replicates, points, "\"variance\"");
		return Blocks.size(plan, plan.points().getFirst());
	}

	@Test
	void takeAboutASecond() {
		var seconds = Estimate.single(plan(100, 50, 1_000_000, 1, "\"variance\"").points().getFirst()).seconds();
		assertThat(size(100, 50, 1_000_000, 1) * seconds).isBetween(0.9, 1.0);
		assertThat(size(100, 5, 1_000_000, 1)).isBetween(4000, 4096);
	}

	@Test
	void areOfOneWhereOneTakesLong() {
		assertThat(size(1_000_000, 5000, 5000, 1)).isOne();
	}

	@Test
	void areManyWhereThereAreReplicates() {
		assertThat(size(100, 5, 64, 1)).isOne();
		assertThat(size(100, 5, 6400, 1)).isEqualTo(100);
		assertThat(size(100, 5, 1, 1)).isOne();
	}

	@Test
	void areNotTooManyInAll() {
		assertThat(size(1_000_000, 200, 1_000_000, 1)).isEqualTo(50);
		assertThat(size(100, 5, 1000, 2000)).isEqualTo(100);
		assertThat(size(100, 5, 1000, 10_000)).isEqualTo(500);
	}

	@Test
	void areOfOneWhereGenerationsAreKept() {
		var kept = new Plans(CATALOG).read(plan(100, 5, 1000, 1, "\"variance\"").resolved().put("record", "replicates"),
				(_, _) -> {
					throw new IllegalStateException("no data sets");
				}, () -> 0, 10);
		assertThat(Blocks.size(kept, kept.points().getFirst())).isOne();
	}

	@Test
	void mayHoldStatisticsOfAMillionReplicates() {
		var metrics = "\"variance\",\"mean\",\"mean-shift\",\"wasserstein2-squared\"";
		assertThat(LIMITS.check(plan(100, 50, 1_000_000, 1, metrics), Long.MAX_VALUE).generations())
			.isEqualTo(51_000_000);
		assertThat(LIMITS.check(plan(100, 5, 1_000_000, 50, "\"variance\""), Long.MAX_VALUE).runs())
			.isEqualTo(50_000_000);
	}

	@Test
	void mayNotFillDiskOrMemory() {
		assertThat(refused(plan(100, 10_000, 1_000_000, 1, "\"variance\"")))
			.isEqualTo("/generations limit-exceeded (ouroboros.limits.statistics)");
		assertThat(refused(plan(10, 1, 1_000_000, 101, "\"variance\"")))
			.isEqualTo("/replicates limit-exceeded (ouroboros.limits.replicates)");
		var metrics = IntStream.range(1, 61)
			.mapToObj("{\"type\":\"tail-mass\",\"quantile\":0.0%02d}"::formatted)
			.collect(Collectors.joining(","));
		assertThat(refused(plan(10, 10_000, 64, 1, metrics)))
			.isEqualTo("/generations limit-exceeded (ouroboros.limits.memory)");
	}

	private static String refused(Plan plan) {
		var problems = catchThrowableOfType(BadSpec.class, () -> LIMITS.check(plan, Long.MAX_VALUE)).problems();
		assertThat(problems).hasSize(1);
		Problem problem = problems.getFirst();
		return problem.pointer() + " " + problem.code() + problem.detail().substring(problem.detail().indexOf(" ("));
	}

}
