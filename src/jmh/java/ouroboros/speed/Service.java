package ouroboros.speed;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.postgresql.PGConnection;

/**
 * A running service under load. Each word is a measurement and prints rows of a table;
 * the numbers after it say how much.
 *
 * <pre>
 * chains  http://localhost:8080 10000 20 5        runs, generations, pairs: submit to completed, beside the computation alone
 * many    http://localhost:8080 1000 20           experiments of one run, generations
 * reads   http://localhost:8080 32 10             connections, seconds: status and history, idle and while it computes
 * lists   http://localhost:8080 20                times that each page is read
 * summary http://localhost:8080 id 20             an experiment, times that it is read
 * export  http://localhost:8080 id jdbc:… 3       an experiment, its database, pairs: beside COPY of the same columns
 * fill    http://localhost:8080 jdbc:… 50000 20 10    the database; experiments, runs of each, generations of each
 * </pre>
 *
 * The database's URL carries user and password:
 * jdbc:postgresql://…/ouroboros?user=…&amp;password=….
 */
final class Service {

	private static final String SPEC = """
			{"name": "%s", "truth": {"type": "gaussian", "dimension": 1}, "learner": {"type": "gaussian"},
			"regime": {"samples": 100}, "generations": %d, "replicates": %d, "seed": 1,
			"metrics": ["mean", "variance", "log-determinant", "wasserstein2-squared"]}""";

	private static final String TEN = """
			{"name": "ten", "truth": {"type": "gaussian", "dimension": 1}, "learner": {"type": "gaussian"},
			"regime": {"samples": 100}, "generations": 199, "seed": 1,
			"metrics": ["mean", "variance", "log-determinant", "wasserstein2-squared", "mean-shift", "kl-divergence",
			"reverse-kl-divergence", "entropy", {"type": "tail-mass", "quantile": 0.01}, {"type": "tail-mass", "quantile": 0.05}]}""";

	private Service() {
	}

	static void main(String[] words) throws Exception {
		var site = Site.at(words[1]);
		switch (words[0]) {
			case "chains" -> chains(site, number(words, 2), number(words, 3), number(words, 4));
			case "many" -> many(site, number(words, 2), number(words, 3));
			case "reads" -> reads(site, number(words, 2), number(words, 3));
			case "lists" -> lists(site, number(words, 2));
			case "summary" -> summary(site, words[2], number(words, 3));
			case "export" -> export(site, words[2], words[3], number(words, 4));
			case "fill" ->
				IO.println(new Filling(site, words[2]).fill(number(words, 3), number(words, 4), number(words, 5)));
			default -> throw new IllegalArgumentException(words[0]);
		}
	}

	private static int number(String[] words, int index) {
		return Integer.parseInt(words[index]);
	}

	private static double median(List<Double> values) {
		return values.stream().sorted().toList().get(values.size() / 2);
	}

	private static double seconds(Runnable work) {
		var began = System.nanoTime();
		work.run();
		return (System.nanoTime() - began) / 1e9;
	}

	/** The first pair is not counted. */
	private static void chains(Site site, int runs, int generations, int pairs) {
		var spec = SPEC.formatted("chains", generations, runs);
		var rows = runs * (generations + 1.0);
		var stored = new ArrayList<Double>();
		var alone = new ArrayList<Double>();
		var overheads = new ArrayList<Double>();
		for (int pair = 0; pair <= pairs; pair++) {
			var one = seconds(() -> {
				var done = site.finished(site.submit(spec)).at("/progress/generations/done").asLong();
				if (done != rows) {
					throw new IllegalStateException(done + " generations, not " + rows);
				}
			});
			var other = seconds(() -> computeAlone(spec));
			if (pair > 0) {
				stored.add(one);
				alone.add(other);
				overheads.add((one - other) / rows * 1e6);
			}
		}
		IO.println("| runs x generations | stored s | generations/s | alone s | overhead us/generation |");
		IO.println("| %,d x %d | %.2f | %,.0f | %.2f | %.1f |".formatted(runs, generations, median(stored),
				rows / median(stored), median(alone), median(overheads)));
	}

	private static void computeAlone(String spec) {
		var point = Loop.point(spec.replace("%", "%%"));
		var next = new AtomicInteger();
		try (var threads = Executors.newFixedThreadPool(2)) {
			for (int thread = 0; thread < 2; thread++) {
				threads.execute(() -> {
					for (int r = next.getAndIncrement(); r < point.spec().replicates(); r = next.getAndIncrement()) {
						var run = point.run(r);
						var step = run.next(null, () -> false);
						while (step.state().generation() < run.generations()) {
							step = run.next(step.state(), () -> false);
						}
					}
				});
			}
		}
	}

	private static void many(Site site, int experiments, int generations) {
		var submissions = new Times[1];
		var seconds = seconds(() -> {
			try (var threads = Executors.newFixedThreadPool(8)) {
				var submitted = IntStream.range(0, experiments).mapToObj((i) -> threads.submit(() -> {
					var times = new Times();
					var id = new String[1];
					times.time(() -> id[0] = site.submit(SPEC.formatted("many " + i, generations, 1)));
					return Map.entry(id[0], times);
				})).map(Site::waited).toList();
				submissions[0] = Times.together(submitted.stream().map(Map.Entry::getValue).toList());
				submitted.forEach((one) -> site.finished(one.getKey()));
			}
		});
		IO.println("| experiments of %d generations | s | experiments/s | submissions | p50 ms | p95 | p99 | most |"
			.formatted(generations));
		IO.println("| %,d | %.2f | %.0f | %s |".formatted(experiments, seconds, experiments / seconds, submissions[0]));
	}

	private static void reads(Site site, int connections, int seconds) {
		var small = site.submit(TEN);
		site.finished(small);
		var run = site.json("/api/v1/experiments/%s/runs".formatted(small)).at("/items/0/id").asLong();
		var history = "/api/v1/runs/%d/generations".formatted(run);
		site.read(connections, seconds, (_) -> history);
		IO.println("| GET | requests/s | requests | p50 ms | p95 | p99 | most |");
		reads(site, connections, seconds, "idle", small, history);
		var busy = site.submit(SPEC.formatted("busy", 199, 100_000));
		reads(site, connections, seconds, "busy", busy, history);
		site.post("/api/v1/experiments/%s/cancel".formatted(busy));
		var done = site.finished(busy).at("/progress/generations/done").asLong();
		IO.println("(%,d generations were stored meanwhile)".formatted(done));
	}

	private static void reads(Site site, int connections, int seconds, String how, String experiment, String history) {
		var paths = new LinkedHashMap<String, String>();
		paths.put("status", "/api/v1/experiments/" + experiment);
		paths.put("history", history);
		paths.forEach((name, path) -> {
			var times = site.read(connections, seconds, (_) -> path);
			IO.println("| %s, %s | %,d | %s |".formatted(name, how, times.count() / seconds, times));
		});
	}

	private static void lists(Site site, int times) {
		IO.println("| list | pages | p50 ms | p95 | p99 | most |");
		for (var filter : List.of("", "state=completed", "state=failed", "state=paused", "tag=tag-7", "tag=rare",
				"q=filled", "q=experiment+4711", "q=nothing-like+it", "q=zq", "state=failed&tag=tag-7",
				"tag=tag-7&q=47", "state=failed&q=47")) {
			for (var sort : List.of("-createdAt", "createdAt", "name", "-name")) {
				var query = "/api/v1/experiments?sort=%s&%s".formatted(sort, filter);
				var pages = new ArrayList<String>();
				var next = query + "&limit=1000";
				while (next != null) {
					var cursor = next.indexOf("&cursor=");
					pages.add(query + "&limit=50" + ((cursor < 0) ? "" : next.substring(cursor)));
					next = site.json(next).get("next").asString(null);
				}
				var all = new Times();
				for (int i = 0; i < times; i++) {
					pages.forEach((page) -> all.time(() -> site.get(page)));
				}
				IO.println("| %s %s | %s |".formatted(filter, sort, all));
			}
		}
	}

	private static void summary(Site site, String experiment, int times) {
		var all = new Times();
		for (int i = 0; i < times; i++) {
			all.time(() -> site.get("/api/v1/experiments/%s/summary?metric=variance".formatted(experiment)));
		}
		IO.println("| summary | times | p50 ms | p95 | p99 | most |");
		IO.println("| %s | %s |".formatted(experiment, all));
	}

	private static void export(Site site, String experiment, String database, int pairs) {
		IO.println("| export | MB | MB/s | COPY MB | s of the export over s of COPY |");
		for (var type : List.of("text/csv", "application/x-ndjson")) {
			for (int pair = 0; pair < pairs; pair++) {
				var sizes = new long[2];
				var one = seconds(() -> sizes[0] = exported(site, experiment, type));
				var other = seconds(() -> sizes[1] = copied(database, experiment));
				IO.println("| %s | %d | %.1f | %d | %.2f s / %.2f s = %.2f |".formatted(type, sizes[0] >> 20,
						(sizes[0] >> 20) / one, sizes[1] >> 20, one, other, one / other));
			}
		}
	}

	private static long exported(Site site, String experiment, String mediaType) {
		try (var stream = site.stream("/api/v1/experiments/%s/generations".formatted(experiment), mediaType)) {
			return stream.transferTo(OutputStream.nullOutputStream());
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static long copied(String database, String experiment) {
		try (var connection = DriverManager.getConnection(database)) {
			var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut("""
					copy (select run.id, sweep_point, replicate, generation, metrics
					from run join generation on run_id = run.id
					where experiment_id = '%s' order by run.id, generation) to stdout""".formatted(experiment));
			var size = 0L;
			for (var row = copy.readFromCopy(); row != null; row = copy.readFromCopy()) {
				size += row.length;
			}
			return size;
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
