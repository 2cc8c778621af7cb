package ouroboros.web;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import ouroboros.Client;
import ouroboros.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;

/** Bad input is answered by a problem that names the place, and leaves nothing behind. */
@ServiceTest
class BadInputTest {

	private static final String GOOD = """
			{"name":"Good","truth":{"type":"gaussian","mean":[0,0],"covariance":[[1,0],[0,1]]},
			 "learner":{"type":"gaussian"},"regime":{"samples":10},"generations":3,"replicates":2,"seed":1,
			 "metrics":["variance"]}""";

	private static final String TABLES = """
			select (select count(*) from experiment) + (select count(*) from run) + (select count(*) from sweep_point)
			  + (select count(*) from idempotency) + (select count(*) from dataset)""";

	private Client client;

	@Autowired
	private JdbcClient jdbc;

	@BeforeEach
	void connect(@LocalServerPort int port) {
		this.client = new Client(port);
	}

	/**
	 * One bad spec.
	 *
	 * @param what name of the mistake
	 * @param spec the document
	 * @param status expected status
	 * @param pointer expected place
	 * @param code expected rule
	 */
	record Mistake(String what, String spec, int status, String pointer, String code) {
		@Override
		public String toString() {
			return this.what;
		}
	}

	static Stream<Mistake> mistakes() {
		return Stream.of(new Mistake("not JSON", "{\"name\":", 400, "", "not-json"),
				new Mistake("an array", "[]", 400, "", "wrong-type"),
				with("unknown field", "\"seed\":1", "\"seed\":1,\"sede\":2", 400, "/sede", "unknown-field"),
				with("unknown field deep down", "\"samples\":10", "\"samples\":10,\"sample\":3", 400, "/regime/sample",
						"unknown-field"),
				with("unknown type", "\"learner\":{\"type\":\"gaussian\"}", "\"learner\":{\"type\":\"gausian\"}", 400,
						"/learner/type", "unknown-type"),
				with("beams without texts", "\"seed\":1", "\"seed\":1,\"sampling\":{\"beams\":5}", 422,
						"/sampling/beams", "not-applicable"),
				with("metric of pictures", "[\"variance\"]", "[\"latent-deviation\"]", 422, "/metrics/0",
						"not-answerable"),
				with("nothing to start from", "\"samples\":10", "\"samples\":10,\"start\":\"warm\"", 422,
						"/regime/start", "not-applicable"),
				with("string for number", "\"generations\":3", "\"generations\":\"3\"", 400, "/generations",
						"wrong-type"),
				with("NaN", "\"mean\":[0,0]", "\"mean\":[NaN,0]", 400, "", "not-json"),
				with("number beyond doubles", "\"mean\":[0,0]", "\"mean\":[1e999,0]", 422, "/truth/mean/0",
						"out-of-range"),
				with("negative variance", "[[1,0],[0,1]]", "[[1,0],[0,-1]]", 422, "/truth/covariance/1/1",
						"not-positive-definite"),
				with("asymmetric covariance", "[[1,0],[0,1]]", "[[1,0.5],[0,1]]", 422, "/truth/covariance",
						"not-symmetric"),
				with("indefinite covariance", "[[1,0],[0,1]]", "[[1,2],[2,1]]", 422, "/truth/covariance",
						"not-positive-definite"),
				with("covariance of another dimension", "[[1,0],[0,1]]", "[[1]]", 422, "/truth/covariance",
						"dimension-mismatch"),
				new Mistake("weights that do not sum to 1",
						"""
								{"name":"W","truth":{"type":"gaussian-mixture","components":[{"weight":0.5,"mean":[0]},
								{"weight":0.6,"mean":[1]}]},"learner":{"type":"gaussian"},"regime":{"samples":10},"generations":1}""",
						422, "/truth/components", "not-normalised"),
				new Mistake("components of different dimensions",
						"""
								{"name":"W","truth":{"type":"gaussian-mixture","components":[{"weight":0.5,"mean":[0]},
								{"weight":0.5,"mean":[1,2]}]},"learner":{"type":"gaussian"},"regime":{"samples":10},"generations":1}""",
						422, "/truth/components/1/mean", "dimension-mismatch"),
				with("learner of another kind of data", "\"learner\":{\"type\":\"gaussian\"}",
						"\"learner\":{\"type\":\"categorical\"}", 422, "/learner", "mismatch"),
				with("metric that the learner cannot answer", "[\"variance\"]", "[\"variance\",\"support\"]", 422,
						"/metrics/1", "not-answerable"),
				with("metric of one dimension", "[\"variance\"]", "[\"mean\"]", 422, "/metrics/0", "not-answerable"),
				with("a metric twice", "[\"variance\"]", "[\"variance\",{\"type\":\"variance\"}]", 422, "/metrics/1",
						"duplicate"),
				with("zero samples", "\"samples\":10", "\"samples\":0", 422, "/regime/samples", "out-of-range"),
				with("samples that shrink to nothing", "\"samples\":10",
						"\"samples\":{\"type\":\"geometric\",\"first\":10,\"ratio\":0.1}", 422, "/regime/samples",
						"out-of-range"),
				with("share above 1", "\"samples\":10", "\"samples\":10,\"real\":{\"share\":1.5}", 422,
						"/regime/real/share", "out-of-range"),
				with("temperature of a Gaussian", "\"seed\":1", "\"seed\":1,\"sampling\":{\"temperature\":0.5}", 422,
						"/sampling/temperature", "not-applicable"),
				with("seed above 2^53-1", "\"seed\":1", "\"seed\":9007199254740992", 422, "/seed", "out-of-range"),
				with("sweep pointer to nowhere", "\"seed\":1", "\"seed\":1,\"sweep\":{\"/regime/nowhere\":[1]}", 422,
						"/sweep/~1regime~1nowhere", "not-found"),
				with("swept value out of range", "\"seed\":1", "\"seed\":1,\"sweep\":{\"/regime/samples\":[10,0]}", 422,
						"/sweep/~1regime~1samples/1", "out-of-range"),
				with("a sweep of 10^9 points", "\"seed\":1",
						"\"seed\":1,\"sweep\":{\"/regime/samples\":" + thousand() + ",\"/generations\":" + thousand()
								+ ",\"/regime/budget\":" + thousand() + "}",
						422, "/sweep", "limit-exceeded"),
				new Mistake("10^12 samples and 10^6 generations",
						GOOD.replace("\"samples\":10", "\"samples\":1000000000000")
							.replace("\"generations\":3", "\"generations\":1000000"),
						422, "/generations", "out-of-range"),
				with("too much memory", "\"samples\":10", "\"samples\":10000000,\"retain\":\"accumulate\"", 422,
						"/regime/samples", "limit-exceeded"),
				with("too many runs", "\"replicates\":2", "\"replicates\":100000,\"sweep\":{\"/regime/samples\":[1,2]}",
						422, "/replicates", "limit-exceeded"),
				with("too many replicates whose generations are kept", "\"replicates\":2", "\"replicates\":100001", 422,
						"/replicates", "out-of-range"),
				with("snapshots of statistics", "\"seed\":1",
						"\"seed\":1,\"record\":\"aggregate\",\"snapshots\":{\"every\":1,\"samples\":1}", 422,
						"/snapshots", "not-applicable"),
				with("too many statistics", "\"generations\":3,\"replicates\":2",
						"\"generations\":10000,\"replicates\":1000000,\"record\":\"aggregate\"", 422, "/generations",
						"limit-exceeded"),
				with("a data set that is not there",
						"\"truth\":{\"type\":\"gaussian\",\"mean\":[0,0],\"covariance\":[[1,0],[0,1]]}",
						"\"truth\":{\"type\":\"dataset\",\"dataset\":\"nowhere\"}", 422, "/truth/dataset", "not-found"),
				new Mistake("nesting of 10,000", "[".repeat(10_000) + "]".repeat(10_000), 400, "", "not-json"),
				with("blank name", "\"Good\"", "\"  \"", 422, "/name", "blank"));
	}

	private static Mistake with(String what, String part, String replacement, int status, String pointer, String code) {
		assertThat(GOOD).contains(part);
		return new Mistake(what, GOOD.replace(part, replacement), status, pointer, code);
	}

	private static String thousand() {
		return IntStream.rangeClosed(1, 1000).boxed().toList().toString();
	}

	@ParameterizedTest
	@MethodSource("mistakes")
	void namesTheMistake(Mistake mistake) {
		var before = stored();
		for (var path : List.of("/api/v1/experiments", "/api/v1/experiments/validate")) {
			var answer = this.client.post(path, mistake.spec(), "Idempotency-Key", "bad-" + mistake.what());
			assertThat(answer.status()).as(answer.text()).isEqualTo(mistake.status());
			assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
			var problem = answer.json();
			assertThat(problem.propertyNames()).contains("type", "title", "status", "detail", "instance");
			assertThat(problem.get("errors")
				.valueStream()
				.map((error) -> error.get("pointer").asString() + " " + error.get("code").asString())).as(answer.text())
				.contains(mistake.pointer() + " " + mistake.code());
			assertThat(problem.get("errors"))
				.allSatisfy((error) -> assertThat(error.get("detail").asString()).isNotBlank());
		}
		assertThat(stored()).isEqualTo(before);
	}

	@Test
	void acceptsTheSpecThatTheMistakesAreMadeIn() {
		assertThat(this.client.run(GOOD).get("state").asString()).isEqualTo("completed");
	}

	@Test
	void namesAllMistakesAtOnce() {
		var answer = this.client.post("/api/v1/experiments",
				GOOD.replace("\"samples\":10", "\"samples\":-1")
					.replace("\"generations\":3", "\"generations\":-3")
					.replace("[[1,0],[0,1]]", "[[-1]]"));
		assertThat(answer.json().get("errors").size()).isGreaterThanOrEqualTo(2);
	}

	@Test
	void refusesABodyOfFiftyMegabytes() {
		var body = new byte[50_000_000];
		Arrays.fill(body, (byte) ' ');
		var answer = this.client.post("/api/v1/experiments", "application/json", body);
		assertThat(answer.status()).isEqualTo(413);
		assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
		assertThat(answer.json().get("detail").asString()).contains("1048576", "ouroboros.limits.body");
	}

	@Test
	void answersEveryOtherErrorByAProblem() {
		assertProblem(404, this.client.get("/api/v1/nowhere"));
		assertProblem(404, this.client.get("/api/v1/experiments/0198c0de-0000-7000-8000-000000000000"));
		assertProblem(400, this.client.get("/api/v1/experiments/not-an-id"));
		assertProblem(404, this.client.get("/api/v1/runs/999999999"));
		assertProblem(400, this.client.get("/api/v1/runs/one"));
		assertProblem(405, this.client.delete("/api/v1/catalog"));
		assertProblem(415,
				this.client.post("/api/v1/experiments", "text/plain", GOOD.getBytes(StandardCharsets.UTF_8)));
		assertProblem(406, this.client.get("/api/v1/experiments", "Accept", "image/png"));
		assertProblem(400, this.client.post("/api/v1/experiments", GOOD, "Idempotency-Key", "k".repeat(300)));
	}

	private static void assertProblem(int status, Client.Answer answer) {
		assertThat(answer.status()).as(answer.text()).isEqualTo(status);
		assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
		assertThat(answer.json().propertyNames()).contains("type", "title", "status", "detail", "instance");
	}

	private long stored() {
		return this.jdbc.sql(TABLES).query(Long.class).single();
	}

}
