package ouroboros.jobs;

import java.util.List;

/** What a request can do to an experiment, in some of its states. */
public enum Verb {

	/** Queued runs wait, running ones stop at their newest state. */
	PAUSE("paused", "queued", "running"),
	/** Paused runs are queued again. */
	RESUME("resumed", "pausing", "paused"),
	/** Queued runs are over, running ones stop. */
	CANCEL("cancelled", "queued", "running", "pausing", "paused", "cancelling"),
	/** Failed and cancelled runs are queued again, and go on from what was stored. */
	RETRY("retried", "failed", "cancelled");

	private final String participle;

	private final List<String> from;

	Verb(String participle, String... from) {
		this.participle = participle;
		this.from = List.of(from);
	}

	/** Whether it applies to an experiment of a state. */
	public boolean applies(String state) {
		return this.from.contains(state);
	}

	String[] from() {
		return this.from.toArray(String[]::new);
	}

	Conflict conflict(String state) {
		return new Conflict("wrong-state", "a %s experiment cannot be %s: only one that is %s".formatted(state,
				this.participle, String.join(", ", this.from)));
	}

}
