package ouroboros.jobs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import ouroboros.core.aggregate.Row;
import ouroboros.json.BadSpec;
import ouroboros.json.Plan;
import ouroboros.json.Problem;

/**
 * What one request may ask for, and what one owner may have at once.
 *
 * @param body largest request body that is a spec
 * @param upload largest data set as sent
 * @param unpacked largest data set after unpacking
 * @param sweepPoints most sweep points of an experiment
 * @param runs most runs of an experiment whose generations are kept
 * @param generations most generations that are kept of an experiment, over all its runs
 * @param replicates most replicates of an experiment of which only statistics are kept,
 * over all sweep points
 * @param statistics most bytes that these statistics may take, at worst
 * @param memory most memory that one run may need, by estimate, and its statistics, at
 * worst
 * @param snapshots most observations kept in snapshots of an experiment, over all its
 * runs
 * @param hours most hours on one core that an experiment may need, by estimate
 * @param queuedRuns most queued runs of one owner
 * @param storage most bytes of one owner's data sets, unpacked
 * @param requests most requests a second of one owner to one process, on average; heeded
 * where callers say who they are
 * @param burst most requests of one owner at once
 * @param streams most event streams that one process has open
 * @param ownerStreams most of them of one owner; heeded where callers say who they are
 * @param failedLogins most wrong keys and tokens a minute of one address to one process,
 * on average, and at once
 */
@ConfigurationProperties("ouroboros.limits")
public record Limits(@DefaultValue("1MB") DataSize body, @DefaultValue("64MB") DataSize upload,
		@DefaultValue("256MB") DataSize unpacked, @DefaultValue("10000") int sweepPoints,
		@DefaultValue("100000") int runs, @DefaultValue("20000000") long generations,
		@DefaultValue("100000000") int replicates, @DefaultValue("8GB") DataSize statistics,
		@DefaultValue("512MB") DataSize memory, @DefaultValue("50000000") long snapshots,
		@DefaultValue("1000") double hours, @DefaultValue("1000000") int queuedRuns,
		@DefaultValue("2GB") DataSize storage, @DefaultValue("200") int requests, @DefaultValue("1000") int burst,
		@DefaultValue("1000") int streams, @DefaultValue("100") int ownerStreams,
		@DefaultValue("30") int failedLogins) {

	/** All of them by the names of their properties, sizes in bytes. */
	public SequencedMap<String, Number> published() {
		var limits = new LinkedHashMap<String, Number>();
		limits.put("body", this.body.toBytes());
		limits.put("upload", this.upload.toBytes());
		limits.put("unpacked", this.unpacked.toBytes());
		limits.put("sweep-points", this.sweepPoints);
		limits.put("runs", this.runs);
		limits.put("generations", this.generations);
		limits.put("replicates", this.replicates);
		limits.put("statistics", this.statistics.toBytes());
		limits.put("memory", this.memory.toBytes());
		limits.put("snapshots", this.snapshots);
		limits.put("hours", this.hours);
		limits.put("queued-runs", this.queuedRuns);
		limits.put("storage", this.storage.toBytes());
		limits.put("requests", this.requests);
		limits.put("burst", this.burst);
		limits.put("streams", this.streams);
		limits.put("owner-streams", this.ownerStreams);
		limits.put("failed-logins", this.failedLogins);
		return limits;
	}

	/**
	 * Refuses a plan that asks for more than it may.
	 * @param workers most memory that a worker has for its runs
	 */
	Estimate check(Plan plan, long workers) {
		var problems = new ArrayList<Problem>();
		switch (plan.points().getFirst().spec().record()) {
			case REPLICATES -> checkReplicates(plan, problems);
			case AGGREGATE -> checkAggregate(plan, problems);
		}
		if (!problems.isEmpty()) {
			throw BadSpec.refused(problems);
		}
		var estimate = Estimate.of(plan);
		var pointer = (estimate.learnerBytes() > estimate.memoryBytes() / 2) ? "/learner" : "/regime/samples";
		limit(problems, pointer, "bytes of memory for one run", estimate.memoryBytes(), this.memory.toBytes(),
				"limits.memory");
		if (problems.isEmpty()) {
			limit(problems, pointer, "bytes of memory for one run", estimate.memoryBytes(), workers, "worker.memory");
		}
		limit(problems, "/regime/samples", "hours on one core", estimate.seconds() / 3600, this.hours, "limits.hours");
		if (!problems.isEmpty()) {
			throw BadSpec.refused(problems);
		}
		return estimate;
	}

	private static long replicates(Plan plan) {
		return plan.points().stream().mapToLong((point) -> point.spec().replicates()).sum();
	}

	private void checkReplicates(Plan plan, List<Problem> problems) {
		limit(problems, "/replicates", "runs", replicates(plan), this.runs, "limits.runs");
		var rows = plan.points()
			.stream()
			.mapToLong((point) -> (point.spec().generations() + 1L) * point.spec().replicates())
			.sum();
		limit(problems, "/generations", "generations over all runs", rows, this.generations, "limits.generations");
		var kept = plan.points().stream().mapToLong((point) -> {
			var snapshots = point.spec().snapshots();
			return (snapshots == null) ? 0 : (long) snapshots.samples() * point.spec().replicates()
					* (point.spec().generations() / snapshots.every() + 1);
		}).sum();
		limit(problems, "/snapshots", "observations in snapshots", kept, this.snapshots, "limits.snapshots");
	}

	/** Statistics take as many buckets as there are different values, at worst. */
	private void checkAggregate(Plan plan, List<Problem> problems) {
		limit(problems, "/replicates", "replicates", replicates(plan), this.replicates, "limits.replicates");
		var bytes = 0.0;
		var memory = 0.0;
		for (var point : plan.points()) {
			var spec = point.spec();
			var rows = spec.generations() + 1.0;
			var metrics = spec.measured().size();
			bytes += rows * Row.mostBytes(metrics, spec.replicates());
			memory = Math.max(memory, rows * Row.mostMemory(metrics, Blocks.size(plan, point)));
		}
		limit(problems, "/generations", "bytes of statistics, at worst,", bytes, this.statistics.toBytes(),
				"limits.statistics");
		limit(problems, "/generations", "bytes of memory for the statistics of one run, at worst,", memory,
				this.memory.toBytes(), "limits.memory");
	}

	private static void limit(List<Problem> problems, String pointer, String what, double value, double limit,
			String property) {
		if (!(value <= limit)) {
			problems.add(new Problem(pointer, "limit-exceeded",
					"%.4g %s are more than the limit of %.4g (ouroboros.%s)".formatted(value, what, limit, property)));
		}
	}

}
