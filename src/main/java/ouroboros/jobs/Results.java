package ouroboros.jobs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.DoubleUnaryOperator;

import javax.sql.DataSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import ouroboros.core.Generation.Snapshot;
import ouroboros.core.aggregate.Quantile;
import ouroboros.core.aggregate.Row;
import ouroboros.core.aggregate.Statistics;
import ouroboros.json.Frozen;

/** What experiments have found out, for reading. */
@Component
public class Results {

	private final JdbcClient jdbc;

	private final TransactionTemplate transaction;

	private final DataSource dataSource;

	private final JdbcTemplate streaming;

	private final Frozen frozen;

	Results(JdbcClient jdbc, DataSource dataSource, TransactionTemplate transaction, Frozen frozen) {
		this.jdbc = jdbc;
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
	 * in constant memory.
	 */
	public void forEachGeneration(UUID experiment, RowConsumer consumer) {
		this.transaction.executeWithoutResult((_) -> this.streaming.query("""
				select run.id, sweep_point, replicate, generation, metrics
				from run join generation on run_id = run.id
				where experiment_id = ? order by run.id, generation
				""", (row) -> {
			var values = (Double[]) row.getArray(5).getArray();
			var metrics = new double[values.length];
			for (int i = 0; i < metrics.length; i++) {
				metrics[i] = values[i];
			}
			consumer.accept(row.getLong(1), row.getInt(2), row.getInt(3), row.getInt(4), metrics);
		}, experiment));
	}

	/**
	 * Statistics of a metric over the replicates of each sweep point and generation, in
	 * that order.
	 * @param position of the metric in the experiment's labels
	 */
	public List<SummaryRow> summary(UUID experiment, int position) {
		var rows = new ArrayList<SummaryRow>();
		var kept = kept(experiment);
		if (kept.aggregated()) {
			forEachStatistics(experiment, kept, 0, Integer.MAX_VALUE, position, (sweepPoint, generation,
					statistics) -> rows.add(SummaryRow.of(sweepPoint, generation, statistics, statistics::quantile)));
		}
		else {
			forEachSample(experiment, 0, Integer.MAX_VALUE, position, (sweepPoint, generation, sample) -> {
				Arrays.sort(sample);
				rows.add(SummaryRow.of(sweepPoint, generation, Statistics.of(sample),
						(share) -> Quantile.of(share, sample.length, (rank) -> sample[(int) rank])));
			});
		}
		return rows;
	}

	/**
	 * Moments of a metric over the replicates of one sweep point, generation by
	 * generation, whatever is kept of them.
	 * @param position of the metric in the experiment's labels
	 */
	public List<Observed> observed(UUID experiment, int sweepPoint, int position) {
		var kept = kept(experiment);
		if (!kept.aggregated()) {
			return observed(experiment, sweepPoint, position, DoubleUnaryOperator.identity());
		}
		var observed = new ArrayList<Observed>();
		forEachStatistics(experiment, kept, sweepPoint, sweepPoint, position,
				(_, generation, statistics) -> observed.add(Observed.of(generation, statistics)));
		return observed;
	}

	/**
	 * Moments of a function of a metric over the replicates of one sweep point,
	 * generation by generation. There are none where only statistics are kept.
	 * @param position of the metric in the experiment's labels
	 * @param function applied to the value of every replicate
	 */
	public List<Observed> observed(UUID experiment, int sweepPoint, int position, DoubleUnaryOperator function) {
		var observed = new ArrayList<Observed>();
		forEachSample(experiment, sweepPoint, sweepPoint, position, (_, generation, sample) -> observed
			.add(Observed.of(generation, Statistics.of(Arrays.stream(sample).map(function).toArray()))));
		return observed;
	}

	/**
	 * A metric at one generation, a value for each replicate of a sweep point that has
	 * it; none where only statistics are kept.
	 * @param position of the metric in the experiment's labels
	 */
	public double[] values(UUID experiment, int sweepPoint, int generation, int position) {
		return doubles(this.jdbc.sql("""
				select metrics[:position] from run join generation on run_id = run.id
				where experiment_id = :experiment and sweep_point = :point and generation = :generation order by run.id
				""").param("generation", generation), experiment, sweepPoint, position);
	}

	/**
	 * The first generation at which a metric is at most a threshold, a value for each
	 * replicate of a sweep point that reaches it.
	 * @param position of the metric in the experiment's labels
	 */
	public double[] firstAtMost(UUID experiment, int sweepPoint, double threshold, int position) {
		return doubles(this.jdbc.sql("""
				select min(generation)::double precision from run join generation on run_id = run.id
				where experiment_id = :experiment and sweep_point = :point and metrics[:position] <= :threshold
				group by run.id order by run.id
				""").param("threshold", threshold), experiment, sweepPoint, position);
	}

	private static double[] doubles(JdbcClient.StatementSpec statement, UUID experiment, int sweepPoint, int position) {
		return statement.param("experiment", experiment)
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

	/** What is kept of an experiment. */
	private record Kept(boolean aggregated, int metrics, int replicates) {
	}

	private Kept kept(UUID experiment) {
		return this.jdbc.sql("select aggregated, cardinality(metric_labels), runs_total from experiment where id = :id")
			.param("id", experiment)
			.query((row, _) -> new Kept(row.getBoolean(1), row.getInt(2), row.getInt(3)))
			.optional()
			.orElseThrow(() -> new NotFound("experiment", experiment));
	}

	/** Of sweep points {@code from} to {@code to} the values of all replicates. */
	private void forEachSample(UUID experiment, int from, int to, int position, PlaceConsumer<double[]> consumer) {
		this.transaction.executeWithoutResult((_) -> this.streaming.query("""
				select sweep_point, generation, array_agg(value)
				from (select sweep_point, generation, metrics[?] as value
				      from run join generation on run_id = run.id
				      where experiment_id = ? and sweep_point between ? and ?) as v
				group by sweep_point, generation order by sweep_point, generation
				""", (row) -> {
			var values = (Double[]) row.getArray(3).getArray();
			consumer.accept(row.getInt(1), row.getInt(2),
					Arrays.stream(values).mapToDouble(Double::doubleValue).toArray());
		}, position + 1, experiment, from, to));
	}

	/** Of sweep points {@code from} to {@code to} the statistics over replicates. */
	private void forEachStatistics(UUID experiment, Kept kept, int from, int to, int position,
			PlaceConsumer<Statistics> consumer) {
		var few = new JdbcTemplate(this.dataSource);
		few.setFetchSize(BlockLedger.rowsAtOnce(kept.metrics(), kept.replicates()));
		this.transaction.executeWithoutResult((_) -> few.query("""
				select sweep_point, generation, content from aggregate
				where experiment_id = ? and sweep_point between ? and ? order by sweep_point, generation
				""", (row) -> {
			consumer.accept(row.getInt(1), row.getInt(2), Row.of(row.getBytes(3)).metric(position));
		}, experiment, from, to));
	}

	/** Generated data and model kept of a generation. */
	public Optional<Snapshot> snapshot(long run, int generation) {
		return this.jdbc.sql("select content from snapshot where run_id = :run and generation = :generation")
			.param("run", run)
			.param("generation", generation)
			.query((row, _) -> this.frozen.read(row.getBytes(1), Snapshot.class))
			.optional();
	}

}
