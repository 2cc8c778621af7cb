package ouroboros.web;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.web.server.LocalServerPort;

import ouroboros.Client;
import ouroboros.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;

@ServiceTest
class ChartApiTest {

	private static final String SPEC = """
			{"name":"Drawn","truth":{"type":"gaussian","dimension":1},"learner":{"type":"gaussian"},
			 "regime":{"samples":10},"generations":30,"replicates":20,"seed":5,
			 "metrics":["variance","log-determinant",{"type":"tail-mass","quantile":0.01}],
			 "sweep":{"/regime/samples":[10,11,12,13,14,15,16,17,18,100]}}""";

	private Client client;

	@BeforeEach
	void connect(@LocalServerPort int port) {
		this.client = new Client(port);
	}

	private String charts(String spec) {
		return "/api/v1/experiments/" + this.client.run(spec).get("id").asString() + "/charts/";
	}

	@Test
	void drawsCurvesOfSweepPointsBesideTheory() {
		var charts = charts(SPEC);
		var answer = this.client.get(charts + "variance.svg");
		assertThat(answer.status()).as(answer.text()).isEqualTo(200);
		assertThat(answer.header("Content-Type")).isEqualTo("image/svg+xml");
		assertThat(answer.text()).contains("Drawn", "median of variance (squared units of the data) over generation",
				"samples = 10, ", "samples = 100", "stroke-dasharray=\"7,4\"");
		assertThat(answer.text().split("samples = ", -1)).hasSize(1 + 8);
		assertThat(answer.text().contains(" style=")).as("styles would be refused by the policy that the service sends")
			.isFalse();
		var chosen = this.client.get(charts + "variance.svg?points=9,1&statistic=mean&theme=dark&x=log&y=log").text();
		assertThat(chosen).contains("mean of variance", ": samples = 100, samples = 11");
		assertThat(chosen.split("samples = ", -1)).hasSize(1 + 2);
		assertThat(this.client.get(charts + "tail-mass%5Bquantile%3D0.01%5D.svg").text())
			.contains("tail-mass[quantile=0.01]")
			.doesNotContain("stroke-dasharray=\"7,4\"");
	}

	@Test
	void givesTheSameBytesUntilSomethingChanges() {
		var charts = charts(SPEC);
		for (var format : List.of("svg", "png")) {
			var first = this.client.get(charts + "variance." + format);
			assertThat(this.client.get(charts + "variance." + format).body()).isEqualTo(first.body());
			assertThat(first.header("Cache-Control")).contains("no-cache");
			var known = this.client.get(charts + "variance." + format, "If-None-Match", first.header("ETag"));
			assertThat(known.status()).isEqualTo(304);
			assertThat(known.body()).isEmpty();
			assertThat(this.client.get(charts + "variance." + format, "If-None-Match", "\"x\"").status())
				.isEqualTo(200);
		}
	}

	@Test
	void drawsPicturesOfTheSizeAskedFor() throws Exception {
		var charts = charts(SPEC.replace("\"seed\"", "\"record\":\"aggregate\",\"seed\""));
		var answer = this.client.get(charts + "log-determinant.png?width=300&height=2000");
		assertThat(answer.header("Content-Type")).isEqualTo("image/png");
		var picture = ImageIO.read(new ByteArrayInputStream(answer.body()));
		assertThat(picture.getWidth()).isEqualTo(300);
		assertThat(picture.getHeight()).isEqualTo(2000);
		assertThat(this.client.get("/v3/api-docs")
			.json()
			.at("/paths/~1api~1v1~1experiments~1{id}~1charts~1{metric}.png" + "/get/responses/200/content")
			.propertyNames()).contains("image/png");
	}

	@Test
	void refusesWhatMakesNoSense() {
		var charts = charts(SPEC);
		for (var query : List.of("width=199", "height=2001", "width=1e9", "theme=blue", "x=cubic", "y=",
				"statistic=mode", "points=10", "points=-1", "points=1,", "points=0,1,2,3,4,5,6,7,8", "points=a")) {
			var answer = this.client.get(charts + "variance.png?" + query);
			assertThat(answer.status()).as(query).isEqualTo(400);
			assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
			assertThat(answer.text()).as(query).contains(query.substring(0, query.indexOf('=')));
		}
		var unknown = this.client.get(charts + "varianz.svg");
		assertThat(unknown.status()).isEqualTo(404);
		assertThat(unknown.json().get("detail").asString()).contains("varianz", "log-determinant");
		assertThat(this.client.get(charts + "variance.svg", "Accept", "text/csv").status()).isEqualTo(406);
	}

	/** Forty times as many generations as are drawn do not make a larger answer. */
	@Test
	void thinsLongRuns() {
		var charts = charts("""
				{"name":"Long","truth":{"type":"bernoulli","probability":0.5},"learner":{"type":"bernoulli"},
				 "regime":{"samples":1000000},"sampling":{"method":"sufficient-statistics"},"generations":10000,
				 "replicates":2,"seed":5,"metrics":["entropy"]}""");
		var answer = this.client.get(charts + "entropy.svg");
		assertThat(answer.status()).as(answer.text()).isEqualTo(200);
		assertThat(answer.body().length).isLessThan(200_000);
		assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("(nats)");
	}

}
