package ouroboros.web;

import java.io.IOException;
import java.io.InputStream;

import org.jspecify.annotations.Nullable;

import ouroboros.jobs.Limits;

/** Bodies and headers of requests that submit something. */
final class Body {

	private static final int LONGEST_KEY = 255;

	private Body() {
	}

	/** The whole body, unless it is too large. */
	static byte[] read(InputStream body, Limits limits) throws IOException {
		var most = Math.toIntExact(limits.body().toBytes());
		var bytes = body.readNBytes(most + 1);
		if (bytes.length > most) {
			throw new TooLarge(limits.body(), "ouroboros.limits.body");
		}
		return bytes;
	}

	/** Refuses an Idempotency-Key that is none. */
	static void check(@Nullable String key) {
		if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
			throw new BadRequest("Idempotency-Key", "an Idempotency-Key has 1 to %d characters".formatted(LONGEST_KEY));
		}
	}

}
