package ouroboros.jobs;

import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * Who asks, on the thread that is asked. Every look-up for a caller goes by it: what
 * belongs to another is not there. A thread without a caller, such as a worker's, must
 * not ask for one once callers have to say who they are.
 */
@Component
class Caller {

	/** Owner of all that is made where nobody is asked. */
	static final String LOCAL = "local";

	private final SecuritySettings settings;

	Caller(SecuritySettings settings) {
		this.settings = settings;
	}

	/** Whose will be what it makes. */
	String owner() {
		return this.settings.enabled() ? authentication().getName() : LOCAL;
	}

	/** The owner of all that it may see; null if it may see everything. */
	@Nullable String only() {
		return (!this.settings.enabled() || authentication().getAuthorities()
			.stream()
			.anyMatch((granted) -> Scope.ADMIN.authority().equals(granted.getAuthority()))) ? null : owner();
	}

	/** Whether it may see what that owner has. */
	boolean sees(String owner) {
		var only = only();
		return only == null || only.equals(owner);
	}

	private static Authentication authentication() {
		var authentication = SecurityContextHolder.getContext().getAuthentication();
		if (authentication == null || authentication instanceof AnonymousAuthenticationToken) {
			throw new IllegalStateException("nobody asks on this thread");
		}
		return authentication;
	}

}
