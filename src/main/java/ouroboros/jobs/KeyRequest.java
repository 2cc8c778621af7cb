package ouroboros.jobs;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A key to make.
 *
 * @param owner whose it is, and whose will be what is made with it
 * @param name what it is for
 * @param scopes what it allows
 * @param expiresAt when it ends; null for never
 */
public record KeyRequest(String owner, String name, List<Scope> scopes, @Nullable Instant expiresAt) {

	private static final Pattern OWNER = Pattern.compile("[A-Za-z0-9._@|+-]{1,100}");

	private static final Pattern NAME = Pattern.compile("\\P{Cntrl}{0,100}");

	/**
	 * @throws IllegalArgumentException if it makes no sense
	 */
	public KeyRequest(@Nullable String owner, @Nullable String name, @Nullable List<Scope> scopes,
			@Nullable Instant expiresAt) {
		this.owner = checked(owner, OWNER, "owner is 1 to 100 letters, digits, or of ._@|+-");
		this.name = checked((name == null) ? "" : name, NAME, "name is at most 100 characters");
		this.scopes = (scopes == null) ? List.of() : scopes.stream().distinct().sorted().toList();
		this.expiresAt = expiresAt;
		if (this.scopes.isEmpty()) {
			throw new IllegalArgumentException("scopes are one or more of read, submit, admin");
		}
	}

	private static String checked(@Nullable String value, Pattern pattern, String rule) {
		if (value == null || !pattern.matcher(value).matches()) {
			throw new IllegalArgumentException(rule);
		}
		return value;
	}

	/**
	 * Reads {@code owner:scope,scope} or {@code owner:scope,scope:days}.
	 * @param now when the days begin
	 * @throws IllegalArgumentException if it is neither
	 */
	static KeyRequest parse(String command, Instant now) {
		var parts = command.split(":", -1);
		if (parts.length < 2 || parts.length > 3) {
			throw new IllegalArgumentException("a key is owner:scopes or owner:scopes:days");
		}
		return new KeyRequest(parts[0], "made by command", Arrays.stream(parts[1].split(",")).map(Scope::of).toList(),
				(parts.length < 3) ? null : now.plus(Integer.parseInt(parts[2]), ChronoUnit.DAYS));
	}

}
