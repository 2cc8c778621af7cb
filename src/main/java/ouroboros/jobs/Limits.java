package ouroboros.jobs;

import java.util.ArrayList;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import ouroboros.json.BadSpec;
import ouroboros.json.Plan;
import ouroboros.json.Problem;

/**
 * What one request may ask for.
 *
 * @param body largest request body that is a spec
 * @param upload largest data set as sent
 * @param unpacked largest data set after unpacking
 * @param sweepPoints most sweep points of an experiment
 * @param runs most runs of an experiment
 * @param generations most generations of an experiment, over all its runs
 * @param memory most memory that one run may need, by estimate
 * @param snapshots most observations kept in snapshots of an experiment, over all its
 * runs
 * @param hours most hours on one core that an experiment may need, by estimate
 */
@ConfigurationProperties("ouroboros.limits")
public record Limits(@DefaultValue("1MB") DataSize body, @DefaultValue("64MB") DataSize upload,
		@DefaultValue("256MB") DataSize unpacked, @DefaultValue("10000") int sweepPoints,
		@DefaultValue("100000") int runs, @DefaultValue("20000000") long generations,
		@DefaultValue("512MB") DataSize memory, @DefaultValue("50000000") long snapshots,
		@DefaultValue("1000") double hours) {

	/** Refuses a plan that asks for more than it may. */
	Estimate check(Plan plan) {
		var problems = new ArrayList<Problem>();
		var runs = plan.points().stream().mapToLong((point) -> point.spec().replicates()).sum();
		limit(problems, "/replicates", "runs", runs, this.runs, "runs");
		var rows = plan.points()
			.stream()
			.mapToLong((point) -> (point.spec().generations() + 1L) * point.spec().replicates())
			.sum();
		limit(problems, "/generations", "generations over all runs", rows, this.generations, "generations");
		var kept = plan.points().stream().mapToLong((point) -> {
			var snapshots = point.spec().snapshots();
			return (snapshots == null) ? 0 : (long) snapshots.samples() * point.spec().replicates()
					* (point.spec().generations() / snapshots.every() + 1);
		}).sum();
		limit(problems, "/snapshots", "observations in snapshots", kept, this.snapshots, "snapshots");
		if (!problems.isEmpty()) {
			throw BadSpec.refused(problems);
		}
		var estimate = Estimate.of(plan);
		limit(problems, "/regime/samples", "bytes of memory for one run", estimate.memoryBytes(), this.memory.toBytes(),
				"memory");
		limit(problems, "/regime/samples", "hours on one core", estimate.seconds() / 3600, this.hours, "hours");
		if (!problems.isEmpty()) {
			throw BadSpec.refused(problems);
		}
		return estimate;
	}

	private static void limit(List<Problem> problems, String pointer, String what, double value, double limit,
			String property) {
		if (!(value <= limit)) {
			problems.add(new Problem(pointer, "limit-exceeded",
					"%.4g %s are more than the limit of %.4g (ouroboros.limits.%s)".formatted(value, what, limit,
							property)));
		}
	}

}
