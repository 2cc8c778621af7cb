package ouroboros.jobs;

import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class DatasetNameTest {

	private static final String ID = "01980f3a-0000-7000-8000-000000000000";

	@ParameterizedTest
	@ValueSource(strings = { "a", "my data, 2nd try", "größe", "𝔐", "1-1-1-1-1", "..", "a%2Fb" })
	void names(String name) {
		assertThatCode(() -> DatasetName.check(name)).doesNotThrowAnyException();
		assertThat(DatasetName.asId(name)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", " a", "a\n", "a/b", "a\\b", "a\u0000b", "a\tb", "\ud800", ID })
	void otherNamesAreRefused(String name) {
		assertThat(catchThrowableOfType(Rejected.class, () -> DatasetName.check(name)).code())
			.isEqualTo("invalid-name");
	}

	@Test
	void lengthIsBounded() {
		assertThatCode(() -> DatasetName.check("a".repeat(200))).doesNotThrowAnyException();
		assertThat(catchThrowableOfType(Rejected.class, () -> DatasetName.check("a".repeat(201))).status())
			.isEqualTo(422);
	}

	@Test
	void idsAreToldFromNames() {
		assertThat(DatasetName.asId(ID)).isPresent();
		assertThat(DatasetName.asId(ID.toUpperCase(Locale.ROOT))).isPresent();
	}

}
