package ouroboros.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
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
		assertThat(Double.parseDouble(line[3])).isCloseTo(65, within(4 * Math.sqrt(125.0 / 200_000)));
		assertThat(Double.parseDouble(line[4])).isCloseTo(125, within(1.5));
	}

	/** Packed it is larger than what is read of it, for nothing repeats in it. */
	@Test
	void showsTheBeginningOfWhatWasUploaded() throws IOException {
		upload("shown", "text/csv", HEIGHTS);
		var whole = this.client.get("/api/v1/datasets/shown/preview");
		assertThat(whole.text()).isEqualTo(HEIGHTS);
		assertThat(whole.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
		var pictures = ByteBuffer.allocate(16 + 100 * 1000).putInt(0x803).putInt(100).putInt(25).putInt(40);
		var random = new Random(1);
		while (pictures.hasRemaining()) {
			pictures.put((byte) random.nextInt());
		}
		for (var packed : List.of(false, true)) {
			var name = "shown-pictures-" + packed;
			var content = new ByteArrayOutputStream();
			try (var out = packed ? new GZIPOutputStream(content) : content) {
				out.write(pictures.array());
			}
			this.client.post("/api/v1/datasets?name=" + name, "application/octet-stream", content.toByteArray());
			var beginning = this.client.get("/api/v1/datasets/" + name + "/preview");
			assertThat(beginning.header("Content-Type")).isEqualTo("application/x-idx");
			assertThat(beginning.body()).isEqualTo(Arrays.copyOf(pictures.array(), 1 << 16));
		}
		assertThat(this.client.get("/api/v1/datasets/nothing/preview").status()).isEqualTo(404);
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
	void learnsToWriteLikeAText() {
		upload("prose", "text/plain", "to be or not to be that is the question\n".repeat(50));
		var experiment = this.client.run("""
				{"name":"Prose","truth":{"type":"dataset","dataset":"prose","length":10},
				 "learner":{"type":"n-gram","order":3},"regime":{"samples":20},"generations":2,"seed":1,
				 "snapshots":{"every":2,"samples":3},
				 "metrics":["perplexity","support",{"type":"distinct","n":1,"tokens":100},"self-bleu"]}""");
		assertThat(experiment.get("state").asString()).isEqualTo("completed");
		var id = experiment.get("id").asString();
		// every block is the sentence, which a trigram tells without a doubt but for its
		// beginning: six words in ten, and what follows be or to
		var row = this.client.generations(id).split("\n")[1].split(",");
		assertThat(Double.parseDouble(row[4])).isEqualTo(8);
		var run = this.client.get("/api/v1/experiments/" + id + "/runs").json().get("items").get(0).get("id").asInt();
		var samples = "/api/v1/runs/" + run + "/generations/2/samples";
		var texts = this.client.get(samples).json().get("texts");
		assertThat(texts).hasSize(3).allSatisfy((text) -> assertThat(text).hasSize(10));
		var written = this.client.get(samples, "Accept", "text/plain").text().split("\n");
		assertThat(written).hasSize(3)
			.allSatisfy((line) -> assertThat(line.split(" ")).hasSize(10)
				.isSubsetOf("to", "be", "or", "not", "that", "is", "the", "question"));
		var words = List.of("to", "be", "or", "not", "that", "is", "the", "question");
		assertThat(words.get(texts.get(0).get(0).asInt())).isEqualTo(written[0].split(" ")[0]);
		assertThat(this.client.get(samples, "Accept", "text/csv").text()).startsWith("t0,t1,t2").hasLineCount(4);
		assertThat(this.client.get("/api/v1/runs/" + run + "/generations/2/model").json().get("type").asString())
			.isEqualTo("n-gram-model");
		assertThat(this.client.delete("/api/v1/datasets/prose").status()).isEqualTo(204);
	}

	@Test
	void learnsToWriteBytes() {
		upload("letters", "text/plain", "ab cd é\n".repeat(50));
		var experiment = this.client.run("""
				{"name":"Letters","truth":{"type":"dataset","dataset":"letters","length":9,"tokens":"bytes"},
				 "learner":{"type":"n-gram","order":3},"regime":{"samples":20},"generations":1,"seed":1,
				 "snapshots":{"every":1,"samples":3}}""");
		assertThat(experiment.get("state").asString()).isEqualTo("completed");
		var run = this.client.get("/api/v1/experiments/" + experiment.get("id").asString() + "/runs").json();
		assertThat(this.client
			.get("/api/v1/runs/" + run.get("items").get(0).get("id") + "/generations/1/samples", "Accept", "text/plain")
			.text()).matches("((a|b| |c|d|\\\\xc3|\\\\xa9|\\\\n){9}\n){3}").contains("\\xc3\\xa9\\n");
		assertRefused("""
				{"name":"No length","truth":{"type":"dataset","dataset":"letters","tokens":"bytes"},
				 "learner":{"type":"categorical"},"regime":{"samples":20},"generations":1}""", "/truth/tokens",
				"not-applicable");
	}

	@Test
	void writesWordsOfTextsAlone() {
		upload("digits", "text/csv", HEIGHTS);
		var spec = """
				{"name":"No words","truth":{"type":"dataset","dataset":"digits","length":%d},
				 "learner":{"type":"n-gram","order":2},"regime":{"samples":20},"generations":1}""";
		assertRefused(spec.formatted(2), "/truth/length", "not-applicable");
		upload("short", "text/plain", "one two three");
		assertRefused(spec.formatted(4).replace("digits", "short"), "/truth/length", "too-few-observations");
		var experiment = this.client.run("""
				{"name":"Numbers","truth":{"type":"gaussian","dimension":1},"learner":{"type":"gaussian"},
				 "regime":{"samples":20},"generations":0,"snapshots":{"every":1,"samples":3}}""");
		var run = this.client.get("/api/v1/experiments/" + experiment.get("id").asString() + "/runs").json();
		assertThat(this.client
			.get("/api/v1/runs/" + run.get("items").get(0).get("id") + "/generations/0/samples", "Accept", "text/plain")
			.status()).isEqualTo(406);
	}

	/**
	 * Generation 0 sees every row but the last four once: their mean is that of the first
	 * six, and not of all, nor of six draws. The last two have a log-likelihood of their
	 * own.
	 */
	@Test
	void holdsNumbersOut() {
		upload("held-numbers", "text/csv", "x\n1\n2\n3\n4\n5\n9\n100\n200\n5\n3\n");
		var experiment = this.client
			.run("""
					{"name":"Held out","truth":{"type":"dataset","dataset":"held-numbers","heldOut":0.4,"replacement":false},
					 "learner":{"type":"gaussian","estimator":"maximum-likelihood"},"regime":{"samples":6},"generations":1,
					 "seed":1,"metrics":["mean","variance","negative-log-likelihood"]}""");
		var id = experiment.get("id").asString();
		var line = this.client.generations(id).split("\n")[1].split(",");
		assertThat(Double.parseDouble(line[3])).isCloseTo(4, within(1e-14));
		var variance = 40 / 6.0;
		assertThat(Double.parseDouble(line[4])).isCloseTo(variance, within(1e-13));
		assertThat(Double.parseDouble(line[5])).isCloseTo(Math.log(2 * Math.PI * variance) / 2 + 1 / (2 * variance),
				within(1e-13));
		assertThat(this.client.get("/api/v1/experiments/" + id + "/theory").json().get("applicable").asBoolean())
			.isFalse();
	}

	/**
	 * Of 50 sentences 30 teach, 10 are for validation and 10 for metrics: all words that
	 * differ are of those for metrics.
	 */
	@Test
	void holdsTextsOut() {
		upload("held-prose", "text/plain", "to be or not to be\n".repeat(40) + "to be or not be to\n".repeat(10));
		var spec = """
				{"name":"Held out","truth":{"type":"dataset","dataset":"held-prose","length":6,%s"replacement":false},
				 "learner":{"type":"n-gram","order":3,"smoothing":0.5},"regime":{"samples":30},"generations":1,"seed":1,
				 "metrics":["perplexity","support",{"type":"synthetic-perplexity","samples":50},
				  {"type":"synthetic-perplexity","samples":50,"quantile":0.5},
				  {"type":"synthetic-perplexity-share","to":1.5,"samples":50},
				  {"type":"synthetic-perplexity-share","from":1.5,"samples":50},{"type":"repetition","n":2}]}""";
		var all = this.client.run(spec.formatted("")).get("id").asString();
		var held = this.client.run(spec.formatted("\"heldOut\":0.4,")).get("id").asString();
		assertThat(this.client.generations(held)).startsWith("sweepPoint,replicate,generation,perplexity,support,"
				+ "synthetic-perplexity[samples=50],\"synthetic-perplexity[samples=50,quantile=0.5]\","
				+ "\"synthetic-perplexity-share[from=0,to=1.5,samples=50]\",");
		var known = this.client.generations(all).split("\n")[1].split(",");
		var unknown = this.client.generations(held).split("\n")[1].split(",");
		assertThat(Double.parseDouble(unknown[3])).isGreaterThan(Double.parseDouble(known[3]) * 1.2);
		assertThat(Double.parseDouble(unknown[7]) + Double.parseDouble(unknown[8])).isEqualTo(1);
		assertRefused(spec.formatted("\"heldOut\":0.6,"), "/truth/heldOut", "out-of-range");
		assertRefused(spec.formatted("\"heldOut\":0.02,"), "/truth/heldOut", "too-few-observations");
		assertRefused(spec.replace("\"length\":6,%s", "\"heldOut\":0.2,")
			.replace("n-gram", "categorical")
			.replace(",\"order\":3,\"smoothing\":0.5", ""), "/truth/heldOut", "not-applicable");
	}

	@Test
	void holdsPicturesOut() {
		var idx = ByteBuffer.allocate(16 + 64 * 40).putInt(0x803).putInt(40).putInt(8).putInt(8);
		for (int i = 0; i < 64 * 40; i++) {
			idx.put((byte) ((i / 64 < 32) ? 0 : 255));
		}
		this.client.post("/api/v1/datasets?name=held-pictures", "application/octet-stream", idx.array());
		var experiment = this.client
			.run("""
					{"name":"Held out","truth":{"type":"dataset","dataset":"held-pictures","heldOut":0.2},
					 "learner":{"type":"variational-autoencoder","latent":2,"epochs":20},
					 "regime":{"samples":32},"generations":1,"seed":1,"metrics":[{"type":"reconstruction-error","samples":1000},
					  {"type":"evidence-lower-bound","samples":1000},{"type":"precision","samples":100,"neighbours":2},
					  {"type":"precision","samples":100,"neighbours":4}]}""");
		assertThat(experiment.get("state").asString()).isEqualTo("completed");
		var line = this.client.generations(experiment.get("id").asString()).split("\n")[1].split(",");
		// black is all that is learned, and white is what it is measured by: worse than
		// even chances
		assertThat(Double.parseDouble(line[3])).isGreaterThan(64 * Math.log(2));
		assertThat(Double.parseDouble(line[4])).isLessThan(-64 * Math.log(2));
		assertThat(line[5]).isEqualTo("0.0");
		assertThat(line[6]).isEqualTo("NaN");
	}

	private void assertRefused(String spec, String pointer, String code) {
		var answer = this.client.post("/api/v1/experiments/validate", spec);
		assertThat(answer.status()).as(answer.text()).isEqualTo(422);
		var error = answer.json().get("errors").get(0);
		assertThat(error.get("pointer").asString()).isEqualTo(pointer);
		assertThat(error.get("code").asString()).isEqualTo(code);
	}

	@Test
	void keepsPictures() {
		var idx = ByteBuffer.allocate(16 + 3 * 6).putInt(0x803).putInt(3).putInt(2).putInt(3);
		idx.position(16 + 6).put((byte) 255);
		var answer = this.client.post("/api/v1/datasets?name=drawn", "application/octet-stream", idx.array());
		assertThat(answer.status()).as(answer.text()).isEqualTo(201);
		assertThat(answer.json().get("kind").asString()).isEqualTo("pictures");
		assertThat(answer.json().get("shape").toString()).isEqualTo("[3,2,3]");
		assertThat(answer.json().get("statistics").get("mean").asDouble()).isEqualTo(1 / 18.0);
		assertRefused("""
				{"name":"No vectors","truth":{"type":"dataset","dataset":"drawn"},"learner":{"type":"gaussian"},
				 "regime":{"samples":20},"generations":1}""", "/learner", "mismatch");
		assertProblem(this.client.post("/api/v1/datasets?name=cut", "application/octet-stream",
				Arrays.copyOf(idx.array(), 30)), 422, "truncated-idx");
	}

	@Test
	void learnsToDrawPictures() {
		var idx = ByteBuffer.allocate(16 + 64 * 32).putInt(0x803).putInt(32).putInt(8).putInt(8);
		for (int i = 0; i < 64 * 32; i++) {
			idx.put((byte) ((i / 64 % 2 == i / 8 % 2) ? 255 : 0));
		}
		this.client.post("/api/v1/datasets?name=stripes", "application/octet-stream", idx.array());
		var experiment = this.client.run("""
				{"name":"Stripes","truth":{"type":"dataset","dataset":"stripes"},
				 "learner":{"type":"variational-autoencoder","latent":2,"epochs":2},
				 "regime":{"samples":32},"generations":1,"seed":1,"snapshots":{"every":1,"samples":5}}""");
		assertThat(experiment.get("state").asString()).isEqualTo("completed");
		var id = experiment.get("id").asString();
		assertThat(this.client.generations(id)).startsWith(
				"sweepPoint,replicate,generation,latent-deviation[samples=100],reconstruction-error[samples=1000]");
		var run = this.client.get("/api/v1/experiments/" + id + "/runs").json().get("items").get(0).get("id").asInt();
		var generation = "/api/v1/runs/" + run + "/generations/1";
		var pictures = this.client.get(generation + "/samples").json().get("pictures");
		assertThat(pictures).hasSize(5)
			.allSatisfy((picture) -> assertThat(picture).hasSize(8).allSatisfy((line) -> assertThat(line).hasSize(8)));
		assertThat(this.client.get(generation + "/samples", "Accept", "text/csv").text()).startsWith("x0,x1")
			.hasLineCount(6);
		for (var sheet : List.of(this.client.get(generation + "/samples", "Accept", "image/png"),
				this.client.get(generation + "/samples?format=png"))) {
			assertThat(sheet.status()).as(sheet.text()).isEqualTo(200);
			assertThat(sheet.header("Content-Type")).isEqualTo("image/png");
			assertThat(sheet.text()).contains("PNG");
		}
		var model = this.client.get(generation + "/model").json();
		assertThat(model.get("type").asString()).isEqualTo("picture-autoencoder");
		assertThat(model.get("architecture").asString()).isEqualTo("conv");
	}

	@Test
	void tellsWhichClassesAreStillDrawn() {
		var pictures = ByteBuffer.allocate(16 + 64 * 30).putInt(0x803).putInt(30).putInt(8).putInt(8);
		var labels = ByteBuffer.allocate(8 + 30).putInt(0x801).putInt(30);
		for (int i = 0; i < 64 * 30; i++) {
			pictures.put((byte) ((i / 64 % 3 == 0) ? 0 : (i / 64 % 3 == i % 2 + 1) ? 255 : 128));
		}
		for (int i = 0; i < 30; i++) {
			labels.put((byte) (i % 3));
		}
		var octets = "application/octet-stream";
		this.client.post("/api/v1/datasets?name=patterns", octets, pictures.array());
		var answer = this.client.post("/api/v1/datasets?name=classes", octets, labels.array());
		assertThat(answer.status()).as(answer.text()).isEqualTo(201);
		assertThat(answer.json().get("kind").asString()).isEqualTo("symbols");
		assertThat(answer.json().get("shape").toString()).isEqualTo("[30,3]");
		var spec = """
				{"name":"Classes","truth":{"type":"dataset","dataset":"patterns","labels":"classes"},
				 "learner":{"type":"variational-autoencoder","latent":2,"epochs":1},
				 "regime":{"samples":30},"generations":1,"seed":1,
				 "metrics":["modes-lost","class-entropy",{"type":"class-share","label":2}]}""";
		var experiment = this.client.run(spec);
		assertThat(experiment.get("state").asString()).isEqualTo("completed");
		var id = experiment.get("id").asString();
		assertThat(this.client.generations(id))
			.startsWith("sweepPoint,replicate,generation,modes-lost[threshold=0.1],"
					+ "class-entropy[samples=1000],\"class-share[label=2,samples=1000]\"")
			.hasLineCount(3);
		assertThat(this.jdbc.sql("select cardinality(dataset_ids) from experiment where id = cast(:id as uuid)")
			.param("id", id)
			.query(Integer.class)
			.single()).isEqualTo(2);
		assertRefused(spec.replace("\"label\":2", "\"label\":3"), "/metrics/2", "not-answerable");
		assertRefused(spec.replace(",\"labels\":\"classes\"", ""), "/metrics/0", "not-answerable");
		assertRefused(spec.replace("classes", "patterns"), "/truth/labels", "not-applicable");
		assertRefused(spec.replace("classes", "nowhere"), "/truth/labels", "not-found");
		labels.putInt(4, 29);
		this.client.post("/api/v1/datasets?name=fewer", octets, Arrays.copyOf(labels.array(), 37));
		assertRefused(spec.replace("\"classes", "\"fewer"), "/truth/labels", "mismatch");
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
