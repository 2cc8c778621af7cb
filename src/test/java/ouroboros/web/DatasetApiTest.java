package ouroboros.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import ouroboros.Client;
import ouroboros.Client.Answer;
import ouroboros.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

@ServiceTest
class DatasetApiTest {

	private static final String HEIGHTS = "height,weight\n1.5,50\n1.6,60\n1.7,\"70\"\n1.8,80\n";

	private Client client;

	@Autowired
	private JdbcClient jdbc;

	@BeforeEach
	void connect(@LocalServerPort int port) {
		this.client = new Client(port);
	}

	private Answer upload(String name, String mediaType, String content) {
		return this.client.post("/api/v1/datasets?name=" + name, mediaType, content.getBytes(StandardCharsets.UTF_8));
	}

	@Test
	void keepsNumbersAndLearnsFromThem() {
		var answer = upload("heights", "text/csv", HEIGHTS);
		assertThat(answer.status()).as(answer.text()).isEqualTo(201);
		var dataset = answer.json();
		assertThat(answer.header("Location")).isEqualTo("/api/v1/datasets/" + dataset.get("id").asString());
		assertThat(dataset.get("kind").asString()).isEqualTo("numeric");
		assertThat(dataset.get("rows").asInt()).isEqualTo(4);
		assertThat(dataset.get("shape").toString()).isEqualTo("[4,2]");
		assertThat(this.client.get("/api/v1/datasets/heights").json()).isEqualTo(dataset);
		assertThat(upload("heights", "text/csv", HEIGHTS).status()).isEqualTo(409);

		var experiment = this.client.run("""
				{"name":"Weights","truth":{"type":"dataset","dataset":"heights","columns":["weight"]},
				 "learner":{"type":"gaussian"},"regime":{"samples":200000},"generations":1,"seed":1,
				 "metrics":["mean","variance"]}""");
		var line = this.client.generations(experiment.get("id").asString()).split("\n")[1].split(",");
		assertThat(Double.parseDouble(line[3])).isCloseTo(65, within(5 * Math.sqrt(125.0 / 200_000)));
		assertThat(Double.parseDouble(line[4])).isCloseTo(125, within(1.5));
	}

	@Test
	void keepsWordsAndForgetsThem() throws IOException {
		var packed = new ByteArrayOutputStream();
		try (var gzip = new GZIPOutputStream(packed)) {
			gzip.write("to be or not to be that is the question\n".repeat(50).getBytes(StandardCharsets.UTF_8));
		}
		var answer = this.client.post("/api/v1/datasets?name=words", "text/plain", packed.toByteArray());
		assertThat(answer.status()).as(answer.text()).isEqualTo(201);
		assertThat(answer.json().get("kind").asString()).isEqualTo("text");
		assertThat(answer.json().get("shape").toString()).isEqualTo("[500,8]");
		var experiment = this.client.run("""
				{"name":"Words","truth":{"type":"dataset","dataset":"words"},"learner":{"type":"categorical"},
				 "regime":{"samples":20},"generations":500,"seed":1,"metrics":["support","entropy"]}""");
		assertThat(experiment.get("state").asString()).isEqualTo("completed");
		assertThat(this.client.generations(experiment.get("id").asString())).endsWith(",500,1.0,0.0\n");
	}

	@Test
	void takesAForm() {
		var form = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"formed.csv\"\r\n"
				+ "Content-Type: text/csv\r\n\r\n" + HEIGHTS + "\r\n--x--\r\n";
		var answer = this.client.post("/api/v1/datasets?name=formed", "multipart/form-data; boundary=x",
				form.getBytes(StandardCharsets.UTF_8));
		assertThat(answer.status()).as(answer.text()).isEqualTo(201);
		assertThat(answer.json().get("rows").asInt()).isEqualTo(4);
	}

	@Test
	void listsAndDeletes() {
		var id = upload("gone-soon", "application/x-ndjson", "{\"x\":1}\n{\"x\":2}\n").json().get("id").asString();
		assertThat(this.client.get("/api/v1/datasets").text()).contains("gone-soon");
		var experiment = this.client.submit("""
				{"name":"User","truth":{"type":"dataset","dataset":"gone-soon"},"learner":{"type":"gaussian"},
				 "regime":{"samples":100000},"generations":5000,"replicates":20,"metrics":["variance"]}""")
			.get("id")
			.asString();
		var refused = this.client.delete("/api/v1/datasets/" + id);
		assertThat(refused.status()).isEqualTo(409);
		assertThat(refused.json().get("type").asString()).endsWith("in-use");
		this.client.post("/api/v1/experiments/" + experiment + "/cancel");
		this.client.finished(experiment);
		assertThat(this.client.delete("/api/v1/datasets/" + id).status()).isEqualTo(204);
		assertThat(this.client.get("/api/v1/datasets/" + id).status()).isEqualTo(404);
	}

	@Test
	void refusesWhatItCannotReadAndLeavesNothingBehind() throws IOException {
		var before = stored();
		assertProblem(upload("bad", "text/csv", "a,b\n1,2\n3,tall\n"), 422, "not-a-number", "line 3", "column b");
		assertProblem(upload("bad", "text/csv", "a,b\n1,2\n3,\n"), 422, "missing-value", "line 3");
		assertProblem(upload("bad", "text/csv", "1,2\n"), 422, "too-few-observations");
		assertProblem(upload("bad", "text/csv", "a,b\n1,2\n"), 422, "too-few-observations");
		assertProblem(upload("bad", "application/x-ndjson", "1\n\"two\"\n"), 422, "mixed", "line 2");
		assertProblem(upload("bad", "image/png", "x"), 415, "unsupported-media-type");
		var packed = new ByteArrayOutputStream();
		try (var gzip = new GZIPOutputStream(packed)) {
			gzip.write((HEIGHTS + "1.9,90\n".repeat(1000)).getBytes(StandardCharsets.UTF_8));
		}
		var cut = Arrays.copyOf(packed.toByteArray(), packed.size() - 12);
		assertProblem(this.client.post("/api/v1/datasets?name=bad", "text/csv", cut), 422, "truncated-gzip");
		assertThat(stored()).isEqualTo(before);
	}

	private static void assertProblem(Answer answer, int status, String code, String... words) {
		assertThat(answer.status()).as(answer.text()).isEqualTo(status);
		assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
		assertThat(answer.json().get("type").asString()).endsWith(":" + code);
		assertThat(answer.json().get("detail").asString()).isNotBlank()
			.satisfies((detail) -> assertThat(words).allSatisfy((word) -> assertThat(detail).contains(word)));
	}

	private long stored() {
		return this.jdbc.sql("select count(*) from dataset").query(Long.class).single();
	}

}
