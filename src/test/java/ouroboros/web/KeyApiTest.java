package ouroboros.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

import ouroboros.Client;
import ouroboros.Client.Answer;
import ouroboros.Issuer;
import ouroboros.SecuredServiceTest;
import ouroboros.jobs.ApiKeys;
import ouroboros.jobs.KeyRequest;
import ouroboros.jobs.Scope;

import static org.assertj.core.api.Assertions.assertThat;

/** Who may ask for what, with keys and with tokens. */
@SecuredServiceTest
@ExtendWith(OutputCaptureExtension.class)
class KeyApiTest {

	private static final String SPEC = """
			{"name":"Mine","truth":{"type":"gaussian","dimension":1},"learner":{"type":"gaussian"},
			 "regime":{"samples":20},"generations":1,"seed":3,"metrics":["mean"]%s}""";

	private Client client;

	@Autowired
	private ApiKeys keys;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private Environment environment;

	@BeforeEach
	void connect(@LocalServerPort int port) {
		this.client = new Client(port);
	}

	private String token(String owner, Scope... scopes) {
		return this.keys.make(new KeyRequest(owner, "test", List.of(scopes), null)).token();
	}

	private Client as(String owner, Scope... scopes) {
		return this.client.with(token(owner, scopes));
	}

	private static void isProblem(Answer answer, int status, String type) {
		assertThat(answer.status()).as(answer.text()).isEqualTo(status);
		assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
		assertThat(answer.json().get("type").asString()).isEqualTo("urn:ouroboros:problem:" + type);
	}

	@Test
	void opensHealthAndPagesAndNothingElse() {
		for (var open : List.of("/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness",
				"/swagger-ui/index.html", "/v3/api-docs")) {
			assertThat(this.client.get(open).status()).as(open).isEqualTo(200);
		}
		for (var closed : List.of("/api/v1/experiments", "/api/v1/catalog", "/actuator/prometheus", "/actuator/info",
				"/actuator", "/api/v1/nothing", "/nothing",
				"/api/v1/experiments?access_token=" + token("ann", Scope.READ))) {
			var answer = this.client.get(closed);
			isProblem(answer, 401, "unauthenticated");
			assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
		}
		for (var token : List.of("nonsense", "ou_1_" + "A".repeat(43), "ou_1_short", "e30.e30.e30")) {
			isProblem(this.client.with(token).get("/api/v1/experiments"), 401, "unauthenticated");
		}
	}

	@Test
	void allowsWhatAScopeSays() {
		var reader = as("ann", Scope.READ);
		var writer = as("ann", Scope.SUBMIT);
		assertThat(reader.get("/api/v1/experiments").status()).isEqualTo(200);
		assertThat(reader.get("/actuator/prometheus").status()).isEqualTo(200);
		isProblem(reader.post("/api/v1/experiments", SPEC.formatted("")), 403, "forbidden");
		isProblem(reader.delete("/api/v1/datasets/any"), 403, "forbidden");
		assertThat(writer.post("/api/v1/experiments/validate", SPEC.formatted("")).status()).isEqualTo(200);
		isProblem(writer.get("/api/v1/experiments"), 403, "forbidden");
		for (var client : List.of(reader, writer)) {
			isProblem(client.get("/api/v1/keys"), 403, "forbidden");
			isProblem(client.post("/api/v1/keys", "{\"owner\":\"ann\",\"scopes\":[\"admin\"]}"), 403, "forbidden");
			isProblem(client.delete("/api/v1/keys/1"), 403, "forbidden");
			isProblem(client.post("/api/v1/workers/any/drain"), 403, "forbidden");
		}
	}

	@Test
	void makesListsAndRevokesKeys() {
		var admin = as("root", Scope.ADMIN);
		var answer = admin.post("/api/v1/keys",
				"{\"owner\":\"bea\",\"name\":\"laptop\",\"scopes\":[\"read\"],\"expiresAt\":\"2999-01-01T00:00:00Z\"}");
		assertThat(answer.status()).as(answer.text()).isEqualTo(201);
		var token = answer.json().get("token").asString();
		var id = answer.json().at("/key/id").asString();
		assertThat(answer.header("Location")).isEqualTo("/api/v1/keys/" + id);
		var bea = this.client.with(token);
		assertThat(bea.get("/api/v1/experiments").status()).isEqualTo(200);
		var listed = admin.get("/api/v1/keys?limit=1");
		assertThat(listed.json().at("/items/0/owner").asString()).isEqualTo("bea");
		assertThat(listed.json().at("/items/0/scopes").toString()).isEqualTo("[\"read\"]");
		assertThat(listed.json().at("/items/0/lastUsedAt").isNull()).isFalse();
		assertThat(listed.text()).doesNotContain(token.substring(token.length() - 43), "hash");
		assertThat(admin.get(listed.json().get("next").asString()).json().at("/items/0/id").asLong())
			.isLessThan(Long.parseLong(id));
		assertThat(admin.delete("/api/v1/keys/" + id).status()).isEqualTo(204);
		isProblem(bea.get("/api/v1/experiments"), 401, "unauthenticated");
		isProblem(admin.delete("/api/v1/keys/999999"), 404, "not-found");
		var expired = admin.post("/api/v1/keys",
				"{\"owner\":\"bea\",\"scopes\":[\"read\"],\"expiresAt\":\"2000-01-01T00:00:00Z\"}");
		isProblem(this.client.with(expired.json().get("token").asString()).get("/api/v1/experiments"), 401,
				"unauthenticated");
		for (var wrong : List.of("{\"owner\":\"bea\"}", "{\"scopes\":[\"read\"]}",
				"{\"owner\":\"bea\",\"scopes\":[\"write\"]}", "{\"owner\":\"b e a\",\"scopes\":[\"read\"]}",
				"{\"owner\":\"bea\",\"scopes\":[\"read\"],\"more\":1}", "nonsense", "[]")) {
			isProblem(admin.post("/api/v1/keys", wrong), 400, "bad-parameter");
		}
	}

	@Test
	void believesTheTokensOfItsIssuer() {
		var later = Instant.now().plusSeconds(600);
		var carl = this.client.with(Issuer.token("carl", "openid read submit", later));
		var id = carl.submit(SPEC.formatted("")).get("id").asString();
		assertThat(carl.finished(id).get("state").asString()).isEqualTo("completed");
		assertThat(this.client.with(Issuer.token("carla", "read", later)).get("/api/v1/experiments/" + id).status())
			.isEqualTo(404);
		assertThat(this.client.with(Issuer.token("root", "admin", later)).get("/api/v1/experiments/" + id).status())
			.isEqualTo(200);
		assertThat(as("carl", Scope.READ).get("/api/v1/experiments/" + id).status()).isEqualTo(200);
		isProblem(this.client.with(Issuer.token("carl", "openid", later)).get("/api/v1/experiments"), 403, "forbidden");
		for (var wrong : List.of(Issuer.forged("carl", "read"), Issuer.token(null, "read", later),
				Issuer.token("carl", "read", Instant.now().minusSeconds(600)))) {
			isProblem(this.client.with(wrong).get("/api/v1/experiments"), 401, "unauthenticated");
		}
	}

	@Test
	void letsAnOwnerAskSoOftenAndNoMoreOften() {
		var busy = as("dan", Scope.READ);
		var answer = busy.get("/api/v1/presets/none");
		for (int i = 0; answer.status() != 429 && i < 2000; i++) {
			answer = busy.get("/api/v1/presets/none");
		}
		isProblem(answer, 429, "too-many-requests");
		assertThat(answer.header("Retry-After")).isEqualTo("1");
		var other = as("dan", Scope.READ, Scope.SUBMIT);
		var more = 0;
		while (other.get("/api/v1/presets/none").status() != 429) {
			more++;
		}
		assertThat(more).as("requests by another key, beside one a second").isLessThan(300);
		assertThat(as("dora", Scope.READ).get("/api/v1/presets/none").status()).isEqualTo(404);
		assertThat(this.client.get("/actuator/health").status()).isEqualTo(200);
	}

	@Test
	void limitsWhatAnOwnerHasQueuedAndStored() {
		var eve = as("eve", Scope.READ, Scope.SUBMIT);
		isProblem(eve.post("/api/v1/experiments", SPEC.formatted(",\"replicates\":21")), 422, "queued-runs-exceeded");
		assertThat(eve.get("/api/v1/experiments").json().get("items").size()).isZero();
		var numbers = "1\n2\n3\n".repeat(10).getBytes(StandardCharsets.UTF_8);
		assertThat(eve.post("/api/v1/datasets?name=one", "text/plain", numbers).status()).isEqualTo(201);
		isProblem(eve.post("/api/v1/datasets?name=two", "text/plain", numbers), 422, "storage-exceeded");
		assertThat(eve.delete("/api/v1/datasets/one").status()).isEqualTo(204);
		assertThat(eve.post("/api/v1/datasets?name=two", "text/plain", numbers).status()).isEqualTo(201);
		assertThat(as("fay", Scope.SUBMIT).post("/api/v1/datasets?name=two", "text/plain", numbers).status())
			.isEqualTo(201);
		assertThat(eve.get("/api/v1/catalog").json().at("/limits/queued-runs").asInt()).isEqualTo(20);
	}

	/** One key for each owner: the second would have been answered with the first. */
	@Test
	void keepsIdempotencyKeysApart() {
		var key = UUID.randomUUID().toString();
		var gil = as("gil", Scope.SUBMIT);
		var first = gil.post("/api/v1/experiments", SPEC.formatted(""), "Idempotency-Key", key).json().get("id");
		assertThat(gil.post("/api/v1/experiments", SPEC.formatted(""), "Idempotency-Key", key).json().get("id"))
			.isEqualTo(first);
		var other = as("hal", Scope.SUBMIT).post("/api/v1/experiments", SPEC.formatted(""), "Idempotency-Key", key);
		assertThat(other.status()).isEqualTo(202);
		assertThat(other.json().get("id")).isNotEqualTo(first);
	}

	@Test
	void tellsBrowsersToBeCareful() {
		for (var path : List.of("/swagger-ui/index.html", "/api/v1/experiments", "/actuator/health")) {
			var answer = this.client.get(path);
			assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
			assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
			assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
			assertThat(answer.header("Content-Security-Policy")).startsWith("default-src 'self';")
				.contains("frame-ancestors 'none'")
				.doesNotContain("script-src");
			assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
		}
		assertThat(this.client.get("/swagger-ui/index.html").text()).doesNotContainPattern("<script(?![^>]*src=)")
			.doesNotContainPattern("(?i)\\son[a-z]+=");
	}

	/** What Spring has to say for debugging is in the log of this test. */
	@Test
	void keepsSecretsOutOfTheLog(CapturedOutput output) {
		log(LogLevel.DEBUG);
		var admin = as("root", Scope.ADMIN);
		var token = admin.post("/api/v1/keys", "{\"owner\":\"ida\",\"scopes\":[\"read\"]}")
			.json()
			.get("token")
			.asString();
		this.client.with(token).get("/api/v1/experiments");
		this.client.with(token).post("/api/v1/experiments", SPEC.formatted(""));
		this.client.with(token).get("/api/v1/experiments/nonsense");
		this.client.with(token.substring(0, token.length() - 1)).get("/api/v1/experiments");
		assertThat(output.getAll()).contains("/api/v1/keys")
			.doesNotContain(token.substring(token.length() - 43, token.length() - 1));
	}

	/** All that the framework has to say. */
	private static void log(@Nullable LogLevel level) {
		var logging = LoggingSystem.get(KeyApiTest.class.getClassLoader());
		logging.setLogLevel("org.springframework.web", level);
		logging.setLogLevel("org.springframework.security", level);
	}

	@AfterEach
	void logAsUsual() {
		log(null);
	}

	@Test
	void makesAKeyByACommand() throws IOException, InterruptedException {
		var process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
				System.getProperty("java.class.path"), "ouroboros.Application",
				"--ouroboros.security.create-key=jo:read,submit:30",
				"--spring.datasource.url=" + this.environment.getProperty("spring.datasource.url"),
				"--spring.datasource.username=" + this.environment.getProperty("spring.datasource.username"),
				"--spring.datasource.password=" + this.environment.getProperty("spring.datasource.password"))
			.redirectError(ProcessBuilder.Redirect.DISCARD)
			.start();
		var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
		assertThat(process.waitFor()).as(output).isZero();
		assertThat(output).matches(Pattern.compile("ou_\\d+_[A-Za-z0-9_-]{43}"));
		assertThat(this.client.with(output).get("/api/v1/experiments").status()).isEqualTo(200);
		assertThat(this.jdbc.sql("select expires_at - created_at > interval '29 days' from api_key where owner = 'jo'")
			.query(Boolean.class)
			.single()).isTrue();
	}

}
