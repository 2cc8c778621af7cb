package ouroboros.fuzz;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.random.RandomGenerator;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Random requests to all that the OpenAPI document names. */
final class Requests {

	/** Longer is a hang. */
	private static final Duration LONGEST = Duration.ofSeconds(30);

	private static final List<String> MEDIA_TYPES = List.of("application/json", "text/csv", "application/x-ndjson",
			"image/png", "text/plain", "application/xml", "x", "application/json;charset=utf-16", "*/*", ";;;");

	/** What random values of the schema seldom are: accepted. */
	private static final List<String> GOOD = List.of("""
			{"name":"a","truth":{"type":"gaussian","dimension":2},"learner":{"type":"gaussian"},
			 "regime":{"samples":20,"real":{"share":0.1},"retain":{"window":2}},"generations":5,"replicates":2,
			 "metrics":["variance",{"type":"tail-mass","quantile":0.01}],"sweep":{"/regime/samples":[10,20]}}""", """
			{"name":"b","truth":{"type":"zipf","symbols":30},"learner":{"type":"categorical"},
			 "regime":{"samples":{"type":"power","first":10,"exponent":0.5}},"sampling":{"temperature":0.9},
			 "curation":[{"type":"deduplicate"}],"generations":5,"metrics":["entropy"]}""", """
			{"name":"c","truth":{"type":"gaussian-mixture","components":[{"weight":0.5,"mean":[0]},
			 {"weight":0.5,"mean":[3]}]},"learner":{"type":"gaussian-mixture","components":2},
			 "regime":{"samples":50},"generations":3,"snapshots":{"every":1,"samples":5}}""", """
			{"name":"d","truth":{"type":"bernoulli","probability":0.5},"learner":{"type":"bernoulli"},
			 "regime":{"samples":10},"generations":9,"replicates":20,"record":"aggregate","priority":"high"}""", """
			{"name":"e","truth":{"type":"linear","dimension":3,"noise":1},"learner":{"type":"linear-regression"},
			 "regime":{"samples":30},"generations":4,"tags":["t"]}""");

	/**
	 * An operation of the document.
	 *
	 * @param method in capitals
	 * @param path with names in braces
	 * @param parameters names of those in the query
	 */
	private record Operation(String method, String path, List<String> parameters) {
	}

	private final String base;

	private final List<Operation> operations = new ArrayList<>();

	private final List<String> known;

	private final RandomGenerator random;

	private final Mutations mutations;

	private final SchemaValues specs;

	private final Uploads uploads;

	/**
	 * @param known values of path variables that exist
	 */
	Requests(String base, JsonNode document, JsonNode schema, List<String> known, RandomGenerator random) {
		this.base = base;
		this.known = known;
		this.random = random;
		this.mutations = new Mutations(random);
		this.specs = new SchemaValues(schema, random);
		this.uploads = new Uploads(random);
		document.get("paths").forEachEntry((path, methods) -> methods.forEachEntry((method, operation) -> {
			var parameters = operation.path("parameters")
				.valueStream()
				.filter((parameter) -> parameter.get("in").asString().equals("query"))
				.map((parameter) -> parameter.get("name").asString())
				.toList();
			this.operations.add(new Operation(method.toUpperCase(Locale.ROOT), path, parameters));
		}));
	}

	HttpRequest next() {
		return switch (this.random.nextInt(10)) {
			case 0, 1, 2 -> spec();
			case 3 -> upload();
			default -> any(this.mutations.one(this.operations));
		};
	}

	private HttpRequest spec() {
		var path = (this.random.nextInt(4) == 0) ? "/api/v1/experiments" : "/api/v1/experiments/validate";
		return request(path).header("Content-Type", "application/json")
			.POST(BodyPublishers.ofByteArray(document()))
			.build();
	}

	private byte[] document() {
		return switch (this.random.nextInt(10)) {
			case 6, 7, 8 -> this.mutations.nearly(JsonMapper.shared().readTree(this.mutations.one(GOOD)));
			case 9 -> this.mutations.one(GOOD).getBytes(StandardCharsets.UTF_8);
			case 0, 1 -> this.specs.next().toString().getBytes(StandardCharsets.UTF_8);
			case 2, 3, 4 -> this.mutations.nearly(this.specs.next());
			default -> this.mutations.garbage();
		};
	}

	private HttpRequest upload() {
		var upload = this.uploads.next();
		var name = encoded((this.random.nextInt(3) == 0) ? this.mutations.word() : "d" + this.random.nextInt());
		var request = request("/api/v1/datasets?name=" + name).header("Content-Type", upload.mediaType());
		if (this.random.nextInt(8) == 0) {
			request.header("Content-Encoding", this.random.nextBoolean() ? "gzip" : "br");
		}
		return request.POST(BodyPublishers.ofByteArray(upload.body())).build();
	}

	private HttpRequest any(Operation operation) {
		var path = new StringBuilder();
		for (var part : operation.path().substring(1).split("/")) {
			path.append('/').append(part.startsWith("{") ? encoded(variable()) : part);
		}
		var separator = '?';
		for (var parameter : operation.parameters()) {
			// A long poll is no hang.
			if (!parameter.equals("wait") && this.random.nextInt(3) == 0) {
				path.append(separator).append(encoded(parameter)).append('=').append(encoded(argument()));
				separator = '&';
			}
		}
		var request = request(path.toString());
		// Nor is a stream of events.
		if (operation.path().endsWith("/events")) {
			request.header("Accept", "application/json");
		}
		else if (this.random.nextInt(4) == 0) {
			request.header("Accept", this.mutations.one(MEDIA_TYPES));
		}
		if (this.random.nextInt(8) == 0) {
			request.header("If-None-Match", "\"" + this.random.nextInt() + "\"");
			request.header("Idempotency-Key", "k" + this.random.nextInt(5));
		}
		if (this.random.nextInt(6) == 0) {
			request.header("Content-Type", this.mutations.one(MEDIA_TYPES));
			return request.method(operation.method(), BodyPublishers.ofByteArray(document())).build();
		}
		return request.method(operation.method(), BodyPublishers.noBody()).build();
	}

	private String variable() {
		return switch (this.random.nextInt(5)) {
			case 0 -> this.mutations.word() + "x";
			case 1 -> this.mutations.number();
			case 2 -> new UUID(this.random.nextLong(), this.random.nextLong()).toString();
			default -> this.mutations.one(this.known);
		};
	}

	private String argument() {
		return switch (this.random.nextInt(4)) {
			case 0 -> this.mutations.word();
			case 1 -> this.mutations.number();
			case 2 -> String.valueOf(this.random.nextInt(100));
			default -> this.mutations.one(this.known);
		};
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create(this.base + path)).timeout(LONGEST);
	}

	private static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
	}

}
