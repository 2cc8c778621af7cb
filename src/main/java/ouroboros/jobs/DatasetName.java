package ouroboros.jobs;

import java.util.Optional;
import java.util.UUID;

/** What a data set may be called. */
final class DatasetName {

	/** Longest name. */
	static final int MAX_LENGTH = 200;

	private DatasetName() {
	}

	/**
	 * @throws Rejected if this cannot be a name
	 */
	static void check(String name) {
		if (name.isEmpty() || name.length() > MAX_LENGTH) {
			throw invalid("has %d characters, not 1 to %d".formatted(name.length(), MAX_LENGTH));
		}
		if (!name.equals(name.strip())) {
			throw invalid("begins or ends with white space");
		}
		if (name.chars().anyMatch((c) -> Character.isISOControl(c) || c == '/' || c == '\\') || !Utf8.canSay(name)) {
			throw invalid("has a slash, a backslash or a control character");
		}
		if (asId(name).isPresent()) {
			throw invalid("looks like an id");
		}
	}

	/** What an id looks like, which is no name. */
	static Optional<UUID> asId(String nameOrId) {
		try {
			var id = UUID.fromString(nameOrId);
			return (nameOrId.length() == 36) ? Optional.of(id) : Optional.empty();
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	private static Rejected invalid(String what) {
		return new Rejected(422, "invalid-name", "the name of the data set %s".formatted(what));
	}

}
