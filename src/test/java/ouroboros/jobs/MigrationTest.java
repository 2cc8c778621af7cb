package ouroboros.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

import ouroboros.Client;
import ouroboros.TestDatabase;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The database of the first release, as its service left it when it was killed
 * ({@code first-release.sql}), and what that service said of it
 * ({@code first-release.csv}), under the service of today.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "ouroboros.worker.heartbeat=1s", "ouroboros.worker.missed-heartbeats=4" })
@ContextConfiguration(initializers = MigrationTest.FirstRelease.class)
@Timeout(40)
class MigrationTest {

	private static final String MIGRATIONS = "classpath:db/migration";

	/**
	 * A released migration is never changed: what it should have done a later one does.
	 */
	private static final Map<String, Integer> RELEASED = Map.of("V1__experiments.sql", 879256744, "V2__aggregates.sql",
			1246634847, "V3__presets_and_endings.sql", 264505500, "V4__workbench.sql", -1872403182, "V5__pools.sql",
			-952512714, "V6__reading.sql", -2111883528);

	private static final String FINISHED = "01a2242b-933d-7c79-adf0-1476556369cd";

	private static final String UNFINISHED = "01a2242e-518f-7070-8a15-9f06e336c96a";

	private static final String COMPLETED_RUN = "25";

	/** Run, generation and metrics. */
	private static final Pattern STORED = Pattern
		.compile("\\{\"run_id\":(\\d+),\"generation\":(\\d+),\"metrics\":\\[([^]]*)]");

	@LocalServerPort
	private int port;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private StoredPlans plans;

	private Client client = new Client(0);

	/** Its schema, with its data. */
	static final class FirstRelease implements ApplicationContextInitializer<ConfigurableApplicationContext> {

		@Override
		public void initialize(ConfigurableApplicationContext context) {
			var database = TestDatabase.create();
			flyway(database, MIGRATIONS, "1").migrate();
			try (var connection = database.connect(); var statement = connection.createStatement()) {
				statement.execute(resource("first-release.sql"));
			}
			catch (SQLException ex) {
				throw new IllegalStateException(ex);
			}
			context.getEnvironment()
				.getPropertySources()
				.addFirst(new MapPropertySource("first release",
						Map.of("spring.datasource.url", database.url(), "spring.datasource.username", database.user(),
								"spring.datasource.password", database.password())));
		}

	}

	@BeforeEach
	void connect() {
		this.client = new Client(this.port);
	}

	@Test
	void servesWhatWasFinished() {
		var experiment = get("/api/v1/experiments/" + FINISHED);
		assertThat(experiment.at("/state").asString()).isEqualTo("completed");
		assertThat(experiment.at("/progress/generations/done").asInt()).isEqualTo(36);
		assertThat(this.client.get("/api/v1/experiments/" + FINISHED + "/generations", "Accept", "text/csv")
			.text()
			.lines()).containsExactlyElementsOf(resource("first-release.csv").lines().toList());
		assertThat(
				get("/api/v1/experiments/" + FINISHED + "/summary?metric=variance").at("/points/0/mean/0").asDouble())
			.isEqualTo(0.8450991853056223);
		assertThat(get("/api/v1/runs/1").at("/state").asString()).isEqualTo("completed");
		assertThat(this.client.get("/api/v1/runs/1/generations/5/samples").status()).isEqualTo(200);
		assertThat(this.client.get("/api/v1/runs/1/generations/5/model").status()).isEqualTo(200);
		assertThat(this.client.get("/api/v1/experiments/" + FINISHED + "/theory").status()).isEqualTo(200);
		assertThat(get("/api/v1/datasets/first-points").at("/rows").asInt()).isEqualTo(60);
	}

	@Test
	void readsEverySpec() {
		var ids = this.jdbc.sql("select id from experiment").query(UUID.class).list();
		assertThat(ids).hasSize(3).allSatisfy((id) -> assertThat(this.plans.find(id)).isPresent());
	}

	/**
	 * A run that was completed stays as it was. One whose checkpoint this release cannot
	 * read begins again, rather than to fail or to try for ever, and is like any of today
	 * from its first generation on; so are two that had not begun.
	 */
	@Test
	void finishesWhatWasUnderWay() {
		var finished = this.client.finished(UNFINISHED);
		assertThat(finished.at("/progress/runs/completed").asInt()).isEqualTo(5);
		assertThat(finished.at("/progress/generations/done").asInt()).isEqualTo(5 * 101);
		var today = this.client.run(finished.get("spec").toString()).get("id").asString();
		assertThat(replicates(UNFINISHED, "[034]")).hasSize(3 * 101).isEqualTo(replicates(today, "[034]"));
		var stored = STORED.matcher(resource("first-release.sql"))
			.results()
			.filter((row) -> row.group(1).equals(COMPLETED_RUN))
			.map((row) -> "0,1,%s,%s".formatted(row.group(2), Double.parseDouble(row.group(3))))
			.toList();
		assertThat(stored).hasSize(101).isEqualTo(replicates(UNFINISHED, "1")).isNotEqualTo(replicates(today, "1"));
	}

	private List<String> replicates(String experiment, String numbers) {
		return this.client.generations(experiment)
			.lines()
			.filter((row) -> row.matches("0," + numbers + ",.*"))
			.toList();
	}

	@Test
	void changesNoReleasedMigration() {
		var released = Arrays.stream(flyway(TestDatabase.create(), MIGRATIONS, "latest").info().all())
			.collect(Collectors.toMap((migration) -> migration.getScript(), (migration) -> migration.getChecksum()));
		assertThat(released).containsAllEntriesOf(RELEASED);
	}

	/** What the service says to one that was changed all the same. */
	@Test
	void refusesADatabaseOfAChangedMigration(@TempDir Path changed) throws Exception {
		var database = TestDatabase.create();
		flyway(database, MIGRATIONS, "1").migrate();
		var file = new ClassPathResource("db/migration/V1__experiments.sql");
		Files.writeString(changed.resolve("V1__experiments.sql"),
				file.getContentAsString(StandardCharsets.UTF_8) + "create table more (id bigint);\n");
		assertThatExceptionOfType(FlywayValidateException.class)
			.isThrownBy(() -> flyway(database, "filesystem:" + changed, "1").migrate())
			.withMessageContaining("checksum mismatch");
	}

	private JsonNode get(String path) {
		var answer = this.client.get(path);
		assertThat(answer.status()).as(answer.text()).isEqualTo(200);
		return answer.json();
	}

	private static Flyway flyway(TestDatabase.Access database, String location, String target) {
		return Flyway.configure()
			.dataSource(database.url(), database.user(), database.password())
			.locations(location)
			.target(target)
			.load();
	}

	private static String resource(String name) {
		try {
			return new ClassPathResource(name, MigrationTest.class).getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
