package ouroboros.speed;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** How long the requests of each kind took since somebody last looked, and what failed. */
final class Readings {

	private static final int TOLD = 20;

	private static final int LONGEST = 400;

	private Map<String, Times> times = new TreeMap<>();

	private final Set<String> errors = new LinkedHashSet<>();

	private int failed;

	synchronized void took(String kind, double milliseconds) {
		this.times.computeIfAbsent(kind, (_) -> new Times()).add(milliseconds);
	}

	synchronized void failed(String kind, Throwable cause) {
		this.failed++;
		if (this.errors.size() < TOLD) {
			var error = kind + ": " + cause;
			this.errors.add(error.substring(0, Math.min(error.length(), LONGEST)));
		}
	}

	/** Gives them, and begins anew. */
	synchronized Map<String, Times> taken() {
		var taken = this.times;
		this.times = new TreeMap<>();
		return taken;
	}

	synchronized int failures() {
		return this.failed;
	}

	/** The first of what failed, each once. */
	synchronized List<String> errors() {
		return List.copyOf(this.errors);
	}

}
