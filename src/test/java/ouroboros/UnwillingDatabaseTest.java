package ouroboros;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A database that takes no writes, or has no room: clients hear so, what is stored can be
 * read, and runs go on afterwards with the same bits. One that took this for a fault of
 * the run would end it as failed.
 */
@Timeout(180)
class UnwillingDatabaseTest {

	private static final String SPEC = """
			{"name":"Many","truth":{"type":"gaussian","dimension":1},"learner":{"type":"gaussian"},
			 "regime":{"samples":400000},"generations":100,"replicates":12,"seed":21,"metrics":["variance"]}""";

	/** It lays down its work and tells how far it is within a generation. */
	private static final String NEURAL = """
			{"name":"Texts","truth":{"type":"markov-text","symbols":8,"length":16,"seed":1},
			 "learner":{"type":"transformer","layers":1,"heads":2,"width":16,"epochs":3},
			 "regime":{"samples":400},"generations":8,"seed":7,"metrics":["perplexity"]}""";

	private static final String SMALL = """
			{"name":"Small","truth":{"type":"gaussian","dimension":1},"learner":{"type":"gaussian"},
			 "regime":{"samples":10},"generations":1,"seed":1,"metrics":["variance"]}""";

	private static final String EXPERIMENTS = "/api/v1/experiments";

	private static final TestDatabase.Access database = TestDatabase.create();

	private static ServiceProcess service;

	private static String undisturbed;

	private static String undisturbedNeural;

	@BeforeAll
	static void start() throws Exception {
		service = ServiceProcess.start("--ouroboros.worker.threads=2", "--ouroboros.worker.lay=100ms",
				"--ouroboros.worker.poll=200ms", "--spring.datasource.url=" + database.url(),
				"--spring.datasource.username=" + database.user(),
				"--spring.datasource.password=" + database.password());
		var client = service.client();
		undisturbed = client.run(SPEC).get("id").asString();
		undisturbedNeural = client.run(NEURAL).get("id").asString();
	}

	@AfterAll
	static void stop() {
		service.close();
	}

	@Test
	void isReadWhileItTakesNoWritesAndRunsGoOnAfterwards() throws Exception {
		var client = service.client();
		var id = begun(SPEC, 50);
		var name = database.url().replaceFirst(".*/", "");
		execute("alter database %s set default_transaction_read_only = on".formatted(name));
		try {
			disconnect();
			var refused = List.of(answer(EXPERIMENTS, SMALL), answer("/api/v1/presets/bertrand-gauss/experiments", ""),
					answer(EXPERIMENTS + "/" + id + "/cancel", ""));
			assertThat(refused).allSatisfy((answer) -> {
				assertThat(answer.status()).isEqualTo(503);
				assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
				assertThat(answer.json().get("type").asString()).isEqualTo("urn:ouroboros:problem:database-read-only");
			});
			assertThat(client.get(EXPERIMENTS + "/" + id).json().get("state").asString()).isEqualTo("running");
			assertThat(client.get(EXPERIMENTS + "/" + undisturbed + "/summary?metric=variance").status())
				.isEqualTo(200);
			assertThat(client.generations(undisturbed)).hasLineCount(1 + 12 * 101);
		}
		finally {
			execute("set default_transaction_read_only = off",
					"alter database %s reset default_transaction_read_only".formatted(name));
			disconnect();
		}
		assertThat(finished(id).at("/progress/runs/failed").asInt()).isZero();
		assertThat(client.generations(id)).isEqualTo(client.generations(undisturbed));
	}

	@Test
	void isWaitedForWhereItsDiskIsFull() throws Exception {
		var client = service.client();
		// A sequence counts what is refused, since no rollback takes it back.
		execute("""
				create sequence refused;
				create function refuse() returns trigger language plpgsql as $$ begin
				  perform nextval('refused');
				  raise exception 'could not extend file: No space left on device' using errcode = '53100';
				end $$""");
		var neural = begun(NEURAL, 1);
		var id = begun(SPEC, 50);
		for (var table : List.of("experiment", "dataset", "generation", "bench", "checkpoint")) {
			execute("create trigger refuse before insert on %s for each statement execute function refuse()"
				.formatted(table));
		}
		var refused = List.of(client.post(EXPERIMENTS, SMALL),
				client.post("/api/v1/datasets?name=none", "text/csv", "x\n1\n2\n3\n".getBytes(StandardCharsets.UTF_8)));
		assertThat(refused).allSatisfy((answer) -> {
			assertThat(answer.status()).isEqualTo(507);
			assertThat(answer.json().get("type").asString()).isEqualTo("urn:ouroboros:problem:database-full");
		});
		while (count("select last_value from refused") < 5) {
			assertThat(client.get(EXPERIMENTS + "/" + id).json().get("state").asString()).isEqualTo("running");
		}
		for (var table : List.of("experiment", "dataset", "generation", "bench", "checkpoint")) {
			execute("drop trigger refuse on " + table);
		}
		for (var experiment : List.of(id, neural)) {
			assertThat(finished(experiment).at("/progress/runs/failed").asInt()).isZero();
		}
		assertThat(client.generations(id)).isEqualTo(client.generations(undisturbed));
		assertThat(client.generations(neural)).isEqualTo(client.generations(undisturbedNeural));
	}

	/** An experiment of which some generations are stored. */
	private static String begun(String spec, int generations) {
		var client = service.client();
		var id = answer(EXPERIMENTS, spec).json().get("id").asString();
		while (client.get(EXPERIMENTS + "/" + id).json().at("/progress/generations/done").asInt() < generations) {
			assertThat(client.get(EXPERIMENTS + "/" + id + "?wait=1s").status()).isEqualTo(200);
		}
		return id;
	}

	/** However many connections of the pool turn out to be closed. */
	private static JsonNode finished(String id) {
		for (;;) {
			var answer = service.client().get(EXPERIMENTS + "/" + id + "?wait=2s");
			if (answer.status() != 503 && answer.json().path("finishedAt").isString()) {
				return answer.json();
			}
		}
	}

	/** The answer once the pool has noticed that its connections are closed. */
	private static Client.Answer answer(String path, String body) {
		for (;;) {
			var answer = service.client().post(path, body);
			if (!answer.text().contains("database-unavailable")) {
				return answer;
			}
		}
	}

	/** Ends all sessions, since a setting of the database is for new ones. */
	private static void disconnect() throws SQLException {
		execute("""
				select pg_terminate_backend(pid) from pg_stat_activity
				where datname = current_database() and pid <> pg_backend_pid()""");
	}

	private static void execute(String... statements) throws SQLException {
		try (var connection = database.connect(); var statement = connection.createStatement()) {
			for (var sql : statements) {
				statement.execute(sql);
			}
		}
	}

	private static long count(String sql) throws SQLException {
		try (var connection = database.connect();
				var statement = connection.createStatement();
				var rows = statement.executeQuery(sql)) {
			rows.next();
			return rows.getLong(1);
		}
	}

}
