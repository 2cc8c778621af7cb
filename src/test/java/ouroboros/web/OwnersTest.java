package ouroboros.web;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

import ouroboros.Client;
import ouroboros.SecuredServiceTest;
import ouroboros.jobs.ApiKeys;
import ouroboros.jobs.KeyRequest;
import ouroboros.jobs.Scope;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What belongs to one is not there for another: asked of every operation that the service
 * says it has, so that none is forgotten.
 */
@SecuredServiceTest
class OwnersTest {

	private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

	/** What belongs to nobody, though its path has a name in it. */
	private static final Pattern COMMON = Pattern.compile("/api/v1/(presets|workers|keys)\\b.*");

	private static final List<String> FORMATS = List.of("application/json", "text/csv", "application/x-ndjson",
			"text/plain", "image/png", "image/svg+xml", "text/event-stream", "application/vnd.apache.parquet");

	private final HttpClient http = HttpClient.newHttpClient();

	private int port;

	private String ann;

	private String bob;

	private Client client;

	@Autowired
	private ApiKeys keys;

	/** An operation of the API, with a path that has variables in it. */
	private record Operation(String method, String path, JsonNode description) {

		boolean isOwned() {
			return this.path.contains("{") && !COMMON.matcher(this.path).matches();
		}

		/** The query that it cannot do without. */
		String query(String metric) {
			var query = new ArrayList<String>();
			this.description.path("parameters").valueStream().forEach((parameter) -> {
				if (parameter.get("in").asString().equals("query") && parameter.path("required").asBoolean(false)) {
					assertThat(parameter.get("name").asString()).as("tell this test a value for %s", this)
						.isEqualTo("metric");
					query.add("metric=" + URLEncoder.encode(metric, StandardCharsets.UTF_8));
				}
			});
			return query.isEmpty() ? "" : "?" + String.join("&", query);
		}

	}

	@BeforeEach
	void connect(@LocalServerPort int port) {
		this.port = port;
		this.client = new Client(port);
		this.ann = token("ann-" + System.nanoTime(), Scope.READ, Scope.SUBMIT);
		this.bob = token("bob-" + System.nanoTime(), Scope.READ, Scope.SUBMIT);
	}

	private String token(String owner, Scope... scopes) {
		return this.keys.make(new KeyRequest(owner, "test", List.of(scopes), null)).token();
	}

	private List<Operation> operations() {
		var operations = new ArrayList<Operation>();
		this.client.get("/v3/api-docs")
			.json()
			.get("paths")
			.properties()
			.forEach((path) -> path.getValue().properties().forEach((method) -> {
				if (METHODS.contains(method.getKey().toUpperCase(Locale.ROOT))) {
					operations
						.add(new Operation(method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue()));
				}
			}));
		return operations;
	}

	/** The status alone: some answers never end. */
	private int status(String method, String path, @Nullable String token, String... headers) {
		var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + path))
			.method(method, BodyPublishers.noBody());
		if (token != null) {
			request.header("Authorization", "Bearer " + token);
		}
		if (headers.length > 0) {
			request.headers(headers);
		}
		try {
			var answer = this.http.send(request.build(), BodyHandlers.ofInputStream());
			answer.body().close();
			return answer.statusCode();
		}
		catch (Exception ex) {
			throw new AssertionError(method + " " + path, ex);
		}
	}

	@Test
	void nobodyGetsAnything() {
		assertThat(operations()).hasSizeGreaterThan(20)
			.allSatisfy((operation) -> assertThat(
					status(operation.method(), operation.path().replaceAll("\\{[^}]*}", "1"), null))
				.isEqualTo(401));
	}

	/**
	 * Neither a closed form nor a definition of collapse knows the metric, so that no
	 * result is read on the way that would know whose it is.
	 */
	@Test
	void whatIsAnothersIsNotThere() {
		var owner = this.client.with(this.ann);
		var dataset = owner.post("/api/v1/datasets?name=numbers", "text/csv",
				"x\n1\n2\n3\n".getBytes(StandardCharsets.UTF_8));
		assertThat(dataset.status()).as(dataset.text()).isEqualTo(201);
		var experiment = owner.run("""
				{"name":"Hers","truth":{"type":"dataset","dataset":"numbers"},"learner":{"type":"gaussian"},
				 "regime":{"samples":20},"generations":1,"replicates":2,"seed":3,"metrics":["coverage"],
				 "snapshots":{"every":1,"samples":3}}""").get("id").asString();
		var first = owner.get("/api/v1/experiments/" + experiment + "/runs").json().at("/items/0");
		var run = first.get("id").asString();
		var metric = first.get("lastMetrics").propertyNames().iterator().next();
		var hers = Map.of("/api/v1/experiments/{id}", experiment, "/api/v1/runs/{id}", run,
				"/api/v1/datasets/{idOrName}", dataset.json().get("id").asString());
		var owned = operations().stream().filter(Operation::isOwned).toList();
		assertThat(owned).hasSizeGreaterThan(12);
		for (var operation : owned) {
			var path = filled(operation.path(), hers) + operation.query(metric);
			assertThat(status(operation.method(), path, this.bob)).as(operation.method() + " " + path).isEqualTo(404);
			if (operation.method().equals("GET")) {
				assertThat(status("GET", path, this.ann)).as(path).isNotIn(400, 401, 403, 500);
				for (var format : FORMATS) {
					assertThat(status("GET", path, this.bob, "Accept", format)).as(path + " " + format).isIn(404, 406);
				}
			}
		}
		assertThat(status("GET", "/api/v1/experiments/" + experiment + "?wait=20s", this.bob)).isEqualTo(404);
		assertThat(status("GET", "/api/v1/datasets/numbers", this.bob)).isEqualTo(404);
		assertThat(status("DELETE", "/api/v1/datasets/numbers", this.bob)).isEqualTo(404);
		assertThat(status("GET", "/api/v1/experiments/" + experiment, this.ann)).isEqualTo(200);
		assertThat(status("GET", "/api/v1/datasets/numbers", this.ann)).isEqualTo(200);
		assertThat(status("GET", "/api/v1/runs/%s/generations/1/samples".formatted(run), this.ann)).isEqualTo(200);
	}

	/** Every variable of a path has to be known here, with whose it is. */
	private static String filled(String path, Map<String, String> hers) {
		var filled = path;
		for (var known : hers.entrySet()) {
			if (path.startsWith(known.getKey())) {
				filled = known.getKey().replaceAll("\\{[^}]*}", known.getValue())
						+ path.substring(known.getKey().length());
			}
		}
		filled = filled.replace("{generation}", "1").replace("{metric}", "mean");
		assertThat(filled).as("tell this test what is meant in " + path).doesNotContain("{");
		return filled;
	}

	@Test
	void listsAndNamesAreOnesOwn() {
		var owner = this.client.with(this.ann);
		var other = this.client.with(this.bob);
		var experiment = owner.submit("""
				{"name":"Hers","truth":{"type":"gaussian","dimension":1},"learner":{"type":"gaussian"},
				 "regime":{"samples":20},"generations":1,"seed":3,"metrics":["mean"],"tags":["t"]}""").get("id");
		for (var query : List.of("", "?tag=t", "?q=her", "?sort=name", "?limit=1&sort=-name")) {
			assertThat(owner.get("/api/v1/experiments" + query).json().at("/items/0/id")).as(query)
				.isEqualTo(experiment);
			assertThat(other.get("/api/v1/experiments" + query).json().get("items").size()).as(query).isZero();
		}
		var id = owner.post("/api/v1/datasets?name=same", "text/csv", "x\n1\n2\n".getBytes(StandardCharsets.UTF_8))
			.json()
			.get("id")
			.asString();
		assertThat(other.get("/api/v1/datasets").json().get("items").size()).isZero();
		var spec = """
				{"name":"His","truth":{"type":"dataset","dataset":"%s"},"learner":{"type":"gaussian"},
				 "regime":{"samples":20},"generations":1,"seed":3,"metrics":["mean"]}""";
		for (var name : List.of("same", id)) {
			assertThat(owner.post("/api/v1/experiments/validate", spec.formatted(name)).status()).isEqualTo(200);
			var refused = other.post("/api/v1/experiments", spec.formatted(name));
			assertThat(refused.status()).isEqualTo(422);
			assertThat(refused.json().at("/errors/0/code").asString()).isEqualTo("not-found");
		}
		var his = other.post("/api/v1/datasets?name=same", "text/csv", "x\n5\n6\n".getBytes(StandardCharsets.UTF_8));
		assertThat(his.status()).isEqualTo(201);
		assertThat(other.get("/api/v1/datasets/same").json().get("id").asString()).isNotEqualTo(id);
		assertThat(other.get("/api/v1/datasets?limit=1").json().at("/items/0/id")).isEqualTo(his.json().get("id"));
	}

	@Test
	void anAdministratorSeesEverything() {
		var admin = this.client.with(token("root", Scope.ADMIN));
		var experiment = this.client.with(this.ann).submit("""
				{"name":"Hers","truth":{"type":"gaussian","dimension":1},"learner":{"type":"gaussian"},
				 "regime":{"samples":20},"generations":1,"seed":3,"metrics":["mean"]}""").get("id").asString();
		assertThat(admin.finished(experiment).get("state").asString()).isEqualTo("completed");
		assertThat(admin.get("/api/v1/experiments?limit=1000").text()).contains(experiment);
		assertThat(admin.delete("/api/v1/experiments/" + experiment).status()).isEqualTo(204);
		assertThat(status("GET", "/api/v1/experiments/" + experiment, this.ann)).isEqualTo(404);
	}

	/** What it waits for is looked up on another thread, which has to know who asks. */
	@Test
	void whoWaitsIsKnownWhenItIsTime() {
		var owner = this.client.with(this.ann);
		var experiment = owner.submit("""
				{"name":"Long","truth":{"type":"gaussian","dimension":1},"learner":{"type":"gaussian"},
				 "regime":{"samples":200000},"generations":10000,"seed":3,"metrics":["mean"]}""").get("id").asString();
		assertThat(owner.get("/api/v1/experiments/" + experiment + "?wait=1ms").status()).isEqualTo(200);
		assertThat(owner.post("/api/v1/experiments/" + experiment + "/cancel").status()).isEqualTo(202);
	}

}
