package ouroboros.core.aggregate;

import java.util.ArrayList;
import java.util.List;

/** What is kept of replicates of one sweep point: a {@link Row} for each generation. */
public final class Aggregate {

	private final int metrics;

	private final List<Row> rows;

	/**
	 * Of no replicate yet.
	 * @param metrics number of metrics
	 */
	public Aggregate(int metrics) {
		this(metrics, new ArrayList<>());
	}

	private Aggregate(int metrics, List<Row> rows) {
		this.metrics = metrics;
		this.rows = rows;
	}

	/**
	 * Adds a generation of one replicate.
	 * @param generation index from 0; replicates tell theirs in order
	 * @param values of the metrics, in order
	 */
	public void add(int generation, double[] values) {
		row(generation).add(values);
	}

	/**
	 * Adds a generation of some replicates.
	 * @param generation index from 0; replicates tell theirs in order
	 * @param values of each metric, in order, one for each of these replicates
	 * @param count number of these replicates
	 */
	public void add(int generation, double[][] values, int count) {
		row(generation).add(values, count);
	}

	private Row row(int generation) {
		if (generation == this.rows.size()) {
			this.rows.add(new Row(this.metrics));
		}
		return this.rows.get(generation);
	}

	/** Number of generations that were added, over all replicates. */
	public long generations() {
		return this.rows.stream().mapToLong((row) -> row.metric(0).n()).sum();
	}

	/** Each generation as bytes. */
	public List<byte[]> rows() {
		return this.rows.stream().map(Row::bytes).toList();
	}

	/** All as bytes. */
	public byte[] bytes() {
		var packer = new Packer().number(this.rows.size());
		rows().forEach(packer::bytes);
		return packer.packed();
	}

	/**
	 * @param metrics number of metrics
	 * @param bytes what {@link #bytes()} gave
	 * @throws RuntimeException if they are not
	 */
	public static Aggregate of(int metrics, byte[] bytes) {
		var unpacker = new Unpacker(bytes);
		var rows = new ArrayList<Row>();
		for (var left = unpacker.number(); left > 0; left--) {
			rows.add(Row.of(unpacker.bytes()));
		}
		return new Aggregate(metrics, rows);
	}

}
