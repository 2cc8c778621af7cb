package ouroboros.web;

import java.time.Duration;

/** A request of somebody who asks too often, or has too much open. */
final class TooManyRequests extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final Duration wait;

	TooManyRequests(String message, Duration wait) {
		super(message);
		this.wait = wait;
	}

	/** After how many seconds another request may succeed, at least one. */
	long seconds() {
		return Math.max(1, this.wait.plusMillis(999).toSeconds());
	}

}
