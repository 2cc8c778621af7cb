package ouroboros.web;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ouroboros.Client;
import ouroboros.ServiceTest;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Specs that are meant to exhaust heap, disk, connections or a worker: each is refused at
 * once, or taken and cancelled at once, and leaves a service that computes.
 */
@ServiceTest
class HostileSpecTest {

	private static final String CONTROL = """
			{"name":"Control","truth":{"type":"gaussian","dimension":1},"learner":{"type":"gaussian"},
			 "regime":{"samples":10},"generations":3,"seed":1,"metrics":["variance"]}""";

	private Client client;

	@BeforeEach
	void connect(@LocalServerPort int port) {
		this.client = new Client(port);
	}

	/**
	 * A hostile spec.
	 *
	 * @param what it tries
	 * @param spec the document
	 */
	record Hostile(String what, String spec) {
		@Override
		public String toString() {
			return this.what;
		}
	}

	static Stream<Hostile> hostiles() {
		var normal = "{'type':'gaussian','dimension':1}";
		return Stream.of(
				spec("points beyond memory", normal, "{'type':'gaussian'}", "'regime':{'samples':1000000000000}"),
				spec("points that grow by a power", normal, "{'type':'gaussian'}",
						"'regime':{'samples':{'type':'power','first':1000,'exponent':10}},'generations':10000"),
				spec("points that grow by a factor", normal, "{'type':'gaussian'}",
						"'regime':{'samples':{'type':'geometric','first':10,'ratio':10}},'generations':300"),
				spec("a long list of sizes", normal, "{'type':'gaussian'}",
						"'regime':{'samples':{'type':'list','values':" + many(20_000, "1000000")
								+ "}},'generations':9999"),
				spec("a pool of everything", normal, "{'type':'gaussian'}",
						"'regime':{'samples':1000000,'retain':'accumulate'},'generations':10000"),
				spec("a window of everything", normal, "{'type':'gaussian'}",
						"'regime':{'samples':1000000,'retain':{'window':1000000}},'generations':10000"),
				spec("genuine points beside", normal, "{'type':'gaussian'}",
						"'regime':{'samples':10,'real':{'count':1000000000000}}"),
				spec("a budget beyond memory", normal, "{'type':'gaussian'}",
						"'regime':{'samples':10,'budget':1000000000000}"),
				spec("rows", normal, "{'type':'gaussian'}",
						"'regime':{'samples':10},'generations':10000,'replicates':100000"),
				spec("statistics", normal, "{'type':'gaussian'}",
						"'regime':{'samples':10},'generations':10000,'replicates':1000000,'record':'aggregate'"),
				spec("sweep points", normal, "{'type':'gaussian'}",
						"'regime':{'samples':10},'sweep':{" + Stream
							.of("/regime/samples", "/generations", "/regime/budget", "/truth/dimension")
							.map((pointer) -> "'" + pointer + "':" + IntStream.rangeClosed(1, 500).boxed().toList())
							.collect(Collectors.joining(",")) + "}"),
				spec("sweep points of many replicates", normal, "{'type':'gaussian'}",
						"'regime':{'samples':10},'replicates':100000,'sweep':{'/regime/samples':"
								+ IntStream.rangeClosed(1, 1000).boxed().toList() + "}"),
				spec("dimensions", "{'type':'gaussian','dimension':1000000}", "{'type':'gaussian'}",
						"'regime':{'samples':10}"),
				spec("dimensions of one covariance", "{'type':'gaussian','dimension':1000}", "{'type':'gaussian'}",
						"'regime':{'samples':100000},'generations':10000"),
				spec("symbols", "{'type':'zipf','symbols':1000000000}", "{'type':'categorical'}",
						"'regime':{'samples':10}"),
				spec("symbols and draws", "{'type':'zipf','symbols':1000000}", "{'type':'categorical'}",
						"'regime':{'samples':1000000},'generations':10000,'replicates':10"),
				spec("probabilities", "{'type':'categorical','probabilities':" + many(100_000, "0.00001") + "}",
						"{'type':'categorical'}", "'regime':{'samples':10}"),
				spec("components of the truth",
						"{'type':'gaussian-mixture','components':" + many(5000, "{'weight':0.0002,'mean':[0,0]}") + "}",
						"{'type':'gaussian'}", "'regime':{'samples':100000},'generations':1000"),
				spec("components of the model", normal, "{'type':'gaussian-mixture','components':1000000}",
						"'regime':{'samples':10}"),
				spec("iterations", normal,
						"{'type':'gaussian-mixture','components':50,'tolerance':1e-300,'maxIterations':1000000000}",
						"'regime':{'samples':1000000}"),
				spec("a long fit", normal,
						"{'type':'gaussian-mixture','components':50,'tolerance':1e-12,'maxIterations':1000}",
						"'regime':{'samples':200000},'generations':10"),
				spec("kernels", normal, "{'type':'kernel-density'}",
						"'regime':{'samples':1000000},'metrics':['kl-divergence'],'generations':100"),
				spec("pairs of points", normal, "{'type':'gaussian'}",
						"'regime':{'samples':10},'metrics':["
								+ "{'type':'maximum-mean-discrepancy','samples':1000000000}],'generations':100"),
				spec("as many pairs as may be", "{'type':'gaussian','dimension':10}", "{'type':'gaussian'}",
						"'regime':{'samples':10},'metrics':[{'type':'maximum-mean-discrepancy','samples':10000},"
								+ "{'type':'precision','samples':10000},{'type':'vendi','samples':1000}],"
								+ "'generations':10000,'replicates':100"),
				spec("quantiles", normal, "{'type':'gaussian'}",
						"'regime':{'samples':10},'metrics':[" + IntStream.range(0, 64)
							.mapToObj((i) -> "{'type':'tail-mass','quantile':0.0" + (100 + i) + "}")
							.collect(Collectors.joining(",")) + "],'generations':10000,'replicates':1900"),
				spec("snapshots", normal, "{'type':'gaussian'}",
						"'regime':{'samples':10},'snapshots':{'every':1,'samples':1000000000}"),
				spec("snapshots of every run", normal, "{'type':'gaussian'}",
						"'regime':{'samples':10},'snapshots':{'every':1,'samples':10000},'generations':10000,"
								+ "'replicates':1000"),
				spec("candidates", normal, "{'type':'gaussian'}",
						"'regime':{'samples':1000},'curation':[{'type':'preference','candidates':1000000000,"
								+ "'reward':{'type':'linear','weights':[1]}}]"),
				spec("filters", normal, "{'type':'gaussian'}",
						"'regime':{'samples':1000000},'generations':1000,'curation':"
								+ many(16, "{'type':'noise'," + "'deviation':0.1}")),
				spec("epochs", "{'type':'glyphs'}",
						"{'type':'variational-autoencoder','epochs':1000000000,'batchSize':1}",
						"'regime':{'samples':60000}"),
				spec("latent dimensions", "{'type':'glyphs'}", "{'type':'variational-autoencoder','latent':1000000000}",
						"'regime':{'samples':100}"),
				spec("pictures", "{'type':'glyphs'}", "{'type':'variational-autoencoder'}",
						"'regime':{'samples':1000000000}"),
				spec("layers", "{'type':'markov-text','symbols':27,'order':1,'length':16}",
						"{'type':'transformer','layers':1000000,'width':1000000,'context':1000000,'heads':1000,'epochs':1}",
						"'regime':{'samples':100}"),
				spec("a large transformer", "{'type':'markov-text','symbols':27,'order':1,'length':16}",
						"{'type':'transformer','layers':24,'width':2048,'context':1024,'heads':16,'epochs':1}",
						"'regime':{'samples':100000},'generations':100"),
				spec("words", "{'type':'markov-text','symbols':27,'order':1,'length':1000000000}",
						"{'type':'n-gram','order':5}", "'regime':{'samples':1000000}"),
				spec("beams", "{'type':'markov-text','symbols':27,'order':1,'length':64}",
						"{'type':'n-gram','order':3}", "'regime':{'samples':10000},'sampling':{'beams':1000000000}"),
				spec("pairs of texts", "{'type':'markov-text','symbols':27,'order':1,'length':64}",
						"{'type':'n-gram','order':3}",
						"'regime':{'samples':1000},'metrics':[{'type':'self-bleu','texts':1000000000}]"),
				spec("predictors", "{'type':'linear','dimension':1000000,'noise':1}", "{'type':'linear-regression'}",
						"'regime':{'samples':1000000}"),
				spec("classes", "{'type':'two-class','dimension':1000,'separation':0}",
						"{'type':'logistic-regression'}", "'regime':{'samples':100000},'generations':10000"),
				new Hostile("a name beyond reading", CONTROL.replace("Control", "x".repeat(900_000))),
				new Hostile("tags",
						CONTROL.replace("'seed'".replace('\'', '"'),
								"\"tags\":" + many(100_000, "\"tag\"") + ",\"seed\"")),
				new Hostile("nesting", "{\"name\":" + "[".repeat(200_000)),
				new Hostile("a key many times", "{" + "\"name\":\"x\",".repeat(50_000) + "\"seed\":1}"),
				new Hostile("a number of many digits", CONTROL.replace("10", "1" + "0".repeat(100_000))),
				new Hostile("a body beyond the limit", " ".repeat(3_000_000) + CONTROL));
	}

	private static Hostile spec(String what, String truth, String learner, String rest) {
		var generations = rest.contains("'generations'") ? "" : ",'generations':10";
		return new Hostile(what,
				"{'name':'%s','truth':%s,'learner':%s,%s%s}".formatted(what, truth, learner, rest, generations)
					.replace('\'', '"'));
	}

	private static String many(int count, String value) {
		return "[" + String.join(",", Collections.nCopies(count, value)) + "]";
	}

	@ParameterizedTest
	@MethodSource("hostiles")
	@Timeout(30)
	void harmsNobody(Hostile hostile) {
		var answer = this.client.post("/api/v1/experiments", hostile.spec());
		assertThat(answer.status()).as(answer.text()).isIn(202, 400, 413, 422);
		if (answer.status() != 202) {
			assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
			assertThat(answer.body().length).isLessThan(20_000);
			return;
		}
		var id = answer.json().get("id").asString();
		var path = "/api/v1/experiments/" + id;
		for (var tries = 0; tries < 2
				&& this.client.get(path).json().at("/progress/runs/running").asInt() == 0; tries++) {
			this.client.get(path + "?wait=1s");
		}
		assertThat(this.client.post(path + "/cancel").status()).isIn(202, 409);
		var state = this.client.get(path).json().get("state").asString();
		for (var waits = 0; state.equals("cancelling") && waits < 3; waits++) {
			state = this.client.get(path + "?wait=1s").json().get("state").asString();
		}
		assertThat(state).isIn("cancelled", "completed", "failed");
		assertThat(List.of(200, 204)).contains(this.client.delete(path).status());
	}

	@AfterEach
	void computesStill() {
		assertThat(this.client.run(CONTROL).get("state").asString()).isEqualTo("completed");
	}

}
