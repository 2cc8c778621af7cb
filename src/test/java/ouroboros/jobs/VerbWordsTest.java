package ouroboros.jobs;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which verbs there are in a state, and what is said of the others; without a database.
 */
class VerbWordsTest {

	@ParameterizedTest
	@CsvSource({ "queued, PAUSE CANCEL", "running, PAUSE CANCEL", "pausing, RESUME CANCEL", "paused, RESUME CANCEL",
			"cancelling, CANCEL", "cancelled, RETRY", "failed, RETRY", "completed, ''", "unheard-of, ''" })
	void verbsOfAState(String state, String verbs) {
		assertThat(String.join(" ",
				Stream.of(Verb.values()).filter((verb) -> verb.applies(state)).map(Verb::name).toList()))
			.isEqualTo(verbs);
		assertThat(Stream.of(Verb.values())).allSatisfy(
				(verb) -> assertThat(Stream.of(verb.from()).anyMatch(state::equals)).isEqualTo(verb.applies(state)));
	}

	@Test
	void aConflictNamesTheStateAndThoseThatWouldDo() {
		var conflict = Verb.PAUSE.conflict("paused");
		assertThat(conflict.code()).isEqualTo("wrong-state");
		assertThat(conflict).hasMessage("a paused experiment cannot be paused: only one that is queued, running");
	}

}
