package ouroboros.web;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.web.server.LocalServerPort;

import ouroboros.Client;
import ouroboros.ServiceTest;
import ouroboros.TinyOpt;

import static org.assertj.core.api.Assertions.assertThat;

/** A pre-trained model from its upload to what its fine-tuned heirs write. */
@ServiceTest
class CheckpointApiTest {

	private static final String SPEC = """
			{"name":"Heirs","truth":{"type":"dataset","dataset":"%s-text","length":8,"tokenizer":"%s"},
			 "learner":{"type":"causal-language-model","checkpoint":"%s","epochs":%d,"batchSize":4,
			  "learningRate":0.005,"dropout":0},
			 "regime":{"samples":40},"generations":2,"seed":1,"snapshots":{"every":1,"samples":5}}""";

	private Client client;

	@BeforeEach
	void connect(@LocalServerPort int port) {
		this.client = new Client(port);
	}

	private void upload(String name) {
		var answer = this.client.post("/api/v1/datasets?name=" + name, "application/zip",
				TinyOpt.zip(TinyOpt.USUAL.files()));
		assertThat(answer.status()).as(answer.text()).isEqualTo(201);
		var dataset = answer.json();
		assertThat(dataset.get("kind").asString()).isEqualTo("checkpoint");
		assertThat(dataset.get("rows").asInt()).isEqualTo(7744);
		assertThat(dataset.get("statistics").toString()).isEqualTo(
				"{\"parameters\":7744,\"layers\":2,\"heads\":2,\"width\":16,\"vocabulary\":40,\"positions\":32}");
		assertThat(this.client
			.post("/api/v1/datasets?name=" + name + "-text", "text/plain",
					"the cat and the dog in.\n\n".repeat(60).getBytes(StandardCharsets.UTF_8))
			.status()).isEqualTo(201);
	}

	private double[] perplexities(int epochs, String name) {
		var experiment = this.client.run(SPEC.formatted(name, name, name, epochs));
		assertThat(experiment.get("state").asString()).as(experiment.toString()).isEqualTo("completed");
		return Stream.of(this.client.generations(experiment.get("id").asString()).split("\n"))
			.skip(1)
			.mapToDouble((row) -> Double.parseDouble(row.split(",")[3]))
			.toArray();
	}

	/** What was never trained tells the text worse than chance, which has 40. */
	@Test
	void fineTunesForTwoGenerations() {
		upload("opt");
		assertThat(Arrays.stream(perplexities(0, "opt"))).hasSize(3).allMatch((perplexity) -> perplexity > 40);
		assertThat(Arrays.stream(perplexities(20, "opt"))).hasSize(3).allMatch((perplexity) -> perplexity < 20);
	}

	@Test
	void writesItsTokens() {
		upload("writer");
		var id = this.client.run(SPEC.formatted("writer", "writer", "writer", 20)).get("id").asString();
		var run = this.client.get("/api/v1/experiments/" + id + "/runs").json().get("items").get(0).get("id").asInt();
		var generation = "/api/v1/runs/" + run + "/generations/2/";
		var lines = this.client.get(generation + "samples", "Accept", "text/plain").text().split("\n");
		assertThat(lines).hasSize(5)
			.allSatisfy((line) -> assertThat(TinyOpt.TOKENS).containsAll(Arrays.asList(line.split(" "))))
			.anySatisfy((line) -> assertThat(line).containsAnyOf("Ġthe", "Ġand", "</s> the"));
		assertThat(this.client.get(generation + "model").json().get("type").asString()).isEqualTo("decoder-model");
		assertThat(this.client.delete("/api/v1/datasets/writer").status()).isEqualTo(204);
	}

	@Test
	void refusesWhatDoesNotFit() {
		upload("fit");
		var good = SPEC.formatted("fit", "fit", "fit", 1);
		assertRefused(good.replace("\"length\":8", "\"length\":33"), "/learner/checkpoint", "limit-exceeded");
		assertRefused(good.replace("\"length\":8", "\"length\":5000"), "/truth/length", "too-few-observations");
		assertRefused(good.replace(",\"tokenizer\":\"fit\"", ""), "/learner/checkpoint", "mismatch");
		assertRefused(good.replace("\"checkpoint\":\"fit\"", "\"checkpoint\":\"none\""), "/learner/checkpoint",
				"not-found");
		assertRefused(good.replace("\"checkpoint\":\"fit\"", "\"checkpoint\":\"fit-text\""), "/learner/checkpoint",
				"not-applicable");
		assertRefused(good.replace("\"tokenizer\":\"fit\"", "\"tokenizer\":\"none\""), "/truth/tokenizer", "not-found");
		assertRefused(good.replace("\"tokenizer\":\"fit\"", "\"tokenizer\":\"fit-text\""), "/truth/tokenizer",
				"not-applicable");
		assertRefused(good.replace("\"tokenizer\":\"fit\"", "\"tokenizer\":\"fit\",\"tokens\":\"bytes\""),
				"/truth/tokens", "conflict");
		assertRefused(good.replace("\"length\":8,", ""), "/truth/tokenizer", "not-applicable");
		assertRefused(good.replace("\"dataset\":\"fit-text\"", "\"dataset\":\"fit\""), "/truth/tokenizer",
				"not-applicable");
		assertRefused("""
				{"name":"No data","truth":{"type":"dataset","dataset":"fit"},"learner":{"type":"gaussian"},
				 "regime":{"samples":20},"generations":1}""", "/truth/dataset", "not-applicable");
		var cut = TinyOpt.zip(TinyOpt.USUAL.files());
		var answer = this.client.post("/api/v1/datasets?name=cut", "application/zip",
				Arrays.copyOf(cut, cut.length / 2));
		assertThat(answer.status()).isEqualTo(422);
		assertThat(answer.json().get("type").asString()).endsWith(":truncated-zip");
	}

	private void assertRefused(String spec, String pointer, String code) {
		var answer = this.client.post("/api/v1/experiments/validate", spec);
		assertThat(answer.status()).as(answer.text()).isEqualTo(422);
		var error = answer.json().get("errors").get(0);
		assertThat(error.get("pointer").asString()).as(answer.text()).isEqualTo(pointer);
		assertThat(error.get("code").asString()).isEqualTo(code);
	}

}
