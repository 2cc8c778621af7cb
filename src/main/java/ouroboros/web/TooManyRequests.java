package ouroboros.web;

import java.time.Duration;

/** A request of an owner that asks too often. */
final class TooManyRequests extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final Duration wait;

	TooManyRequests(Duration wait, int limit) {
		super("more than %d requests a second of one owner (ouroboros.limits.requests)".formatted(limit));
		this.wait = wait;
	}

	/** After how many seconds another request may succeed, at least one. */
	long seconds() {
		return Math.max(1, this.wait.plusMillis(999).toSeconds());
	}

}
