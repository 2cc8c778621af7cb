package ouroboros.jobs;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

import ouroboros.core.Spec;

/**
 * An experiment and its progress. What changes while it runs is written by SQL alone
 * ({@link Ledger}) and read here.
 */
@Entity
@Table(name = "experiment")
public class ExperimentEntity implements Persistable<UUID> {

	@Id
	private UUID id;

	private String owner;

	private String name;

	private String description;

	private String[] tags;

	private String spec;

	private String resolved;

	private String datasets;

	private UUID[] datasetIds;

	private String[] metricLabels;

	private short priority;

	private boolean aggregated;

	private String pool;

	private long memory;

	private long seed;

	@Column(updatable = false)
	private String state;

	private int runsTotal;

	@Column(updatable = false)
	private int runsQueued;

	@Column(updatable = false)
	private int runsRunning;

	@Column(updatable = false)
	private int runsCompleted;

	@Column(updatable = false)
	private int runsFailed;

	@Column(updatable = false)
	private int runsCancelled;

	@Column(updatable = false)
	private long generationsTotal;

	@Column(updatable = false)
	private long generationsDone;

	private @Nullable String preset;

	private String codeVersion;

	private Instant createdAt;

	@Column(updatable = false)
	private @Nullable Instant startedAt;

	@Column(updatable = false)
	private @Nullable Instant finishedAt;

	@Column(updatable = false)
	private Instant updatedAt;

	@Column(updatable = false)
	private long version;

	@Transient
	private boolean stored;

	/** For JPA. */
	@SuppressWarnings("NullAway.Init")
	protected ExperimentEntity() {
	}

	ExperimentEntity(UUID id, String owner, Submission submission, @Nullable String preset, String codeVersion,
			Instant createdAt) {
		var spec = submission.plan().points().getFirst().spec();
		this.id = id;
		this.owner = owner;
		this.name = spec.name();
		this.description = spec.description();
		this.tags = spec.tags().toArray(String[]::new);
		this.spec = submission.plan().spec().toString();
		this.resolved = submission.plan().resolved().toString();
		this.datasets = submission.datasetsJson();
		this.datasetIds = submission.datasets().values().stream().distinct().toArray(UUID[]::new);
		this.metricLabels = submission.plan().metricLabels().toArray(String[]::new);
		this.priority = Tickets.priority(spec.priority());
		this.aggregated = spec.record() == Spec.Record.AGGREGATE;
		this.pool = submission.pool().word();
		this.memory = (long) submission.estimate().memoryBytes();
		this.seed = spec.seed();
		this.state = "queued";
		this.runsTotal = submission.estimate().runs();
		this.runsQueued = this.runsTotal;
		this.generationsTotal = submission.estimate().generations();
		this.preset = preset;
		this.codeVersion = codeVersion;
		this.createdAt = createdAt;
		this.updatedAt = createdAt;
	}

	@PostLoad
	@PostPersist
	void stored() {
		this.stored = true;
	}

	@Override
	public boolean isNew() {
		return !this.stored;
	}

	@Override
	public UUID getId() {
		return this.id;
	}

	/** Whose it is. */
	String owner() {
		return this.owner;
	}

	public String name() {
		return this.name;
	}

	public String description() {
		return this.description;
	}

	public String[] tags() {
		return this.tags;
	}

	/** JSON as sent, the seed added. */
	public String spec() {
		return this.spec;
	}

	/** JSON with every default explicit. */
	public String resolved() {
		return this.resolved;
	}

	String datasets() {
		return this.datasets;
	}

	/** Names of the positions of a generation's metrics. */
	public String[] metricLabels() {
		return this.metricLabels;
	}

	/** Whether statistics over replicates are all that is kept. */
	public boolean aggregated() {
		return this.aggregated;
	}

	/** Which workers compute it. */
	public String pool() {
		return this.pool;
	}

	public String state() {
		return this.state;
	}

	public boolean finished() {
		return this.finishedAt != null;
	}

	public int runsTotal() {
		return this.runsTotal;
	}

	public int runsQueued() {
		return this.runsQueued;
	}

	public int runsRunning() {
		return this.runsRunning;
	}

	public int runsCompleted() {
		return this.runsCompleted;
	}

	public int runsFailed() {
		return this.runsFailed;
	}

	public int runsCancelled() {
		return this.runsCancelled;
	}

	public long generationsTotal() {
		return this.generationsTotal;
	}

	public long generationsDone() {
		return this.generationsDone;
	}

	/** Name of the preset that it was submitted from; null for none. */
	public @Nullable String preset() {
		return this.preset;
	}

	public String codeVersion() {
		return this.codeVersion;
	}

	public Instant createdAt() {
		return this.createdAt;
	}

	public @Nullable Instant startedAt() {
		return this.startedAt;
	}

	public @Nullable Instant finishedAt() {
		return this.finishedAt;
	}

	public Instant updatedAt() {
		return this.updatedAt;
	}

	/** Grows with every change of state or progress. */
	public long version() {
		return this.version;
	}

}
