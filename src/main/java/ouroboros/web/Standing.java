package ouroboros.web;

import java.time.Instant;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;

import ouroboros.jobs.ApiKeys;

/** Whether what a caller came with is still good, for answers that take long. */
@Component
class Standing {

	private final ApiKeys keys;

	Standing(ApiKeys keys) {
		this.keys = keys;
	}

	/**
	 * To be asked again and again.
	 * @param caller who asked; null where nobody is asked
	 */
	BooleanSupplier of(@Nullable Authentication caller) {
		return switch (caller) {
			case UsernamePasswordAuthenticationToken key when key.getCredentials() instanceof Long id ->
				() -> this.keys.isGood(id);
			case JwtAuthenticationToken token -> {
				var end = token.getToken().getExpiresAt();
				yield () -> end == null || Instant.now().isBefore(end);
			}
			case null, default -> () -> true;
		};
	}

}
