package ouroboros.core.aggregate;

import java.util.stream.Stream;

/**
 * What is kept of one generation: statistics of each of its metrics over replicates.
 */
public final class Row {

	/** What the bytes begin with: the way they are written. */
	private static final int VERSION = 1;

	private final Statistics[] statistics;

	/**
	 * Of no replicate yet.
	 * @param metrics number of metrics
	 */
	public Row(int metrics) {
		this(Stream.generate(Statistics::new).limit(metrics).toArray(Statistics[]::new));
	}

	private Row(Statistics[] statistics) {
		this.statistics = statistics;
	}

	/** Adds a replicate by its metrics, in order. */
	public void add(double[] metrics) {
		for (int i = 0; i < this.statistics.length; i++) {
			this.statistics[i].add(metrics[i]);
		}
	}

	/** Adds replicates by the values of each metric. */
	void add(double[][] metrics, int count) {
		for (int i = 0; i < this.statistics.length; i++) {
			this.statistics[i].add(metrics[i], count);
		}
	}

	/** Adds all replicates of {@code other}. */
	public void add(Row other) {
		for (int i = 0; i < this.statistics.length; i++) {
			this.statistics[i].add(other.statistics[i]);
		}
	}

	/** Statistics of the metric at {@code position}. */
	public Statistics metric(int position) {
		return this.statistics[position];
	}

	/** As bytes; the same for the same replicates, however they were added. */
	public byte[] bytes() {
		var packer = new Packer().number(VERSION).number(this.statistics.length);
		for (var metric : this.statistics) {
			metric.write(packer);
		}
		return packer.packed();
	}

	/**
	 * @param bytes what {@link #bytes()} gave
	 * @throws RuntimeException if they are not
	 */
	public static Row of(byte[] bytes) {
		var unpacker = new Unpacker(bytes);
		var version = unpacker.number();
		if (version != VERSION) {
			throw new IllegalArgumentException("statistics of an unknown version " + version);
		}
		return new Row(
				Stream.generate(() -> Statistics.read(unpacker)).limit(unpacker.number()).toArray(Statistics[]::new));
	}

	/** Most {@link #bytes()} that a row of so many metrics and replicates can take. */
	public static long mostBytes(int metrics, long replicates) {
		return 4 + metrics * Statistics.mostBytes(replicates);
	}

	/** Most memory that a row of so many metrics and replicates takes, in bytes. */
	public static long mostMemory(int metrics, long replicates) {
		return metrics * Statistics.mostMemory(replicates);
	}

}
