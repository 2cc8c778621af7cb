package ouroboros.jobs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.DoubleStream;

import javax.sql.DataSource;

import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import ouroboros.core.Generation.Snapshot;
import ouroboros.core.aggregate.Quantile;
import ouroboros.core.aggregate.Row;
import ouroboros.core.aggregate.Statistics;
import ouroboros.core.theory.Observed;
import ouroboros.core.theory.Statistic;
import ouroboros.json.Frozen;

/** What experiments have found out, for reading. */
@Component
public class Results {

	/** Values that one request may have in memory at once. */
	private static final long MOST_GATHERED = 1_000_000;

	private final JdbcClient jdbc;

	private final Caller caller;

	private final TransactionTemplate transaction;

	private final DataSource dataSource;

	private final JdbcTemplate streaming;

	private final Frozen frozen;

	Results(JdbcClient jdbc, Caller caller, DataSource dataSource, TransactionTemplate transaction, Frozen frozen) {
		this.jdbc = jdbc;
		this.caller = caller;
		this.transaction = transaction;
		this.dataSource = dataSource;
		this.streaming = new JdbcTemplate(dataSource);
		this.streaming.setFetchSize(1000);
		this.frozen = frozen;
	}

	/**
	 * Generations {@code from} to {@code to} of a run.
	 * @param labels names of the experiment's metrics
	 * @param wanted positions of the wanted ones
	 * @param most largest number of generations in the answer; fewer are chosen if there
	 * are more
	 */
	public Series series(long run, List<String> labels, int[] wanted, int from, int to, int most) {
		var indices = new ArrayList<Integer>();
		var metrics = new ArrayList<double[]>();
		this.jdbc.sql("""
				select generation, metrics from generation
				where run_id = :run and generation between :from and :to order by generation
				""").param("run", run).param("from", from).param("to", to).query((row) -> {
			indices.add(row.getInt(1));
			metrics.add(chosen((Double[]) row.getArray(2).getArray(), wanted));
		});
		var names = new ArrayList<String>();
		for (var position : wanted) {
			names.add(labels.get(position));
		}
		return new Series(names, indices.stream().mapToInt(Integer::intValue).toArray(), metrics, indices.size())
			.reduced(most);
	}

	private static double[] chosen(Double[] values, int[] wanted) {
		var chosen = new double[wanted.length];
		for (int i = 0; i < wanted.length; i++) {
			chosen[i] = values[wanted[i]];
		}
		return chosen;
	}

	/** Receives the generations of an experiment one after the other. */
	@FunctionalInterface
	public interface RowConsumer {

		void accept(long run, int sweepPoint, int replicate, int generation, double[] metrics);

	}

	/**
	 * Reads every generation of every run, ordered by sweep point, replicate, generation,
	 * in constant memory, run by run: nothing is sorted as a whole before the first row.
	 */
	public void forEachGeneration(UUID experiment, RowConsumer consumer) {
		var query = """
				select r.id, sweep_point, replicate, generation, metrics
				from (select id, sweep_point, replicate from run where experiment_id = '%s' order by id) as r
				cross join lateral (
				  select generation, metrics from generation where run_id = r.id order by generation) as g
				order by r.id, generation""".formatted(experiment);
		new JdbcTemplate(this.dataSource).execute((ConnectionCallback<Long>) (connection) -> BinaryRows.read(connection,
				query, (row) -> consumer.accept(BinaryRows.bigint(row), BinaryRows.integer(row),
						BinaryRows.integer(row), BinaryRows.integer(row), BinaryRows.doubles(row))));
	}

	/**
	 * Statistics of a metric over the replicates of each sweep point and generation, in
	 * that order.
	 * @param position of the metric in the experiment's labels
	 */
	public List<SummaryRow> summary(UUID experiment, int position) {
		return summary(experiment, position, 0, Integer.MAX_VALUE, "", Grid.ALL);
	}

	/** The same for one sweep point, at generations of a grid. */
	public List<SummaryRow> summary(UUID experiment, int position, int sweepPoint, Grid grid) {
		return summary(experiment, position, sweepPoint, sweepPoint, condition(sweepPoint, grid), grid);
	}

	private List<SummaryRow> summary(UUID experiment, int position, int from, int to, String condition, Grid grid) {
		var rows = new ArrayList<SummaryRow>();
		var kept = kept(experiment);
		if (kept.aggregated()) {
			forEachStatistics(experiment, kept, from, to, position, (sweepPoint, generation, statistics) -> {
				if (grid.contains(generation)) {
					rows.add(SummaryRow.of(sweepPoint, generation, statistics, statistics::quantile));
				}
			});
		}
		else {
			forEachSample(kept, condition, position, (sweepPoint, generation, sample) -> {
				Arrays.sort(sample);
				rows.add(SummaryRow.of(sweepPoint, generation, Statistics.of(sample),
						(share) -> Quantile.of(share, sample.length, (rank) -> sample[(int) rank])));
			});
		}
		return rows;
	}

	private static String condition(int sweepPoint, Grid grid) {
		return "and sweep_point = %d and (generation %% %d = 0 or generation = %d)".formatted(sweepPoint, grid.stride(),
				grid.last());
	}

	/**
	 * What the replicates of one sweep point showed of a statistic, generation by
	 * generation; one number for a run stands at the last generation, once every run has
	 * it. There is nothing where only statistics are kept that do not tell.
	 * @param position of the metric in the experiment's labels
	 */
	public List<Observed> observed(UUID experiment, int sweepPoint, int position, Statistic statistic, Grid grid) {
		var observed = new ArrayList<Observed>();
		var kept = kept(experiment);
		if (kept.aggregated()) {
			forEachStatistics(experiment, kept, sweepPoint, sweepPoint, position, (_, generation, statistics) -> {
				if (grid.contains(generation)) {
					told(generation, statistics, statistic).ifPresent(observed::add);
				}
			});
		}
		else if (statistic.function() == Statistic.Function.FIRST_AT_MOST) {
			var times = firstAtMost(experiment, sweepPoint, statistic.parameter(), position);
			if (times.length == runs(experiment, sweepPoint)) {
				observed.add(Observed.of(grid.last(), times));
			}
		}
		else {
			forEachSample(kept, condition(sweepPoint, grid), position, (_, generation, sample) -> observed
				.add(Observed.of(generation, Arrays.stream(sample).map(statistic::of).toArray())));
		}
		return observed;
	}

	private int runs(UUID experiment, int sweepPoint) {
		return this.jdbc.sql("select count(*) from run where experiment_id = :experiment and sweep_point = :point")
			.param("experiment", experiment)
			.param("point", sweepPoint)
			.query(Integer.class)
			.single();
	}

	/** What statistics of the values tell of statistics of a function of them. */
	private static Optional<Observed> told(int generation, Statistics statistics, Statistic statistic) {
		if (statistic.equals(Statistic.MEAN)) {
			return Optional.of(Observed.of(generation, statistics));
		}
		var n = Math.toIntExact(statistics.n());
		if (statistic.equals(Statistic.shareAbove(0)) && statistics.min() >= 0 && !Double.isNaN(statistics.max())) {
			return Optional.of(Observed.ofShare(generation, n, (n - statistics.zeros()) / (double) n));
		}
		return (statistic.function() != Statistic.Function.FIRST_AT_MOST && statistics.resolves())
				? Optional.of(Observed.of(generation, statistics, statistic::of)) : Optional.empty();
	}

	/**
	 * What the replicates of one sweep point showed of the difference of a statistic's
	 * function to its value at a generation in the same replicate; where only statistics
	 * are kept, of the difference of means, as if they were independent.
	 * @param position of the metric in the experiment's labels
	 */
	public List<Observed> changes(UUID experiment, int sweepPoint, int position, Statistic statistic, int base,
			Grid grid) {
		if (kept(experiment).aggregated()) {
			return differences(observed(experiment, sweepPoint, position, statistic, grid), base);
		}
		var observed = new ArrayList<Observed>();
		this.transaction.executeWithoutResult((_) -> this.streaming.query("""
				select later.generation, array_agg(later.metrics[?]), array_agg(base.metrics[?])
				from run join generation as base on base.run_id = run.id and base.generation = ?
				  join generation as later on later.run_id = run.id
				where experiment_id = ? and sweep_point = ?
				  and (later.generation % ? = 0 or later.generation in (?, ?))
				group by later.generation order by later.generation
				""", (row) -> {
			var later = (Double[]) row.getArray(2).getArray();
			var first = (Double[]) row.getArray(3).getArray();
			var changes = new double[later.length];
			for (int i = 0; i < changes.length; i++) {
				changes[i] = (row.getInt(1) == base) ? 0 : statistic.of(later[i]) - statistic.of(first[i]);
			}
			observed.add(Observed.of(row.getInt(1), changes));
		}, position + 1, position + 1, base, experiment, sweepPoint, grid.stride(), grid.last(), base));
		return observed;
	}

	private static List<Observed> differences(List<Observed> means, int base) {
		return means.stream()
			.filter((one) -> one.generation() == base)
			.findFirst()
			.map((first) -> means.stream()
				.map((one) -> (one.generation() == base) ? new Observed(base, one.n(), 0, 0, Double.NaN)
						: new Observed(one.generation(), one.n(), one.mean() - first.mean(),
								Math.hypot(one.deviation(), first.deviation()), Double.NaN))
				.toList())
			.orElse(List.of());
	}

	/**
	 * The first generation at which a metric is at most a threshold, a value for each
	 * replicate of a sweep point that reaches it.
	 * @param position of the metric in the experiment's labels
	 */
	private double[] firstAtMost(UUID experiment, int sweepPoint, double threshold, int position) {
		return this.jdbc.sql("""
				select min(generation)::double precision from run join generation on run_id = run.id
				where experiment_id = :experiment and sweep_point = :point and metrics[:position] <= :threshold
				group by run.id order by run.id
				""")
			.param("threshold", threshold)
			.param("experiment", experiment)
			.param("point", sweepPoint)
			.param("position", position + 1)
			.query(Double.class)
			.list()
			.stream()
			.mapToDouble(Double::doubleValue)
			.toArray();
	}

	/** Receives what is known of a metric at one sweep point and generation. */
	@FunctionalInterface
	private interface PlaceConsumer<T> {

		void accept(int sweepPoint, int generation, T known);

	}

	/**
	 * What is kept of an experiment.
	 *
	 * @param experiment its id
	 * @param aggregated whether only statistics over its replicates are
	 * @param metricLabels names of its metrics
	 * @param replicates of all sweep points together
	 * @param generations of all runs together, at most
	 */
	public record Kept(UUID experiment, boolean aggregated, List<String> metricLabels, int replicates,
			long generations) {
	}

	private Kept kept(UUID experiment) {
		return kept("""
				select id, aggregated, metric_labels, runs_total, generations_total, owner from experiment where id = ?
				""", experiment).orElseThrow(() -> new NotFound("experiment", experiment));
	}

	/**
	 * What is kept of a run's experiment.
	 * @throws NotFound if the caller has no such run
	 */
	public Kept kept(long run) {
		return kept("""
				select e.id, aggregated, metric_labels, runs_total, generations_total, owner
				from run join experiment as e on e.id = experiment_id where run.id = ?
				""", run).orElseThrow(() -> new NotFound("run", run));
	}

	private Optional<Kept> kept(String query, Object key) {
		return this.jdbc.sql(query)
			.param(key)
			.query((row, _) -> this.caller.sees(row.getString(6))
					? Optional.of(new Kept(row.getObject(1, UUID.class), row.getBoolean(2),
							List.of((String[]) row.getArray(3).getArray()), row.getInt(4), row.getLong(5)))
					: Optional.<Kept>empty())
			.optional()
			.flatMap((kept) -> kept);
	}

	/**
	 * The values of all replicates, place by place, gathered here if there are few, else
	 * by the database, on its disk. A condition that rules nothing out is left away: the
	 * planner would think that it does.
	 */
	private void forEachSample(Kept kept, String condition, int position, PlaceConsumer<double[]> consumer) {
		if (kept.generations() <= MOST_GATHERED) {
			gathered(kept, condition, position).forEach((place, sample) -> consumer.accept((int) (place >> 32),
					place.intValue(), sample.build().toArray()));
			return;
		}
		this.transaction.executeWithoutResult((_) -> this.streaming.query("""
				select sweep_point, generation, array_agg(metrics[?])
				from run join generation on run_id = run.id
				where experiment_id = ? %s
				group by sweep_point, generation order by sweep_point, generation
				""".formatted(condition), (row) -> {
			var values = (Double[]) row.getArray(3).getArray();
			consumer.accept(row.getInt(1), row.getInt(2),
					Arrays.stream(values).mapToDouble(Double::doubleValue).toArray());
		}, position + 1, kept.experiment()));
	}

	/** By sweep point (the upper half of the key) and generation. */
	private SortedMap<Long, DoubleStream.Builder> gathered(Kept kept, String condition, int position) {
		var samples = new TreeMap<Long, DoubleStream.Builder>();
		var query = """
				select sweep_point, generation, metrics[%d] from run join generation on run_id = run.id
				where experiment_id = '%s' %s order by run.id""".formatted(position + 1, kept.experiment(), condition);
		new JdbcTemplate(this.dataSource).execute(
				(ConnectionCallback<Long>) (connection) -> BinaryRows.read(connection, query,
						(row) -> samples
							.computeIfAbsent(((long) BinaryRows.integer(row) << 32) | BinaryRows.integer(row),
									(_) -> DoubleStream.builder())
							.add(BinaryRows.real(row))));
		return samples;
	}

	/** Of sweep points {@code from} to {@code to} the statistics over replicates. */
	private void forEachStatistics(UUID experiment, Kept kept, int from, int to, int position,
			PlaceConsumer<Statistics> consumer) {
		var few = new JdbcTemplate(this.dataSource);
		few.setFetchSize(BlockLedger.rowsAtOnce(kept.metricLabels().size(), kept.replicates()));
		this.transaction.executeWithoutResult((_) -> few.query("""
				select sweep_point, generation, content from aggregate
				where experiment_id = ? and sweep_point between ? and ? order by sweep_point, generation
				""", (row) -> {
			consumer.accept(row.getInt(1), row.getInt(2), Row.of(row.getBytes(3)).metric(position));
		}, experiment, from, to));
	}

	/**
	 * Generated data and model kept of a generation.
	 * @throws NotFound if the caller has no such run
	 * @throws Conflict if another version of this service wrote it, and this one cannot
	 * read it
	 */
	public Optional<Snapshot> snapshot(long run, int generation) {
		kept(run);
		try {
			return this.jdbc.sql("select content from snapshot where run_id = :run and generation = :generation")
				.param("run", run)
				.param("generation", generation)
				.query((row, _) -> this.frozen.read(row.getBytes(1), Snapshot.class))
				.optional();
		}
		catch (Frozen.Unreadable ex) {
			throw new Conflict("snapshot-of-another-version", """
					another version of this service wrote the snapshot of run %d at generation %d, in a form that \
					this one cannot read; the spec submitted again makes one anew""".formatted(run, generation));
		}
	}

}
