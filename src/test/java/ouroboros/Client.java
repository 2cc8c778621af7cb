package ouroboros;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the service, as any other. */
public final class Client {

	private static final Set<String> TERMINAL = Set.of("completed", "failed", "cancelled");

	private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final String base;

	private final @Nullable String token;

	public Client(int port) {
		this("http://127.0.0.1:" + port, null);
	}

	private Client(String base, @Nullable String token) {
		this.base = base;
		this.token = token;
	}

	/** Where the service is. */
	public int port() {
		return URI.create(this.base).getPort();
	}

	/** The same with a key. */
	public Client with(String token) {
		return new Client(this.base, token);
	}

	/** An answer of the service. */
	public record Answer(int status, java.net.http.HttpHeaders headers, byte[] body) {

		public String text() {
			return new String(this.body, StandardCharsets.UTF_8);
		}

		public JsonNode json() {
			return JsonMapper.shared().readTree(this.body);
		}

		public String header(String name) {
			return this.headers.firstValue(name).orElseThrow(() -> new AssertionError("no header " + name));
		}

	}

	/**
	 * @param headers names and values in turn
	 */
	public Answer get(String path, String... headers) {
		return send(request(path, headers).GET());
	}

	public Answer delete(String path) {
		return send(request(path).DELETE());
	}

	public Answer post(String path) {
		return send(request(path).POST(BodyPublishers.noBody()));
	}

	public Answer post(String path, String mediaType, byte[] body, String... headers) {
		return send(request(path, headers).header("Content-Type", mediaType).POST(BodyPublishers.ofByteArray(body)));
	}

	/** Posts JSON. */
	public Answer post(String path, String json, String... headers) {
		return post(path, "application/json", json.getBytes(StandardCharsets.UTF_8), headers);
	}

	/** Submits a spec, which must be accepted. */
	public JsonNode submit(String spec) {
		var answer = post("/api/v1/experiments", spec);
		if (answer.status() != 202) {
			throw new AssertionError("not accepted: %d %s".formatted(answer.status(), answer.text()));
		}
		return answer.json();
	}

	/** Waits until an experiment is finished. */
	public JsonNode finished(String id) {
		var path = "/api/v1/experiments/" + id;
		for (var answer = get(path);; answer = get(path + "?wait=20s", "If-None-Match", answer.header("ETag"))) {
			if (answer.status() == 304) {
				answer = get(path);
			}
			if (TERMINAL.contains(answer.json().get("state").asString())) {
				return answer.json();
			}
		}
	}

	/** Submits a spec and waits until it is finished. */
	public JsonNode run(String spec) {
		return finished(submit(spec).get("id").asString());
	}

	/** The CSV of all generations of an experiment, without the run ids. */
	public String generations(String id) {
		return get("/api/v1/experiments/" + id + "/generations", "Accept", "text/csv").text()
			.replaceAll("(?m)^[^,]*,", "");
	}

	/**
	 * Follows events.
	 * @param last number of the last one that is known; 0 for none
	 */
	public EventReader stream(String path, long last) {
		var request = request(path, "Accept", "text/event-stream");
		if (last > 0) {
			request.header("Last-Event-ID", String.valueOf(last));
		}
		try {
			var response = this.http.send(request.GET().build(), BodyHandlers.ofInputStream());
			return new EventReader(response.body(), response.statusCode() == 204);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/** Statistics of every metric, once the experiment is finished. */
	public String summary(String id) {
		var rows = new StringBuilder();
		for (var metric : finished(id).get("metrics")) {
			for (var point : get("/api/v1/experiments/" + id + "/summary?metric=" + metric.asString()).json()
				.get("points")) {
				for (int i = 0; i < point.get("generation").size(); i++) {
					for (var column : List.of("n", "mean", "standardDeviation", "min", "q05", "median", "max")) {
						rows.append(point.get(column).get(i).asDouble()).append(',');
					}
					rows.append('\n');
				}
			}
		}
		return rows.toString();
	}

	private HttpRequest.Builder request(String path, String... headers) {
		var request = HttpRequest.newBuilder(URI.create(this.base + path)).timeout(Duration.ofSeconds(120));
		if (this.token != null) {
			request.header("Authorization", "Bearer " + this.token);
		}
		for (int i = 0; i < headers.length; i += 2) {
			request.header(headers[i], headers[i + 1]);
		}
		return request;
	}

	private Answer send(HttpRequest.Builder request) {
		try {
			HttpResponse<byte[]> response = this.http.send(request.build(), BodyHandlers.ofByteArray());
			return new Answer(response.statusCode(), response.headers(), response.body());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
