package ouroboros.web;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ouroboros.Client;
import ouroboros.ServiceTest;
import ouroboros.core.theory.Observed;
import ouroboros.core.theory.Statistic;
import ouroboros.jobs.Grid;
import ouroboros.jobs.Results;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Experiments of which only statistics over replicates are kept. */
@ServiceTest
class AggregateApiTest {

	/** Chains that end in a point: variances of zero, determinants of log 0. */
	private static final String KEPT = """
			{"name":"Statistics","truth":{"type":"gaussian","dimension":1},"learner":{"type":"gaussian"},
			 "regime":{"samples":2},"sampling":{"precision":"bfloat16"},"generations":40,"replicates":200,"seed":5,
			 "metrics":["variance","mean-shift","log-determinant"],"sweep":{"/regime/samples":[2,4]}}""";

	private static final String AGGREGATE = KEPT.replace("\"seed\"", "\"record\":\"aggregate\",\"seed\"");

	/** Hours of work, in short steps. */
	private static final String LONG = """
			{"name":"Long","truth":{"type":"gaussian","dimension":1},"learner":{"type":"gaussian"},
			 "regime":{"samples":100},"generations":500,"replicates":1000000,"seed":1,"metrics":["variance"],
			 "record":"aggregate"}""";

	private static final List<String> EXACT = List.of("generation", "n", "mean", "standardDeviation", "standardError",
			"min", "max");

	private static final List<String> QUANTILES = List.of("q05", "q25", "median", "q75", "q95");

	private static final Grid ALL = Grid.of(40, 41);

	private Client client;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private Results results;

	@BeforeEach
	void connect(@LocalServerPort int port) {
		this.client = new Client(port);
	}

	@Test
	void saysOfReplicatesWhatTheirGenerationsSay() {
		var kept = this.client.run(KEPT).get("id").asString();
		var experiment = this.client.run(AGGREGATE);
		assertThat(experiment.get("state").asString()).isEqualTo("completed");
		var aggregate = experiment.get("id").asString();
		for (var metric : List.of("variance", "mean-shift", "log-determinant")) {
			var expected = summary(kept, metric);
			var actual = summary(aggregate, metric);
			assertThat(actual.size()).isEqualTo(expected.size()).isEqualTo(2);
			for (int point = 0; point < 2; point++) {
				assertSame(actual.get(point), expected.get(point), metric.equals("log-determinant") ? 1 : 0);
			}
		}
		var determinants = summary(kept, "log-determinant").get(0);
		assertThat(determinants.at("/nonFinite/median/40").asString()).isEqualTo("-inf");
		assertThat(determinants.at("/nonFinite/mean/40").asString()).isEqualTo("-inf");
	}

	private JsonNode summary(String id, String metric) {
		return this.client.get("/api/v1/experiments/" + id + "/summary?metric=" + metric).json().get("points");
	}

	/**
	 * @param near how far from a quantile its neighbours may lie where signs differ
	 */
	private static void assertSame(JsonNode actual, JsonNode expected, double near) {
		for (var column : EXACT) {
			assertThat(actual.get(column)).as(column).isEqualTo(expected.get(column));
		}
		assertThat(actual.get("values")).isEqualTo(expected.get("values"));
		assertThat(actual.get("nonFinite")).isEqualTo(expected.get("nonFinite"));
		for (var column : QUANTILES) {
			for (int i = 0; i < expected.get(column).size(); i++) {
				var exact = expected.get(column).get(i).asDouble(0);
				assertThat(actual.get(column).get(i).asDouble(0)).as("%s at %d", column, i)
					.isCloseTo(exact, within((near + Math.abs(exact)) / 256));
			}
		}
	}

	@Test
	void tellsMomentsOfEitherKindAlike() {
		var kept = UUID.fromString(this.client.run(KEPT).get("id").asString());
		var aggregate = UUID.fromString(this.client.run(AGGREGATE).get("id").asString());
		for (int point = 0; point < 2; point++) {
			for (int metric = 0; metric < 3; metric++) {
				assertThat(moments(aggregate, point, metric)).hasSize(41).isEqualTo(moments(kept, point, metric));
			}
		}
		var shares = this.results.observed(aggregate, 0, 0, Statistic.shareAbove(0), ALL);
		assertThat(shares.getFirst().mean()).isEqualTo(1);
		assertThat(shares.getLast().mean()).isBetween(0.0, 0.2);
		assertThat(shares.getLast().n()).isEqualTo(200);
		assertThat(this.results.observed(kept, 0, 0, Statistic.shareAbove(0), ALL).getLast().deviation())
			.isCloseTo(shares.getLast().deviation(), within(1e-12));
		var variances = this.results.observed(aggregate, 0, 0, Statistic.MEAN, ALL);
		var standardErrors = summary(kept.toString(), "variance").get(0).get("standardError");
		assertThat(variances.get(3).standardError()).isCloseTo(standardErrors.get(3).asDouble(), within(1e-15));
		assertThat(this.results.observed(kept, 1, 0, Statistic.MEAN_LOGARITHM, ALL).get(9).mean())
			.isCloseTo(this.results.observed(kept, 1, 2, Statistic.MEAN, ALL).get(9).mean(), within(1e-12));
	}

	/** Logarithms, roots and shares as far as buckets are narrow against the spread. */
	@Test
	void tellsFunctionsOfTheValuesToo() {
		var kept = UUID.fromString(this.client.run(KEPT).get("id").asString());
		var aggregate = UUID.fromString(this.client.run(AGGREGATE).get("id").asString());
		for (var statistic : List.of(Statistic.MEAN_LOGARITHM, Statistic.MEAN_ROOT, Statistic.meanSquareAbout(0.3),
				Statistic.shareAbove(0.35))) {
			var expected = this.results.observed(kept, 1, 0, statistic, ALL);
			var told = this.results.observed(aggregate, 1, 0, statistic, ALL);
			assertThat(told).hasSize(41);
			for (int g : new int[] { 0, 1, 2 }) {
				assertThat(told.get(g).n()).isEqualTo(200);
				assertThat(told.get(g).mean()).isCloseTo(expected.get(g).mean(),
						within(expected.get(g).standardError() / 10));
				assertThat(told.get(g).deviation()).isCloseTo(expected.get(g).deviation(),
						within(0.02 * expected.get(g).deviation()));
			}
		}
		assertThat(this.results.observed(aggregate, 0, 0, Statistic.meanTimeTo(0), ALL)).isEmpty();
	}

	/** The mean tail of many chains is intact, carried by few of them. */
	@Test
	void decidesVerdictsLikeReplicates() {
		var spec = """
				{"name":"Verdicts","truth":{"type":"gaussian","dimension":1},"learner":{"type":"gaussian"},
				 "regime":{"samples":10},"generations":60,"replicates":2000,"seed":2,
				 "metrics":["variance","tail-mass"],"record":"%s"}""";
		var verdicts = new ArrayList<List<String>>();
		for (var record : List.of("replicates", "aggregate")) {
			var id = this.client.run(spec.formatted(record)).get("id").asString();
			var found = new ArrayList<String>();
			this.client.get("/api/v1/experiments/" + id + "/verdicts")
				.json()
				.get("verdicts")
				.forEach((one) -> found.add(one.get("definition").asString() + " " + one.get("status").asString()));
			verdicts.add(found);
			// brackets as they are
			assertThat(summary(id, "tail-mass[quantile=0.01]").at("/0/n/60").asInt()).isEqualTo(2000);
		}
		assertThat(verdicts.getLast()).isEqualTo(verdicts.getFirst())
			.contains("collapsing-variance collapsed", "disappearance-of-real-tail-data collapsed");
	}

	/**
	 * Of every generation, but for the skewness, which aggregates do not tell exactly.
	 */
	private List<Observed> moments(UUID experiment, int point, int metric) {
		return this.results.observed(experiment, point, metric, Statistic.MEAN, ALL)
			.stream()
			.map((one) -> new Observed(one.generation(), one.n(), one.mean(), one.deviation(), 0))
			.toList();
	}

	/** Replicates are compared with themselves where they are kept. */
	@Test
	void tellsChangesSinceAGeneration() {
		var kept = UUID.fromString(this.client.run(KEPT).get("id").asString());
		var aggregate = UUID.fromString(this.client.run(AGGREGATE).get("id").asString());
		var changes = this.results.changes(kept, 1, 0, Statistic.MEAN, 3, Grid.of(40, 11));
		assertThat(changes).extracting(Observed::generation)
			.containsExactly(0, 3, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40);
		assertThat(changes.get(1).mean()).isZero();
		assertThat(changes.get(1).deviation()).isZero();
		var means = this.results.observed(kept, 1, 0, Statistic.MEAN, ALL);
		var unpaired = this.results.changes(aggregate, 1, 0, Statistic.MEAN, 3, ALL);
		for (var change : changes) {
			var expected = means.get(change.generation()).mean() - means.get(3).mean();
			assertThat(change.mean()).isCloseTo(expected, within(1e-12));
			assertThat(unpaired.get(change.generation()).mean()).isCloseTo(expected, within(1e-12));
		}
		assertThat(changes.get(2).deviation()).isLessThan(unpaired.get(4).deviation());
	}

	@Test
	void countsReplicatesAndListsBlocks() {
		var experiment = this.client.run(AGGREGATE);
		assertThat(experiment.at("/progress/runs/total").asInt()).isEqualTo(400);
		assertThat(experiment.at("/progress/runs/completed").asInt()).isEqualTo(400);
		assertThat(experiment.at("/progress/generations/done").asInt()).isEqualTo(16_400);
		assertThat(experiment.at("/progress/generations/total").asInt()).isEqualTo(16_400);
		assertThat(experiment.get("links").has("generations")).isFalse();
		var path = "/api/v1/experiments/" + experiment.get("id").asString();
		var runs = new ArrayList<JsonNode>();
		this.client.get(path + "/runs?limit=1000").json().get("items").forEach(runs::add);
		assertThat(runs).hasSizeLessThan(200);
		var next = new int[2];
		for (var run : runs) {
			var point = run.get("sweepPoint").asInt();
			assertThat(run.get("replicate").asInt()).isEqualTo(next[point]);
			next[point] += run.get("replicates").asInt();
			assertThat(run.get("state").asString()).isEqualTo("completed");
			assertThat(run.get("lastGeneration").asInt()).isEqualTo(40);
			assertThat(run.get("lastMetrics").isEmpty()).isTrue();
		}
		assertThat(next).containsExactly(200, 200);
		var run = "/api/v1/runs/" + runs.getFirst().get("id").asLong();
		assertThat(this.client.get(run).json()).isEqualTo(runs.getFirst());
		assertThat(rows("generation", runs)).isZero();
		assertThat(rows("checkpoint", runs)).isZero();
		for (var missing : List.of(run + "/generations", path + "/generations", path + "/generations?format=ndjson")) {
			var answer = this.client.get(missing);
			assertThat(answer.status()).isEqualTo(409);
			assertThat(answer.json().get("type").asString()).endsWith("not-recorded");
			assertThat(answer.json().get("detail").asString()).contains(path + "/summary");
		}
	}

	private int rows(String table, List<JsonNode> runs) {
		return this.jdbc.sql("select count(*) from " + table + " where run_id in (:runs)")
			.param("runs", runs.stream().map((run) -> run.get("id").asLong()).toList())
			.query(Integer.class)
			.single();
	}

	@Test
	void repeatsTheFirstReplicateOfABlockAlone() {
		var id = this.client.run(AGGREGATE).get("id").asString();
		var block = this.client.get("/api/v1/experiments/" + id + "/runs").json().get("items").get(7);
		var replicate = block.get("replicate").asInt();
		assertThat(replicate).isPositive();
		var alone = this.client
			.run(KEPT.replace("\"seed\":5", "\"seed\":" + block.get("seed").asLong())
				.replace("\"replicates\":200", "\"replicates\":1"))
			.get("id")
			.asString();
		var all = this.client.run(KEPT).get("id").asString();
		assertThat(this.client.generations(all)).contains(this.client.generations(alone)
			.lines()
			.filter((line) -> line.startsWith("0,0,"))
			.map((line) -> "0," + replicate + line.substring(3))
			.toList());
	}

	@Test
	void takesAMillionReplicatesInFewRowsAndStopsWithinASecond() {
		var validation = this.client.post("/api/v1/experiments/validate", LONG).json();
		assertThat(validation.get("runs").asInt()).isEqualTo(1_000_000);
		var id = this.client.submit(LONG).get("id").asString();
		var path = "/api/v1/experiments/" + id;
		assertThat(this.jdbc.sql("select count(*) from run where experiment_id = :id")
			.param("id", UUID.fromString(id))
			.query(Integer.class)
			.single()).isBetween(64, 20_000);
		for (var done = 0L; done == 0;) {
			var progress = this.client.get(path + "?wait=5s").json().get("progress");
			done = progress.at("/generations/done").asLong();
			assertThat(progress.at("/runs/total").asInt()).isEqualTo(1_000_000);
			assertThat(progress.at("/generations/total").asLong()).isEqualTo(501_000_000);
		}
		assertThat(this.client.delete(path).status()).isEqualTo(409);
		this.client.post(path + "/cancel");
		var cancelled = this.client.finished(id);
		assertThat(cancelled.get("state").asString()).isEqualTo("cancelled");
		var runs = cancelled.at("/progress/runs");
		assertThat(runs.get("queued").asInt() + runs.get("running").asInt()).isZero();
		assertThat(runs.get("completed").asInt() + runs.get("cancelled").asInt()).isEqualTo(1_000_000);
		var completed = runs.get("completed").asInt();
		if (completed > 0) {
			assertThat(summary(id, "variance").at("/0/n/500").asInt()).isEqualTo(completed);
		}
		assertThat(this.client.delete(path).status()).isEqualTo(204);
		assertThat(this.jdbc.sql("select count(*) from aggregate where experiment_id = :id")
			.param("id", UUID.fromString(id))
			.query(Integer.class)
			.single()).isZero();
	}

	/** Where PostgreSQL's own sums would overflow. */
	@Test
	void summarisesHugeNumbers() {
		var id = this.client.run("""
				{"name":"Huge","truth":{"type":"gaussian","dimension":1},"learner":{"type":"gaussian"},
				 "regime":{"samples":50},"sampling":{"bias":100},"generations":140,"replicates":5,"seed":1,
				 "metrics":["variance"]}""").get("id").asString();
		var summary = summary(id, "variance").get(0);
		assertThat(summary.at("/mean/120").asDouble()).isGreaterThan(1e200);
		assertThat(summary.at("/standardDeviation/120").asDouble()).isGreaterThan(1e200);
	}

}
