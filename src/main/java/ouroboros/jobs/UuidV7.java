package ouroboros.jobs;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/** Identifiers that ascend with time (RFC 9562, version 7). */
final class UuidV7 {

	private static final SecureRandom RANDOM = new SecureRandom();

	private UuidV7() {
	}

	static UUID at(Instant instant) {
		var high = (instant.toEpochMilli() << 16) | 0x7000L | RANDOM.nextInt(1 << 12);
		var low = (RANDOM.nextLong() & ((1L << 62) - 1)) | (1L << 63);
		return new UUID(high, low);
	}

}
