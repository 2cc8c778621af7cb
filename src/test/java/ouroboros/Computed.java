package ouroboros;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import ouroboros.core.aggregate.Row;
import ouroboros.json.Catalog;
import ouroboros.json.Plan;
import ouroboros.json.Plans;

/** What a spec gives, computed in the calling thread without any service. */
final class Computed {

	private Computed() {
	}

	/** The export of a spec, as {@link Client#generations} gives it. */
	static String generations(String spec) {
		var plan = plan(spec);
		var rows = new StringBuilder("sweepPoint,replicate,generation," + String.join(",", plan.metricLabels()) + "\n");
		for (var point : plan.points()) {
			for (int replicate = 0; replicate < point.spec().replicates(); replicate++) {
				var prefix = point.ordinal() + "," + replicate + ",";
				point.run(replicate).stream(null, () -> false).forEach((step) -> {
					rows.append(prefix).append(step.generation().index());
					for (var value : step.generation().metrics()) {
						rows.append(',').append(value);
					}
					rows.append('\n');
				});
			}
		}
		return rows.toString();
	}

	/**
	 * The statistics of every metric, as {@link Client#summary} gives them, the last
	 * replicate first.
	 */
	static String summary(String spec) {
		var plan = plan(spec);
		var metrics = plan.metricLabels().size();
		var statistics = new ArrayList<List<Row>>();
		for (var point : plan.points()) {
			var rows = Stream.generate(() -> new Row(metrics)).limit(point.spec().generations() + 1).toList();
			for (int replicate = point.spec().replicates() - 1; replicate >= 0; replicate--) {
				point.run(replicate)
					.stream(null, () -> false)
					.forEach((step) -> rows.get(step.generation().index()).add(step.generation().metrics()));
			}
			statistics.add(rows);
		}
		var rows = new StringBuilder();
		for (int metric = 0; metric < metrics; metric++) {
			for (var point : statistics) {
				for (var row : point) {
					var at = row.metric(metric);
					for (var value : List.of((double) at.n(), at.mean(), at.standardDeviation(), at.min(),
							at.quantile(0.05), at.quantile(0.5), at.max())) {
						rows.append(value).append(',');
					}
					rows.append('\n');
				}
			}
		}
		return rows.toString();
	}

	private static Plan plan(String spec) {
		return new Plans(Catalog.ofClassPath()).read(spec.getBytes(StandardCharsets.UTF_8), (_, _) -> {
			throw new IllegalStateException("no data sets");
		}, () -> 0, 100);
	}

}
