package ouroboros.jobs;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/**
 * One replicate of one sweep point, or a block of them, for reading: {@link Ledger} and
 * {@link BlockLedger} write it.
 */
@Entity
@Immutable
@Table(name = "run")
public class RunEntity {

	@Id
	private long id;

	private UUID experimentId;

	private int sweepPoint;

	private int replicate;

	private int replicates;

	private long seed;

	private int generations;

	private String state;

	private @Nullable String worker;

	private @Nullable String codeVersion;

	private int lastGeneration;

	private double @Nullable [] lastMetrics;

	private @Nullable String error;

	private @Nullable String ending;

	private @Nullable Instant startedAt;

	private @Nullable Instant finishedAt;

	/** For JPA. */
	@SuppressWarnings("NullAway.Init")
	protected RunEntity() {
	}

	public long id() {
		return this.id;
	}

	public UUID experimentId() {
		return this.experimentId;
	}

	public int sweepPoint() {
		return this.sweepPoint;
	}

	/** The replicate, the first one of a block. */
	public int replicate() {
		return this.replicate;
	}

	/** Number of replicates, 1 but for a block. */
	public int replicates() {
		return this.replicates;
	}

	/** Of the first replicate. */
	public long seed() {
		return this.seed;
	}

	/** Index of the last generation that it will have. */
	public int generations() {
		return this.generations;
	}

	public String state() {
		return this.state;
	}

	public @Nullable String worker() {
		return this.worker;
	}

	/** Version of the code that computed it. */
	public @Nullable String codeVersion() {
		return this.codeVersion;
	}

	/** Index of the last generation so far; -1 for none. */
	public int lastGeneration() {
		return this.lastGeneration;
	}

	public double @Nullable [] lastMetrics() {
		return this.lastMetrics;
	}

	/** Why it was over early, as a result; null if it was not. */
	public @Nullable String ending() {
		return this.ending;
	}

	public @Nullable String error() {
		return this.error;
	}

	public @Nullable Instant startedAt() {
		return this.startedAt;
	}

	public @Nullable Instant finishedAt() {
		return this.finishedAt;
	}

}
