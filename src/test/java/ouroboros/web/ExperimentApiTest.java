package ouroboros.web;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

import ouroboros.Client;
import ouroboros.Client.Answer;
import ouroboros.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

@ServiceTest
class ExperimentApiTest {

	private static final String SMALL = """
			{"name":"Small","tags":["gaussian","test"],"truth":{"type":"gaussian","dimension":1},
			 "learner":{"type":"gaussian"},"regime":{"samples":20},"generations":9,"replicates":5,"seed":3,
			 "metrics":["mean","variance"],
			 "sweep":{"/regime/samples":[20,40]}}""";

	/** Hours of work, in short steps. */
	private static final String LONG = """
			{"name":"Long","truth":{"type":"gaussian","dimension":1},"learner":{"type":"gaussian"},
			 "regime":{"samples":100000},"generations":5000,"replicates":100,"seed":1,"metrics":["variance"]}""";

	private Client client;

	@Autowired
	private JdbcClient jdbc;

	@BeforeEach
	void connect(@LocalServerPort int port) {
		this.client = new Client(port);
	}

	@Test
	void answersASubmissionWithTheExperimentItsPlaceAndItsTag() {
		var answer = this.client.post("/api/v1/experiments", SMALL);
		assertThat(answer.status()).isEqualTo(202);
		var experiment = answer.json();
		var id = experiment.get("id").asString();
		assertThat(answer.header("Location")).isEqualTo("/api/v1/experiments/" + id);
		assertThat(answer.header("Retry-After")).isNotBlank();
		assertThat(experiment.get("name").asString()).isEqualTo("Small");
		assertThat(experiment.get("spec").get("regime").toString()).isEqualTo("{\"samples\":20}");
		assertThat(experiment.at("/resolved/regime/retain").asString()).isEqualTo("replace");
		assertThat(experiment.at("/progress/runs/total").asInt()).isEqualTo(10);
		assertThat(experiment.at("/progress/generations/total").asInt()).isEqualTo(100);
		assertThat(experiment.at("/links/self").asString()).isEqualTo("/api/v1/experiments/" + id);
		var finished = this.client.finished(id);
		assertThat(finished.get("state").asString()).isEqualTo("completed");
		assertThat(finished.at("/progress/runs/completed").asInt()).isEqualTo(10);
		assertThat(finished.at("/progress/generations/done").asInt()).isEqualTo(100);
		assertThat(finished.at("/progress/fraction").asDouble()).isEqualTo(1);
		assertThat(finished.get("finishedAt").isNull()).isFalse();
	}

	@Test
	void drawsAndEchoesASeedWhereNoneIsGiven() {
		var spec = SMALL.replace("\"seed\":3,", "");
		var first = this.client.submit(spec).at("/spec/seed").asLong();
		var second = this.client.submit(spec).at("/spec/seed").asLong();
		assertThat(first).isBetween(0L, (1L << 53) - 1).isNotEqualTo(second);
	}

	/** Of many values the database gathers those of a generation, of few the service. */
	@Test
	void summarisesTheSameHoweverManyValuesThereAre() {
		var id = this.client.run(SMALL).get("id").asString();
		var path = "/api/v1/experiments/" + id + "/summary?metric=variance";
		var few = this.client.get(path).json();
		assertThat(few.at("/points/1/n").toString()).isEqualTo("[5,5,5,5,5,5,5,5,5,5]");
		this.jdbc.sql("update experiment set generations_total = 10000000 where id = cast(:id as uuid)")
			.param("id", id)
			.update();
		assertThat(this.client.get(path).json()).isEqualTo(few);
	}

	@Test
	void readsGenerationsAsColumnsCsvAndNdjson() {
		var id = this.client.run(SMALL).get("id").asString();
		var run = this.client.get("/api/v1/experiments/" + id + "/runs").json().get("items").get(7);
		assertThat(run.get("sweepPoint").asInt()).isEqualTo(1);
		assertThat(run.get("replicate").asInt()).isEqualTo(2);
		assertThat(run.get("values").toString()).isEqualTo("{\"/regime/samples\":40}");
		var path = "/api/v1/runs/" + run.get("id").asLong();
		assertThat(this.client.get(path).json()).isEqualTo(run);

		var columns = this.client.get(path + "/generations").json();
		assertThat(columns.get("generation").size()).isEqualTo(10);
		assertThat(columns.get("sampled").asBoolean()).isFalse();
		assertThat(columns.at("/metrics/variance/9").asDouble()).isEqualTo(run.at("/lastMetrics/variance").asDouble());

		var part = this.client.get(path + "/generations?metric=variance&from=3&to=5").json();
		assertThat(part.get("generation").toString()).isEqualTo("[3,4,5]");
		assertThat(part.get("metrics").propertyNames()).containsExactly("variance");

		var csv = this.client.get(path + "/generations", "Accept", "text/csv").text().split("\n");
		assertThat(csv[0]).isEqualTo("run,generation,mean,variance");
		assertThat(csv).hasSize(11);
		assertThat(Double.parseDouble(csv[10].split(",")[3])).isEqualTo(columns.at("/metrics/variance/9").asDouble());
		assertThat(this.client.get(path + "/generations?format=csv").text()).isEqualTo(String.join("\n", csv) + "\n");

		var ndjson = this.client.get(path + "/generations", "Accept", "application/x-ndjson").text().split("\n");
		assertThat(ndjson).hasSize(10);
		assertThat(ndjson[0])
			.startsWith("{\"run\":" + run.get("id").asLong() + ",\"generation\":0,\"metrics\":{\"mean\":");

		var export = this.client.get("/api/v1/experiments/" + id + "/generations", "Accept", "text/csv")
			.text()
			.split("\n");
		assertThat(export[0]).isEqualTo("run,sweepPoint,replicate,generation,mean,variance");
		assertThat(export).hasSize(101);
		assertThat(export[1 + 7 * 10 + 9]).startsWith(run.get("id").asLong() + ",1,2,9,");
	}

	@Test
	void keepsTheExtremesOfAReducedSeries() {
		var id = this.client.run("""
				{"name":"Reduced","truth":{"type":"gaussian","dimension":1},"learner":{"type":"gaussian"},
				 "regime":{"samples":10},"generations":999,"seed":8,"metrics":["mean"]}""").get("id").asString();
		var run = this.client.get("/api/v1/experiments/" + id + "/runs").json().at("/items/0/id").asLong();
		var all = this.client.get("/api/v1/runs/" + run + "/generations").json();
		var few = this.client.get("/api/v1/runs/" + run + "/generations?maxPoints=50").json();
		assertThat(few.get("sampled").asBoolean()).isTrue();
		assertThat(few.get("total").asInt()).isEqualTo(1000);
		var indices = few.get("generation");
		assertThat(indices.size()).isBetween(25, 50);
		assertThat(indices.get(0).asInt()).isZero();
		assertThat(indices.get(indices.size() - 1).asInt()).isEqualTo(999);
		assertThat(few.at("/metrics/mean").valueStream().mapToDouble((n) -> n.asDouble()).max())
			.isEqualTo(all.at("/metrics/mean").valueStream().mapToDouble((n) -> n.asDouble()).max());
	}

	@Test
	void saysWhatIsNotFiniteBesideANull() {
		var id = this.client.run("""
				{"name":"Point","truth":{"type":"gaussian","dimension":1},"learner":{"type":"gaussian"},
				 "regime":{"samples":1},"generations":2,"seed":8,"metrics":["variance","log-determinant"]}""")
			.get("id")
			.asString();
		var run = this.client.get("/api/v1/experiments/" + id + "/runs").json().at("/items/0");
		assertThat(run.get("state").asString()).isEqualTo("completed");
		assertThat(run.at("/lastMetrics/log-determinant").isNull()).isTrue();
		assertThat(run.at("/nonFinite/log-determinant").asString()).isEqualTo("-inf");
		var path = "/api/v1/runs/" + run.get("id").asLong() + "/generations";
		var columns = this.client.get(path).json();
		assertThat(columns.at("/metrics/log-determinant").toString()).isEqualTo("[null,null,null]");
		assertThat(columns.at("/nonFinite/log-determinant").toString())
			.isEqualTo("{\"0\":\"-inf\",\"1\":\"-inf\",\"2\":\"-inf\"}");
		assertThat(this.client.get(path, "Accept", "text/csv").text()).contains(",0,0.0,-Infinity\n");
	}

	@Test
	void exportsWhatIsNotFiniteAndTheShortestDigitsOfTheRest() {
		var id = this.client.run(SMALL).get("id").asString();
		var run = runs(id).get(7);
		this.jdbc.sql("update generation set metrics = '{NaN,-Infinity}' where run_id = :run and generation = 2")
			.param("run", run)
			.update();
		this.jdbc.sql("update generation set metrics = '{0.1,1e-9}' where run_id = :run and generation = 3")
			.param("run", run)
			.update();
		var path = "/api/v1/experiments/" + id + "/generations";
		assertThat(this.client.get(path, "Accept", "text/csv").text()).hasLineCount(101)
			.contains("%d,1,2,2,NaN,-Infinity\n%d,1,2,3,0.1,1.0E-9\n".formatted(run, run));
		var place = "{\"run\":%d,\"sweepPoint\":1,\"replicate\":2,\"generation\":".formatted(run);
		assertThat(this.client.get(path, "Accept", "application/x-ndjson").text()).hasLineCount(100)
			.contains(place
					+ "2,\"metrics\":{\"mean\":null,\"variance\":null},\"nonFinite\":{\"mean\":\"nan\",\"variance\":\"-inf\"}}\n"
					+ place + "3,\"metrics\":{\"mean\":0.1,\"variance\":1.0E-9}}\n");
	}

	@Test
	void exportsAHeaderWhereThereIsNoGenerationYet() {
		var id = this.client.run(SMALL).get("id").asString();
		this.jdbc.sql("delete from generation using run where run_id = run.id and experiment_id = cast(:id as uuid)")
			.param("id", id)
			.update();
		assertThat(this.client.get("/api/v1/experiments/" + id + "/generations", "Accept", "text/csv").text())
			.isEqualTo("run,sweepPoint,replicate,generation,mean,variance\n");
	}

	@Test
	void listsRunsPageByPageWithTheirSweptValues() {
		var runs = "/api/v1/experiments/" + this.client.run(SMALL).get("id").asString() + "/runs";
		var all = this.client.get(runs).json().get("items");
		var pages = new ArrayList<JsonNode>();
		for (var path = runs + "?limit=3"; path != null;) {
			var page = this.client.get(path).json();
			page.get("items").forEach(pages::add);
			path = page.get("next").asString(null);
		}
		assertThat(pages).hasSize(10).isEqualTo(all.valueStream().toList());
	}

	@Test
	void listsRunsOfAState() {
		var runs = "/api/v1/experiments/" + this.client.run(SMALL).get("id").asString() + "/runs";
		var ids = ids(this.client.get(runs).json());
		var failed = List.of(ids.get(1), ids.get(4), ids.get(8));
		this.jdbc.sql("update run set state = 'failed' where id in (:failed)").param("failed", failed).update();
		var first = this.client.get(runs + "?limit=2&state=failed").json();
		assertThat(ids(first)).isEqualTo(failed.subList(0, 2));
		var second = this.client.get(first.get("next").asString()).json();
		assertThat(ids(second)).isEqualTo(failed.subList(2, 3));
		assertThat(second.get("next").isNull()).isTrue();
		assertThat(ids(this.client.get(runs + "?state=completed").json())).hasSize(7)
			.doesNotContainAnyElementsOf(failed);
		assertThat(ids(this.client.get(runs + "?state=queued").json())).isEmpty();
	}

	private static List<Long> ids(JsonNode page) {
		return page.get("items").valueStream().map((run) -> run.get("id").asLong()).toList();
	}

	@Test
	void summarisesOverReplicates() {
		var id = this.client.run(SMALL).get("id").asString();
		var summary = this.client.get("/api/v1/experiments/" + id + "/summary?metric=variance").json();
		assertThat(summary.get("metric").asString()).isEqualTo("variance");
		assertThat(summary.get("points").size()).isEqualTo(2);
		var point = summary.at("/points/1");
		assertThat(point.get("values").toString()).isEqualTo("{\"/regime/samples\":40}");
		var values = new ArrayList<Double>();
		for (var line : this.client.generations(id).split("\n")) {
			if (line.startsWith("1,") && line.split(",")[2].equals("4")) {
				values.add(Double.valueOf(line.split(",")[4]));
			}
		}
		assertThat(values).hasSize(5);
		var sorted = values.stream().sorted().toList();
		var mean = values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
		var deviation = Math.sqrt(values.stream().mapToDouble((v) -> (v - mean) * (v - mean)).sum() / 4);
		assertThat(point.at("/n/4").asInt()).isEqualTo(5);
		assertThat(point.at("/mean/4").asDouble()).isCloseTo(mean, within(1e-12));
		assertThat(point.at("/standardDeviation/4").asDouble()).isCloseTo(deviation, within(1e-12));
		assertThat(point.at("/standardError/4").asDouble()).isCloseTo(deviation / Math.sqrt(5), within(1e-12));
		assertThat(point.at("/min/4").asDouble()).isEqualTo(sorted.getFirst());
		assertThat(point.at("/max/4").asDouble()).isEqualTo(sorted.getLast());
		assertThat(point.at("/median/4").asDouble()).isEqualTo(sorted.get(2));
		assertThat(point.at("/q25/4").asDouble()).isEqualTo(sorted.get(1));
		assertThat(point.at("/q05/4").asDouble()).isCloseTo(0.8 * sorted.get(0) + 0.2 * sorted.get(1), within(1e-12));
		assertThat(this.client.get("/api/v1/experiments/" + id + "/summary?metric=entropy").status()).isEqualTo(400);
	}

	@Test
	void answersNotModifiedUntilSomethingChanges() {
		var id = this.client.run(SMALL).get("id").asString();
		var path = "/api/v1/experiments/" + id;
		var etag = this.client.get(path).header("ETag");
		var again = this.client.get(path, "If-None-Match", etag);
		assertThat(again.status()).isEqualTo(304);
		assertThat(again.body()).isEmpty();
		assertThat(this.client.get(path, "If-None-Match", "\"other\"").status()).isEqualTo(200);
	}

	@Test
	void waitsForAChangeAndNotLonger() {
		var id = this.client.submit(LONG).get("id").asString();
		try {
			var path = "/api/v1/experiments/" + id;
			var first = this.client.get(path);
			var changed = this.client.get(path + "?wait=20s", "If-None-Match", first.header("ETag"));
			assertThat(changed.status()).isEqualTo(200);
			assertThat(changed.header("ETag")).isNotEqualTo(first.header("ETag"));
			assertThat(this.client.get(path + "?wait=soon").status()).isEqualTo(400);
		}
		finally {
			this.client.post("/api/v1/experiments/" + id + "/cancel");
			this.client.finished(id);
		}
	}

	@Test
	void cancelsWithinASecondAndDeletesEverything() {
		var id = this.client.submit(LONG).get("id").asString();
		var path = "/api/v1/experiments/" + id;
		for (var state = ""; !state.equals("running");) {
			state = this.client.get(path + "?wait=1s").json().get("state").asString();
		}
		var refused = this.client.delete(path);
		assertThat(refused.status()).isEqualTo(409);
		assertThat(refused.json().get("type").asString()).endsWith("wrong-state");

		var started = System.nanoTime();
		var cancelling = this.client.post(path + "/cancel");
		assertThat(cancelling.status()).isEqualTo(202);
		assertThat(cancelling.json().get("state").asString()).isEqualTo("cancelling");
		var cancelled = this.client.finished(id);
		assertThat((System.nanoTime() - started) / 1e9).isLessThan(1.5);
		assertThat(cancelled.get("state").asString()).isEqualTo("cancelled");
		assertThat(cancelled.at("/progress/runs/cancelled").asInt()).isEqualTo(100);
		assertThat(cancelled.at("/progress/runs/running").asInt()).isZero();

		assertThat(this.client.post(path + "/cancel").status()).isEqualTo(409);
		var runs = runs(id);
		assertThat(this.client.delete(path).status()).isEqualTo(204);
		assertThat(this.client.get(path).status()).isEqualTo(404);
		assertThat(this.client.delete(path).status()).isEqualTo(404);
		assertThat(this.jdbc.sql("select count(*) from run where id in (:runs)")
			.param("runs", runs)
			.query(Integer.class)
			.single()).isZero();
		assertThat(this.jdbc.sql("select count(*) from generation where run_id in (:runs)")
			.param("runs", runs)
			.query(Integer.class)
			.single()).isZero();
	}

	private List<Long> runs(String id) {
		return this.client.get("/api/v1/experiments/" + id + "/runs?limit=1000")
			.json()
			.get("items")
			.valueStream()
			.map((run) -> run.get("id").asLong())
			.toList();
	}

	@Test
	void answersOneExperimentForOneIdempotencyKeyHoweverManyAskAtOnce() throws Exception {
		var spec = SMALL.replace("Small", "Once");
		try (var threads = Executors.newFixedThreadPool(8)) {
			var requests = IntStream.range(0, 8)
				.<Callable<Answer>>mapToObj(
						(_) -> () -> this.client.post("/api/v1/experiments", spec, "Idempotency-Key", "key-1"))
				.toList();
			var answers = new ArrayList<Answer>();
			for (var future : threads.invokeAll(requests)) {
				answers.add(future.get());
			}
			assertThat(answers).allSatisfy((answer) -> assertThat(answer.status()).isEqualTo(202));
			assertThat(answers.stream().map((answer) -> answer.json().get("id").asString()).distinct()).hasSize(1);
		}
		assertThat(this.client.get("/api/v1/experiments?q=once").json().get("items").size()).isEqualTo(1);
		var other = this.client.post("/api/v1/experiments", SMALL, "Idempotency-Key", "key-1");
		assertThat(other.status()).isEqualTo(422);
		assertThat(other.json().get("type").asString()).endsWith("idempotency-key-reused");
	}

	@Test
	void listsByStateTagAndTextInOrderPageByPage() {
		var ids = new ArrayList<String>();
		for (var name : List.of("Zebra 50%", "Ant", "Mole")) {
			ids.add(this.client.run(SMALL.replace("Small", name).replace("\"test\"", "\"listed\""))
				.get("id")
				.asString());
		}
		var byTag = names("/api/v1/experiments?tag=listed");
		assertThat(byTag).containsExactly("Mole", "Ant", "Zebra 50%");
		assertThat(names("/api/v1/experiments?tag=listed&sort=name")).containsExactly("Ant", "Mole", "Zebra 50%");
		assertThat(names("/api/v1/experiments?tag=listed&sort=createdAt&limit=1")).containsExactly("Zebra 50%", "Ant",
				"Mole");
		assertThat(names("/api/v1/experiments?tag=listed&sort=-name&limit=2")).containsExactly("Zebra 50%", "Mole",
				"Ant");
		assertThat(names("/api/v1/experiments?tag=listed&q=50%25")).containsExactly("Zebra 50%");
		assertThat(names("/api/v1/experiments?tag=listed&q=_")).isEmpty();
		assertThat(names("/api/v1/experiments?tag=listed&state=completed")).hasSize(3);
		assertThat(names("/api/v1/experiments?tag=listed&state=failed")).isEmpty();
		assertThat(this.client.get("/api/v1/experiments?limit=0").status()).isEqualTo(400);
		assertThat(this.client.get("/api/v1/experiments?sort=colour").status()).isEqualTo(400);
		assertThat(this.client.get("/api/v1/experiments?cursor=nonsense").status()).isEqualTo(400);
	}

	private List<String> names(String first) {
		var names = new ArrayList<String>();
		for (var path = first; path != null;) {
			var page = this.client.get(path).json();
			page.get("items").forEach((item) -> names.add(item.get("name").asString()));
			path = page.get("next").isNull() ? null : page.get("next").asString();
		}
		return names;
	}

	@Test
	void validatesWithoutStoring() {
		var before = names("/api/v1/experiments").size();
		var answer = this.client.post("/api/v1/experiments/validate", SMALL);
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.json().get("sweepPoints").asInt()).isEqualTo(2);
		assertThat(answer.json().get("runs").asInt()).isEqualTo(10);
		assertThat(answer.json().get("generations").asInt()).isEqualTo(100);
		assertThat(answer.json().get("estimatedSeconds").asDouble()).isPositive();
		assertThat(answer.json().get("estimatedMemoryBytes").asDouble()).isPositive();
		var bad = SMALL.replace("\"samples\":20}", "\"samples\":0}").replace(",\n \"sweep\"", ",\n\"sweep\"");
		var refused = this.client.post("/api/v1/experiments/validate", bad.replace("[20,40]", "[20,0]"));
		assertThat(refused.status()).isEqualTo(422);
		assertThat(names("/api/v1/experiments")).hasSize(before);
	}

	@Test
	void keepsSnapshotsOfSamplesAndModel() {
		var id = this.client.run("""
				{"name":"Kept","truth":{"type":"gaussian","dimension":2},"learner":{"type":"gaussian"},
				 "regime":{"samples":20},"generations":4,"seed":3,"metrics":["variance"],
				 "snapshots":{"every":2,"samples":7}}""").get("id").asString();
		var run = "/api/v1/runs/" + runs(id).getFirst();
		for (var generation : List.of(0, 2, 4)) {
			var samples = this.client.get(run + "/generations/" + generation + "/samples").json();
			assertThat(samples.get("points").size()).isEqualTo(7);
			assertThat(samples.at("/points/0").size()).isEqualTo(2);
			var model = this.client.get(run + "/generations/" + generation + "/model").json();
			var trace = model.at("/covariance/0/0").asDouble() + model.at("/covariance/1/1").asDouble();
			assertThat(trace).isEqualTo(
					this.client.get(run + "/generations").json().at("/metrics/variance/" + generation).asDouble());
		}
		assertThat(this.client.get(run + "/generations/2/samples", "Accept", "text/csv").text()).startsWith("x0,x1\n")
			.hasLineCount(8);
		assertThat(this.client.get(run + "/generations/1/samples").status()).isEqualTo(404);
	}

	@Test
	void saysThatAnotherVersionWroteASnapshot() {
		var id = this.client.run("""
				{"name":"Old","truth":{"type":"gaussian","dimension":1},"learner":{"type":"gaussian"},
				 "regime":{"samples":20},"generations":1,"seed":3,"metrics":["variance"],
				 "snapshots":{"every":1,"samples":2}}""").get("id").asString();
		var run = runs(id).getFirst();
		this.jdbc.sql("update snapshot set content = '\\xa0' where run_id = :run and generation = 1")
			.param("run", run)
			.update();
		for (var part : List.of("samples", "model")) {
			var answer = this.client.get("/api/v1/runs/%d/generations/1/%s".formatted(run, part));
			assertThat(answer.status()).as(answer.text()).isEqualTo(409);
			assertThat(answer.json().get("type").asString())
				.isEqualTo("urn:ouroboros:problem:snapshot-of-another-version");
			assertThat(this.client.get("/api/v1/runs/%d/generations/0/%s".formatted(run, part)).status())
				.isEqualTo(200);
		}
	}

	@Test
	void describesWhatASpecMaySay() {
		var catalog = this.client.get("/api/v1/catalog").json();
		assertThat(catalog.get("learners").valueStream().map((learner) -> learner.get("type").asString()))
			.contains("gaussian", "categorical", "gaussian-mixture");
		var schema = this.client.get("/api/v1/schemas/experiment");
		assertThat(schema.header("Content-Type")).startsWith("application/schema+json");
		assertThat(schema.json().get("$schema").asString()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
	}

	@Test
	void answersHealthAndMetrics() {
		assertThat(this.client.get("/actuator/health").json().get("status").asString()).isEqualTo("UP");
		assertThat(this.client.get("/actuator/prometheus").text()).contains("hikaricp_connections",
				"dbscheduler_task_completions");
	}

}
