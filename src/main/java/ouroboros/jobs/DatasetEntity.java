package ouroboros.jobs;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/**
 * An uploaded data set and what is known of it. Its content is not mapped: lists of data
 * sets do not load it ({@link DatasetContents}).
 */
@Entity
@Immutable
@Table(name = "dataset")
public class DatasetEntity {

	@Id
	private UUID id;

	private String owner;

	private String name;

	private String kind;

	private String mediaType;

	private long rows;

	private long[] shape;

	private String[] columns;

	private String statistics;

	private long bytes;

	private Instant createdAt;

	/** For JPA, which alone makes one. */
	@SuppressWarnings("NullAway.Init")
	protected DatasetEntity() {
	}

	public UUID id() {
		return this.id;
	}

	/** Whose it is. */
	String owner() {
		return this.owner;
	}

	public String name() {
		return this.name;
	}

	/**
	 * {@code numeric}, {@code symbols}, {@code text}, {@code pictures} or
	 * {@code checkpoint}.
	 */
	public String kind() {
		return this.kind;
	}

	public String mediaType() {
		return this.mediaType;
	}

	/** Number of observations: rows of a table, symbols, words, pictures, parameters. */
	public long rows() {
		return this.rows;
	}

	/**
	 * Rows and columns of a table; pictures, rows and columns of pictures; parameters,
	 * layers, heads, width, tokens and positions of a checkpoint; else number of
	 * observations and of different ones.
	 */
	public long[] shape() {
		return this.shape;
	}

	/** Names of the columns of a table; else empty. */
	public String[] columns() {
		return this.columns;
	}

	/** JSON. */
	public String statistics() {
		return this.statistics;
	}

	/** Size of the upload, unpacked. */
	public long bytes() {
		return this.bytes;
	}

	public Instant createdAt() {
		return this.createdAt;
	}

}
