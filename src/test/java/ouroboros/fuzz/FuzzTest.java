package ouroboros.fuzz;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ouroboros.Client;
import ouroboros.ServiceTest;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever is sent, the service neither fails nor hangs nor grows, and says what is wrong
 * by a problem. More of it: {@code mvn test -Dtest=FuzzTest -Dfuzz.requests=1000000
 * -Dfuzz.seed=7}.
 */
@ServiceTest
@TestPropertySource(
		properties = { "ouroboros.limits.hours=0.0003", "ouroboros.limits.runs=20", "ouroboros.limits.generations=500",
				"ouroboros.limits.sweep-points=10", "ouroboros.limits.memory=16MB", "ouroboros.limits.replicates=100",
				"ouroboros.limits.statistics=1MB", "ouroboros.limits.snapshots=1000", "ouroboros.limits.body=64KB",
				"ouroboros.limits.upload=64KB", "ouroboros.limits.unpacked=256KB", "ouroboros.worker.slice=500ms" })
class FuzzTest {

	private static final Logger log = LoggerFactory.getLogger(FuzzTest.class);

	private static final int REQUESTS = Integer.getInteger("fuzz.requests", 20_000);

	private static final long SEED = Long.getLong("fuzz.seed", 1);

	private static final int THREADS = 4;

	/** Caches and stored plans may fill meanwhile. */
	private static final long MOST_GROWTH = 64 << 20;

	private static final String CONTROL = """
			{"name":"Control","truth":{"type":"gaussian","dimension":1},"learner":{"type":"gaussian"},
			 "regime":{"samples":10},"generations":3,"seed":1,"metrics":["variance"]}""";

	private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final Map<Integer, AtomicInteger> statuses = new ConcurrentSkipListMap<>();

	private final Queue<String> failures = new ConcurrentLinkedQueue<>();

	private int port;

	private Client client;

	@BeforeEach
	void connect(@LocalServerPort int localPort) {
		this.port = localPort;
		this.client = new Client(localPort);
	}

	@Test
	@Timeout(value = 24, unit = TimeUnit.HOURS)
	void answersEveryRequestInTimeAndEveryBadOneByAProblem() throws Exception {
		var experiment = this.client.run(CONTROL).get("id").asString();
		var run = this.client.get("/api/v1/experiments/" + experiment + "/runs").json().at("/items/0/id").asString();
		var known = List.of(experiment, run, "variance", "1", "0", "wright-fisher");
		var document = this.client.get("/v3/api-docs").json();
		var schema = this.client.get("/api/v1/schemas/experiment").json();
		attack(known, document, schema, 500);
		var before = heap();
		attack(known, document, schema, REQUESTS);
		log.info("{} requests, answered by {}", REQUESTS, new TreeMap<>(this.statuses));
		assertThat(this.failures).isEmpty();
		for (var status : List.of(200, 202, 400, 404, 406, 409, 413, 415, 422)) {
			assertThat(this.statuses).containsKey(status);
		}
		// Nobody is left who computes for ever.
		this.client.post("/api/v1/experiments/cancel?state=running");
		this.client.post("/api/v1/experiments/cancel?state=queued");
		this.client.delete("/api/v1/experiments?state=completed");
		assertThat(this.client.run(CONTROL).get("state").asString()).isEqualTo("completed");
		assertThat(heap() - before).isLessThan(MOST_GROWTH);
	}

	private void attack(List<String> known, JsonNode document, JsonNode schema, int requests) throws Exception {
		try (var threads = Executors.newFixedThreadPool(THREADS)) {
			var attacks = IntStream.range(0, THREADS).<Callable<Void>>mapToObj((thread) -> () -> {
				var random = new SplittableRandom(31 * SEED + thread);
				var next = new Requests("http://127.0.0.1:" + this.port, document, schema, known, random);
				for (int i = 0; i < requests / THREADS; i++) {
					send(next.next());
				}
				return null;
			}).toList();
			for (var attack : threads.invokeAll(attacks)) {
				attack.get();
			}
		}
	}

	private void send(HttpRequest request) throws InterruptedException {
		try {
			check(request, this.http.send(request, BodyHandlers.ofByteArray()));
		}
		catch (AssertionError ex) {
			this.failures.add(ex.getMessage());
		}
		catch (IOException ex) {
			// The rest of an upload that is refused is not read.
			if (request.bodyPublisher().isEmpty() || ex instanceof HttpTimeoutException) {
				this.failures.add(request + ": " + ex);
			}
		}
	}

	private void check(HttpRequest request, HttpResponse<byte[]> response) {
		this.statuses.computeIfAbsent(response.statusCode(), (_) -> new AtomicInteger()).incrementAndGet();
		var said = new String(response.body(), StandardCharsets.UTF_8);
		assertThat(response.statusCode()).as("%s: %s", request, said).isBetween(200, 499);
		if (response.statusCode() >= 400) {
			assertProblem(request.toString(), response.statusCode(),
					response.headers().firstValue("Content-Type").orElse("none"), said);
		}
	}

	private static void assertProblem(String request, int status, String mediaType, String body) {
		assertThat(mediaType).as("%s: %s", request, body).startsWith("application/problem+json");
		try {
			var problem = JsonMapper.shared().readTree(body);
			assertThat(problem.get("type").asString()).startsWith("urn:ouroboros:problem:");
			assertThat(problem.get("title").asString()).isNotBlank();
			assertThat(problem.get("status").asInt()).isEqualTo(status);
		}
		catch (JacksonException ex) {
			throw new AssertionError(request + ": " + body, ex);
		}
	}

	private static long heap() {
		System.gc();
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
	}

	/** What no client would send, and the server refuses before it knows whom to ask. */
	@ParameterizedTest
	@ValueSource(strings = { "GET /api/v1/experiments/%00", "GET /api/v1/experiments/a%2Fb", "GET /%c0%ae%c0%ae/",
			"GET /api/v1/experiments/..%5c", "GET /api/v1/experiments?limit=%", "GET /api/v1/experiments?q=%ff%fe",
			"GET /api/v1/experiments?q=%00", "GET /api/v1/experiments?tag=%00", "GET /api/v1/experiments?q={}|<>^`",
			"GET /api/v1/presets/%00", "GET /../../etc/passwd", "TRACE /api/v1/experiments", "BREW /api/v1/catalog",
			"GET /api/v1/experiments/;jsessionid=1", "GET //api//v1//catalog", "GET /error",
			"PATCH /api/v1/experiments", "POST /api/v1/experiments", "DELETE /" })
	void refusesWhatNoClientWouldSend(String line) throws IOException {
		try (var socket = new Socket("127.0.0.1", this.port)) {
			socket.setSoTimeout(10_000);
			socket.getOutputStream()
				.write((line + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
					.getBytes(StandardCharsets.ISO_8859_1));
			var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			var status = Integer.parseInt(answer.substring(9, 12));
			assertThat(status).as(answer).isBetween(400, 499);
			var body = answer.substring(answer.indexOf('{'), answer.lastIndexOf('}') + 1);
			var mediaType = answer.replaceFirst("(?s).*Content-Type: ([^\r]*).*", "$1");
			assertProblem(line, status, mediaType, body);
		}
	}

}
