package ouroboros.web;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import ouroboros.Client;
import ouroboros.ServiceTest;
import ouroboros.EventReader.Event;

import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/** Pausing, resuming, cancelling, retrying, draining, while workers compute. */
@ServiceTest
@TestPropertySource(properties = { "ouroboros.worker.heartbeat=200ms", "ouroboros.worker.watch=50ms",
		"ouroboros.worker.slice=1s", "ouroboros.worker.missed-heartbeats=50" })
@Timeout(120)
class LifecycleApiTest {

	/** About four seconds on a core. */
	private static final String LONG = """
			{"name":"Long %s","tags":["lifecycle-%s"],"truth":{"type":"gaussian","dimension":2},
			 "learner":{"type":"gaussian"},"regime":{"samples":2000},"generations":1500,"replicates":8,"seed":5,
			 "metrics":["variance"]}""";

	private static final String STATISTICS = """
			{"name":"Statistics","truth":{"type":"gaussian","dimension":2},"learner":{"type":"gaussian"},
			 "regime":{"samples":500},"generations":300,"replicates":100,"seed":6,"metrics":["variance"],
			 "record":"aggregate"}""";

	private Client client;

	@BeforeEach
	void connect(@LocalServerPort int port) {
		this.client = new Client(port);
	}

	@Test
	void pausesAndResumesAndCancelsAndRetriesWithoutChangingABit() {
		var undisturbed = this.client.run(LONG.formatted("alone", "alone")).get("id").asString();
		var id = submit("disturbed");
		awaitProgress(id, 0.1);
		assertThat(apply(id, "pause")).isEqualTo(202);
		awaitState(id, "paused");
		assertThat(this.client.get(path(id)).json().at("/progress/generations/done").asInt()).isBetween(1,
				8 * 1501 - 1);
		assertThat(apply(id, "pause")).isEqualTo(409);
		assertThat(apply(id, "resume")).isEqualTo(202);
		awaitProgress(id, 0.5);
		assertThat(apply(id, "cancel")).isEqualTo(202);
		awaitState(id, "cancelled");
		assertThat(apply(id, "resume")).isEqualTo(409);
		assertThat(apply(id, "retry")).isEqualTo(202);
		assertThat(this.client.finished(id).get("state").asString()).isEqualTo("completed");
		assertThat(this.client.generations(id)).isEqualTo(this.client.generations(undisturbed));
	}

	/** Two clients do whatever comes to their minds, at once. */
	@Test
	void survivesVerbsOfAllKinds() throws Exception {
		var undisturbed = this.client.run(LONG.formatted("alone", "alone")).get("id").asString();
		var statistics = summary(this.client.run(STATISTICS).get("id").asString());
		var ids = List.of(submit("verbs"), this.client.submit(STATISTICS).get("id").asString());
		try (var threads = Executors.newFixedThreadPool(2)) {
			var clients = IntStream.range(0, 2).<Callable<Integer>>mapToObj((seed) -> () -> {
				var random = new SplittableRandom(seed);
				var applied = 0;
				for (int i = 0; i < 150; i++) {
					var verb = List.of("pause", "resume", "cancel", "retry", "retry").get(random.nextInt(5));
					var status = apply(ids.get(random.nextInt(2)), verb);
					assertThat(status).isIn(202, 409);
					applied += (status == 202) ? 1 : 0;
				}
				return applied;
			}).toList();
			for (var applied : threads.invokeAll(clients)) {
				assertThat(applied.get()).isGreaterThan(20);
			}
		}
		ids.forEach(this::complete);
		assertThat(this.client.generations(ids.getFirst())).isEqualTo(this.client.generations(undisturbed));
		assertThat(summary(ids.getLast())).isEqualTo(statistics);
	}

	private void complete(String id) {
		for (var state = state(id); !state.equals("completed"); state = state(id)) {
			switch (state) {
				case "pausing", "paused" -> apply(id, "resume");
				case "cancelled" -> apply(id, "retry");
				default -> {
				}
			}
		}
	}

	private String summary(String id) {
		return this.client.get(path(id) + "/summary?metric=variance").json().get("points").toString();
	}

	@Test
	void tellsEventsInOrderAndNoneTwiceOrNeverThoughTheStreamBreaks() {
		var id = submit("events");
		var told = new ArrayList<Event>();
		long last = 0;
		for (int reconnect = 0;; reconnect++) {
			try (var stream = this.client.stream(path(id) + "/events", last)) {
				if (stream.isEmpty()) {
					assertThat(reconnect).isGreaterThan(1);
					break;
				}
				var most = 1 + reconnect;
				for (var event = stream.next(); event != null; event = (most-- > 0) ? stream.next() : null) {
					if (event.id() != null) {
						last = event.id();
						told.add(event);
					}
					else {
						assertThat(event.type()).isEqualTo("progress");
						assertThat(event.data().at("/generations/total").asInt()).isEqualTo(8 * 1501);
					}
					if (reconnect == 1 && told.size() == 1) {
						apply(id, "pause");
						awaitState(id, "paused");
						apply(id, "resume");
					}
				}
			}
		}
		var listed = this.client.get(path(id) + "/events", "Accept", "application/json").json().get("items");
		assertThat(told.stream().map((event) -> event.data().toString()))
			.containsExactlyElementsOf(listed.valueStream().map(Object::toString).toList());
		assertThat(listed.valueStream().map((event) -> event.get("seq").asInt()))
			.containsExactlyElementsOf(IntStream.rangeClosed(1, listed.size()).boxed().toList());
		assertThat(listed.get(listed.size() - 1).at("/data/state").asString()).isEqualTo("completed");
		var run = this.client.get(path(id) + "/runs").json().at("/items/3/id").asLong();
		assertThat(this.client.get(path(id) + "/events?run=" + run, "Accept", "application/json")
			.json()
			.get("items")
			.valueStream()
			.map((event) -> event.get("type").asString())
			.filter((type) -> !type.equals("state"))).startsWith("claimed").endsWith("completed");
	}

	@Test
	void drainsAWorkerAndLetsItWorkAgain() {
		var worker = this.client.get("/api/v1/workers").json().at("/items/0");
		assertThat(worker.get("slots").asInt()).isPositive();
		assertThat(worker.get("draining").asBoolean()).isFalse();
		var name = worker.get("name").asString();
		var id = submit("drained");
		awaitProgress(id, 0.05);
		assertThat(this.client.post("/api/v1/workers/" + name + "/drain").status()).isEqualTo(202);
		while (!worker.get("draining").asBoolean() || !worker.get("holds").isEmpty()) {
			worker = this.client.get("/api/v1/workers").json().at("/items/0");
		}
		var done = this.client.get(path(id)).json().at("/progress/generations/done").asInt();
		this.client.get(path(id) + "?wait=1s");
		assertThat(this.client.get(path(id)).json().at("/progress/generations/done").asInt()).isEqualTo(done);
		assertThat(state(id)).isEqualTo("running");
		assertThat(done).isLessThan(8 * 1501);
		assertThat(this.client.post("/api/v1/workers/" + name + "/undrain").status()).isEqualTo(202);
		assertThat(this.client.finished(id).get("state").asString()).isEqualTo("completed");
		assertThat(this.client.post("/api/v1/workers/nobody/drain").status()).isEqualTo(404);
	}

	@Test
	void doesTheSameToAllThatAFilterFinds() {
		var ids = Stream.of("bulk", "bulk", "bulk").map(this::submit).toList();
		var all = this.client.post("/api/v1/experiments/cancel?tag=lifecycle-bulk&limit=2").json();
		assertThat(all.get("applied").asInt()).isEqualTo(2);
		all = this.client.post(all.get("next").asString()).json();
		assertThat(all.toString()).isEqualTo("{\"applied\":1,\"notApplicable\":0,\"next\":null}");
		ids.forEach((id) -> awaitState(id, "cancelled"));
		assertThat(this.client.post("/api/v1/experiments/pause?tag=lifecycle-bulk").json().toString())
			.isEqualTo("{\"applied\":0,\"notApplicable\":3,\"next\":null}");
		assertThat(this.client.post("/api/v1/experiments/pause").status()).isEqualTo(400);
		assertThat(this.client.delete("/api/v1/experiments").status()).isEqualTo(400);
		assertThat(this.client.delete("/api/v1/experiments?tag=lifecycle-bulk&q=LONG").json().get("applied").asInt())
			.isEqualTo(3);
		assertThat(this.client.get(path(ids.getFirst())).status()).isEqualTo(404);
	}

	private String submit(String word) {
		return this.client.submit(LONG.formatted(word, word)).get("id").asString();
	}

	private static String path(String id) {
		return "/api/v1/experiments/" + id;
	}

	private int apply(String id, String verb) {
		return this.client.post(path(id) + "/" + verb).status();
	}

	private String state(String id) {
		return this.client.get(path(id)).json().get("state").asString();
	}

	private void awaitState(String id, String state) {
		while (!state(id).equals(state)) {
			this.client.get(path(id) + "?wait=1s");
		}
	}

	private void awaitProgress(String id, double part) {
		while (this.client.get(path(id)).json().at("/progress/fraction").asDouble() < part) {
			this.client.get(path(id) + "?wait=1s");
		}
	}

}
