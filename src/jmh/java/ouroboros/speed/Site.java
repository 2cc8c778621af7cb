package ouroboros.speed;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A running service, as its clients see it. Whatever is not answered well ends the
 * measurement.
 */
record Site(String base, HttpClient http) {

	private static final Set<String> OVER = Set.of("completed", "failed", "cancelled");

	static Site at(String base) {
		return new Site(base, HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
	}

	String get(String path) {
		return send(request(path).GET(), BodyHandlers.ofString());
	}

	JsonNode json(String path) {
		return JsonMapper.shared().readTree(get(path));
	}

	InputStream stream(String path, String mediaType) {
		return send(request(path).header("Accept", mediaType).GET(), BodyHandlers.ofInputStream());
	}

	void post(String path) {
		send(request(path).POST(BodyPublishers.noBody()), BodyHandlers.discarding());
	}

	/**
	 * Asks for a change that may come too late or too early.
	 * @return whether it was made; false if the state does not allow it
	 */
	boolean change(String method, String path) {
		try {
			var response = this.http.send(request(path).method(method, BodyPublishers.noBody()).build(),
					BodyHandlers.ofString());
			if (response.statusCode() / 100 != 2 && response.statusCode() != 409) {
				throw new IllegalStateException(
						"%s: %d %s".formatted(response.uri(), response.statusCode(), response.body()));
			}
			return response.statusCode() != 409;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Gives the id of the experiment. */
	String submit(String spec) {
		var post = request("/api/v1/experiments").header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString(spec));
		return JsonMapper.shared().readTree(send(post, BodyHandlers.ofString())).get("id").asString();
	}

	JsonNode finished(String id) {
		while (true) {
			var experiment = json("/api/v1/experiments/%s?wait=20s".formatted(id));
			if (OVER.contains(experiment.get("state").asString())) {
				return experiment;
			}
		}
	}

	/** Reads one path after another on each of some connections, for a while. */
	Times read(int connections, int seconds, IntFunction<String> path) {
		var end = System.nanoTime() + seconds * 1_000_000_000L;
		try (var threads = Executors.newFixedThreadPool(connections)) {
			var readers = IntStream.range(0, connections).mapToObj((connection) -> threads.submit(() -> {
				var times = new Times();
				for (int i = connection; System.nanoTime() < end; i += connections) {
					var chosen = path.apply(i);
					times.time(() -> get(chosen));
				}
				return times;
			})).toList();
			return Times.together(readers.stream().map(Site::waited).toList());
		}
	}

	static <T> T waited(Future<T> future) {
		try {
			return future.get();
		}
		catch (InterruptedException | ExecutionException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create(this.base + path));
	}

	private <T> T send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
		try {
			var response = this.http.send(request.build(), handler);
			if (response.statusCode() / 100 != 2) {
				throw new IllegalStateException(
						"%s: %d %s".formatted(response.uri(), response.statusCode(), response.body()));
			}
			return response.body();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
