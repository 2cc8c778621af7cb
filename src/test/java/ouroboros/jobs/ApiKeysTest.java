package ouroboros.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

import ouroboros.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Keys by a clock that is set by hand; two processes are two of the component. */
@SpringBootTest(webEnvironment = WebEnvironment.NONE, properties = "ouroboros.worker.enabled=false")
@ContextConfiguration(initializers = TestDatabase.class)
class ApiKeysTest {

	private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

	@Autowired
	private JdbcClient jdbc;

	private final AtomicReference<Instant> time = new AtomicReference<>(NOW);

	private ApiKeys keys;

	@BeforeEach
	void create() {
		this.keys = new ApiKeys(this.jdbc, this.time::get);
	}

	private ApiKey.Made make(@Nullable Instant expiresAt) {
		return this.keys.make(new KeyRequest("ann", "test", List.of(Scope.READ), expiresAt));
	}

	@Test
	void isFoundByItsWholeTokenAlone() {
		var made = make(null);
		assertThat(this.keys.find(made.token())).map(ApiKey::owner).contains("ann");
		assertThat(this.keys.find(make(null).token().replaceFirst("_\\d+_", "_%d_".formatted(made.key().id()))))
			.isEmpty();
		assertThat(this.keys.find(made.token() + "A")).isEmpty();
		assertThat(this.keys.find(made.token().replaceFirst("_\\d+_", "_999999999999999999_"))).isEmpty();
	}

	@Test
	void isKeptAsAHashAlone() {
		var made = make(null);
		var secret = made.token().substring(made.token().length() - 43);
		assertThat(made.toString()).doesNotContain(secret);
		this.jdbc.sql("select hash, row_to_json(api_key)::text as everything from api_key where id = :id")
			.param("id", made.key().id())
			.query((row) -> {
				assertThat(row.getBytes("hash")).hasSize(32);
				assertThat(row.getString("everything")).contains("ann").doesNotContain(secret);
			});
	}

	@Test
	void endsAtItsMomentThoughItWasJustRead() {
		var token = make(NOW.plusSeconds(2)).token();
		this.time.set(NOW.plusMillis(1999));
		assertThat(this.keys.find(token)).isPresent();
		this.time.set(NOW.plusSeconds(2));
		assertThat(this.keys.find(token)).isEmpty();
	}

	/** Without the first wait it would be read at every request. */
	@Test
	void endsElsewhereWithinSecondsOfBeingRevoked() {
		var made = make(null);
		var elsewhere = new ApiKeys(this.jdbc, this.time::get);
		elsewhere.find(made.token());
		assertThat(elsewhere.find(made.token())).isPresent();
		this.keys.revoke(made.key().id());
		assertThat(this.keys.find(made.token())).isEmpty();
		this.time.set(NOW.plus(ApiKeys.TRUSTED).minusMillis(1));
		assertThat(elsewhere.find(made.token())).isPresent();
		this.time.set(NOW.plus(ApiKeys.TRUSTED));
		assertThat(elsewhere.find(made.token())).isEmpty();
		assertThatExceptionOfType(NotFound.class).isThrownBy(() -> this.keys.revoke(Long.MAX_VALUE));
	}

	@Test
	void isSaidToBeUsedToTheMinute() {
		var made = make(null);
		for (var seconds : new int[] { 0, 10, 59, 60 }) {
			this.time.set(NOW.plusSeconds(seconds));
			this.keys.find(made.token());
			assertThat(lastUsed(made)).isEqualTo(NOW);
		}
		this.time.set(NOW.plus(Duration.ofSeconds(66)));
		this.keys.find(made.token());
		assertThat(lastUsed(made)).isEqualTo(NOW.plusSeconds(66));
	}

	private @Nullable Instant lastUsed(ApiKey.Made made) {
		return this.keys.list(1, made.key().id() + 1).getFirst().lastUsedAt();
	}

	@Test
	void isAskedForByACommand() {
		assertThat(KeyRequest.parse("ann@lab:submit,read:30", NOW)).isEqualTo(new KeyRequest("ann@lab",
				"made by command", List.of(Scope.READ, Scope.SUBMIT), Instant.parse("2026-01-31T00:00:00Z")));
		assertThat(KeyRequest.parse("ann:admin", NOW).expiresAt()).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "ann", "ann:", "ann:write", "ann:read:soon", "ann:read:1:1", ":read", "a b:read", "" })
	void isNotMadeOfNonsense(String command) {
		assertThatIllegalArgumentException().isThrownBy(() -> KeyRequest.parse(command, NOW));
	}

}
