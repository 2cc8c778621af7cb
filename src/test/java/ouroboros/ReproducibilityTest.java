package ouroboros;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Same spec, same bits: whatever the threads, the metrics beside, and how often the
 * service was killed.
 */
class ReproducibilityTest {

	/** What is run, each of another kind of state. */
	private static final List<String> SPECS = List.of("""
			{"name":"Replace","truth":{"type":"gaussian","dimension":2},"learner":{"type":"gaussian"},
			 "regime":{"samples":400},"generations":600,"replicates":20,"seed":11,"metrics":["variance","mean-shift"],
			 "sweep":{"/learner/estimator":["unbiased","maximum-likelihood"]}}""", """
			{"name":"Mixture","truth":{"type":"gaussian","dimension":2},
			 "learner":{"type":"gaussian-mixture","components":2},
			 "regime":{"samples":500,"retain":{"window":3},"budget":700,"real":{"share":0.1,"source":"fixed"}},
			 "generations":120,"replicates":4,"seed":12,"metrics":["variance","l2-distance"]}""",
			"""
					{"name":"Words","truth":{"type":"zipf","symbols":2000},"learner":{"type":"categorical"},
					 "regime":{"samples":5000,"retain":"accumulate","real":{"share":0.2,"source":"fresh","mixing":"independent"}},
					 "sampling":{"temperature":0.9},"generations":500,"replicates":8,"seed":13,
					 "metrics":["support","entropy"]}""");

	/** What is run beside, of which statistics alone are kept. */
	private static final String AGGREGATE = """
			{"name":"Statistics","truth":{"type":"gaussian","dimension":1},"learner":{"type":"gaussian"},
			 "regime":{"samples":200,"retain":{"window":2}},"generations":300,"replicates":100,"seed":14,
			 "metrics":["variance","mean-shift"],"record":"aggregate","sweep":{"/regime/samples":[200,300]}}""";

	/** What each of them gives by the pure computation. */
	private static final Map<String, String> GENERATIONS = SPECS.parallelStream()
		.collect(Collectors.toMap(Function.identity(), Computed::generations));

	private static final String SUMMARY = Computed.summary(AGGREGATE);

	@TempDir
	private Path directory;

	@Test
	void givesTheBitsOfThePureComputationWithOneThreadAndWithEight() throws Exception {
		var expected = SPECS.stream().map(GENERATIONS::get).toList();
		for (var threads : List.of(1, 8)) {
			var database = TestDatabase.create();
			try (var service = ServiceProcess.start("--ouroboros.worker.threads=" + threads,
					"--ouroboros.worker.slice=1s", "--spring.datasource.url=" + database.url(),
					"--spring.datasource.username=" + database.user(),
					"--spring.datasource.password=" + database.password())) {
				var aggregate = service.client().submit(AGGREGATE).get("id").asString();
				assertThat(results(service.client())).isEqualTo(expected);
				assertThat(service.client().summary(aggregate)).isEqualTo(SUMMARY);
			}
		}
	}

	@Test
	void givesTheSameBitsAfterBeingKilledAndAfterBeingStopped() throws Exception {
		var arguments = new String[] { "--ouroboros.data=" + this.directory, "--ouroboros.worker.threads=2",
				"--ouroboros.worker.slice=2s", "--ouroboros.worker.checkpoint=1s" };
		var ids = new LinkedHashMap<String, String>();
		try (var service = ServiceProcess.start(arguments)) {
			for (var spec : SPECS) {
				ids.put(spec, service.client().submit(spec).get("id").asString());
			}
			ids.put(AGGREGATE, service.client().submit(AGGREGATE).get("id").asString());
			awaitProgress(service.client(), ids, 0.05);
			service.kill();
		}
		try (var service = ServiceProcess.start(arguments)) {
			awaitProgress(service.client(), ids, 0.4);
			assertThat(service.stop()).isEqualTo(143);
		}
		try (var service = ServiceProcess.start(arguments)) {
			assertThat(service.client().summary(String.valueOf(ids.remove(AGGREGATE)))).isEqualTo(SUMMARY);
			for (var entry : ids.entrySet()) {
				assertThat(service.client().finished(entry.getValue()).get("state").asString()).isEqualTo("completed");
				assertThat(service.client().generations(entry.getValue())).isEqualTo(GENERATIONS.get(entry.getKey()));
			}
		}
	}

	@Test
	void isNotChangedByMetricsAndSnapshotsBeside() {
		for (var spec : SPECS) {
			var beside = spec.contains("zipf") ? "\"top-share\"" : "\"wasserstein2-squared\"";
			var more = spec.replaceFirst("\"metrics\":", "\"snapshots\":{\"every\":7,\"samples\":10},\"metrics\":")
				.replaceFirst("(\"metrics\":\\[[^\\]]*)\\]", "$1," + beside + "]");
			var shorter = Computed.generations(more).replaceAll("(?m),[^,\n]*$", "");
			assertThat(shorter).isEqualTo(GENERATIONS.get(spec));
		}
	}

	/**
	 * Waits until a part of every experiment is done, but not all of one: all are asked
	 * in turn without waiting for any, which the others would outrun.
	 */
	private static void awaitProgress(Client client, SequencedMap<String, String> ids, double part) {
		double slowest;
		do {
			slowest = ids.values()
				.stream()
				.mapToDouble((id) -> client.get("/api/v1/experiments/" + id).json().at("/progress/fraction").asDouble())
				.min()
				.orElseThrow();
		}
		while (slowest < part);
		assertThat(slowest).isLessThan(1);
	}

	private static List<String> results(Client client) throws IOException {
		var ids = SPECS.stream().map((spec) -> client.submit(spec).get("id").asString()).toList();
		ids.forEach((id) -> assertThat(client.finished(id).get("state").asString()).isEqualTo("completed"));
		return ids.stream().map(client::generations).toList();
	}

}
