package ouroboros.jobs;

import java.util.Arrays;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What a caller may do. */
public enum Scope {

	/** To read what is its own. */
	READ,

	/** To submit, stop and delete, of what is its own. */
	SUBMIT,

	/** Everything, of everyone, keys included. */
	ADMIN;

	/** As the API and the command spell it. */
	@JsonValue
	public String word() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** As OAuth2 has it. */
	public String authority() {
		return "SCOPE_" + word();
	}

	/**
	 * @throws IllegalArgumentException if there is none of that name
	 */
	@JsonCreator
	static Scope of(String word) {
		return Arrays.stream(values())
			.filter((scope) -> scope.word().equals(word))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("a scope is read, submit, or admin"));
	}

}
