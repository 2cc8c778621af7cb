package ouroboros.web;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

import ouroboros.jobs.Limits;

/** The event streams that this process has open: so many, and so many of one owner. */
@Component
class OpenStreams {

	private static final Duration WAIT = Duration.ofSeconds(10);

	private final Limits limits;

	private final Map<String, Integer> owners = new HashMap<>();

	private int all;

	OpenStreams(Limits limits) {
		this.limits = limits;
	}

	/**
	 * To be called before one is opened.
	 * @param owner whose it is; null where nobody is asked
	 * @throws TooManyRequests if there are too many
	 */
	synchronized void add(@Nullable String owner) {
		if (this.all >= this.limits.streams()) {
			throw new TooManyRequests(
					"more than %d open event streams (ouroboros.limits.streams)".formatted(this.limits.streams()),
					WAIT);
		}
		if (owner != null) {
			if (this.owners.getOrDefault(owner, 0) >= this.limits.ownerStreams()) {
				throw new TooManyRequests(
						"more than %d open event streams of one owner (ouroboros.limits.owner-streams)"
							.formatted(this.limits.ownerStreams()),
						WAIT);
			}
			this.owners.merge(owner, 1, Integer::sum);
		}
		this.all++;
	}

	/** To be called once it has ended. */
	synchronized void remove(@Nullable String owner) {
		this.all--;
		if (owner != null) {
			this.owners.computeIfPresent(owner, (_, open) -> (open > 1) ? open - 1 : null);
		}
	}

}
