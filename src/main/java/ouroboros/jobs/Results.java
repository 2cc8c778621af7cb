package ouroboros.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import ouroboros.core.Generation.Snapshot;
import ouroboros.json.Frozen;

/** What experiments have found out, for reading. */
@Component
public class Results {

	private final JdbcClient jdbc;

	private final TransactionTemplate transaction;

	private final JdbcTemplate streaming;

	private final Frozen frozen;

	Results(JdbcClient jdbc, DataSource dataSource, TransactionTemplate transaction, Frozen frozen) {
		this.jdbc = jdbc;
		this.transaction = transaction;
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
		return this.jdbc.sql("""
				select sweep_point, generation, count(*), avg(value), stddev_samp(value), min(value), max(value),
				  percentile_cont(array[0.05, 0.25, 0.5, 0.75, 0.95]) within group (order by value)
				from (select sweep_point, generation, metrics[:position] as value
				      from run join generation on run_id = run.id where experiment_id = :experiment) as v
				group by sweep_point, generation order by sweep_point, generation
				""").param("experiment", experiment).param("position", position + 1).query((row, _) -> {
			var deviation = row.getDouble(5);
			return new SummaryRow(row.getInt(1), row.getInt(2), row.getInt(3), row.getDouble(4),
					row.wasNull() ? Double.NaN : deviation, row.getDouble(6), row.getDouble(7),
					(Double[]) row.getArray(8).getArray());
		}).list();
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
