package ouroboros.jobs;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** One replicate of one sweep point, for reading: {@link Ledger} writes it. */
@Entity
@Immutable
@Table(name = "run")
public class RunEntity {

	@Id
	private long id;

	private UUID experimentId;

	private int sweepPoint;

	private int replicate;

	private long seed;

	private int generations;

	private String state;

	private @Nullable String worker;

	private @Nullable String codeVersion;

	private int lastGeneration;

	private double @Nullable [] lastMetrics;

	private @Nullable String error;

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

	public int replicate() {
		return this.replicate;
	}

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
