package ouroboros.web;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.bucket4j.Bucket;
import org.jspecify.annotations.Nullable;

/**
 * Wrong keys and tokens by the address that they came from: so many a minute, and no
 * more. Of more addresses than {@value #ADDRESSES} those that failed longest ago are
 * forgotten.
 */
final class FailedLogins {

	static final int ADDRESSES = 10_000;

	private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {

		private static final long serialVersionUID = 1L;

		@Override
		protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
			return size() > ADDRESSES;
		}

	};

	private final int limit;

	/**
	 * @param limit most failures a minute, on average, and at once
	 */
	FailedLogins(int limit) {
		this.limit = limit;
	}

	/** Notes that one failed. */
	void add(String address) {
		bucket(address).tryConsume(1);
	}

	/** What an address is told whose next one must not fail; null if it may. */
	@Nullable TooManyRequests refusal(String address) {
		synchronized (this.buckets) {
			var bucket = this.buckets.get(address);
			if (bucket == null || bucket.getAvailableTokens() > 0) {
				return null;
			}
			return new TooManyRequests(
					"more than %d wrong keys or tokens a minute of one address (ouroboros.limits.failed-logins)"
						.formatted(this.limit),
					Duration.ofNanos(bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill()));
		}
	}

	private Bucket bucket(String address) {
		synchronized (this.buckets) {
			return this.buckets.computeIfAbsent(address, (_) -> Bucket.builder()
				.addLimit((limited) -> limited.capacity(this.limit).refillGreedy(this.limit, Duration.ofMinutes(1)))
				.build());
		}
	}

	/** Number of addresses that are remembered. */
	int addresses() {
		synchronized (this.buckets) {
			return this.buckets.size();
		}
	}

}
