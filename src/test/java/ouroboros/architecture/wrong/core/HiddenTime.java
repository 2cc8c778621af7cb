package ouroboros.architecture.wrong.core;

import java.time.Instant;

/** Looks at the clock. */
class HiddenTime {

	Instant first() {
		return Instant.now();
	}

	long second() {
		return System.currentTimeMillis();
	}

	long third() {
		return System.nanoTime();
	}

}
