package ouroboros.jobs;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a key, all but its secret.
 *
 * @param id its number
 * @param owner whose it is
 * @param name what it is for
 * @param scopes what it allows
 * @param createdAt when it was made
 * @param expiresAt when it ends; null for never
 * @param revokedAt when it was ended; null if it was not
 * @param lastUsedAt when it was last used, to the minute; null for never
 */
public record ApiKey(long id, String owner, String name, List<Scope> scopes, Instant createdAt,
		@Nullable Instant expiresAt, @Nullable Instant revokedAt, @Nullable Instant lastUsedAt) {

	boolean isGood(Instant now) {
		return this.revokedAt == null && (this.expiresAt == null || now.isBefore(this.expiresAt));
	}

	/**
	 * A key that was just made, the only time that it is shown.
	 *
	 * @param key what will be known of it
	 * @param token what callers send
	 */
	public record Made(ApiKey key, String token) {

		/** Without the secret: this may come into a log. */
		@Override
		public String toString() {
			return "Made[key=%s]".formatted(this.key);
		}

	}

}
