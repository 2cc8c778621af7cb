package ouroboros.speed;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A service of this machine under mixed load for as long as one likes:
 *
 * <pre>
 * Soak http://localhost:8080 pid jdbc:… minutes soak.csv
 * </pre>
 *
 * The address, the service's process, its database with user and password. Every
 * {@value #PERIOD} seconds one line of CSV; at the end what grew. The service's heap is
 * collected by {@code jcmd} once in {@value #COLLECTED} lines, and {@code live_mb} is what
 * was left; {@code low_mb} is the least that was used since the line before.
 *
 * <p>
 * Ends with an error if a request failed, or if what should be flat was not: see
 * {@link #LIMITS}. The first five minutes, of a short soak the first quarter, do not count.
 */
final class Soak {

	private static final int PERIOD = 30;

	private static final int COLLECTED = 10;

	/** Below these minutes a slope tells nothing. */
	private static final int JUDGED = 30;

	private static final double WARM = 5;

	/** Most growth per hour. A leak of 100 bytes a request is 7 MB an hour. */
	private static final Map<String, Double> LIMITS = limits();

	/** Kinds of readings that a window of the last quarter may take longer for, as a factor. */
	private static final double SLOWER = 1.5;

	/** What a p95 may differ by in any case, in milliseconds. */
	private static final double NOISE = 10;

	private static final List<String> KINDS = List.of("submit", "delete", "status", "list", "runs", "history",
			"summary", "export", "events");

	private final Site site;

	private final Proc service;

	private final Postgres database;

	private final Readings readings = new Readings();

	private final Visitors visitors;

	private final Map<String, List<Double>> columns = new LinkedHashMap<>();

	private double low = Double.POSITIVE_INFINITY;

	private Soak(Site site, Proc service, Postgres database) {
		this.site = site;
		this.service = service;
		this.database = database;
		this.visitors = new Visitors(site, this.readings);
	}

	private static Map<String, Double> limits() {
		var limits = new LinkedHashMap<String, Double>();
		limits.put("live_mb", 8.0);
		limits.put("rss_mb", 48.0);
		limits.put("threads", 4.0);
		limits.put("descriptors", 8.0);
		limits.put("sockets", 8.0);
		limits.put("pool", 2.0);
		limits.put("backends", 2.0);
		limits.put("database_mb", 32.0);
		return limits;
	}

	static void main(String[] words) throws Exception {
		try (var database = Postgres.at(words[2]); var lines = new PrintStream(Path.of(words[4]).toFile())) {
			var soak = new Soak(Site.at(words[0]), new Proc(Long.parseLong(words[1])), database);
			soak.run(Double.parseDouble(words[3]), lines);
			System.exit(soak.isFlat(Double.parseDouble(words[3])) ? 0 : 1);
		}
	}

	private void run(double minutes, PrintStream lines) throws IOException, InterruptedException {
		var began = System.nanoTime();
		this.visitors.start();
		for (int line = 0; (System.nanoTime() - began) / 6e10 < minutes; line++) {
			for (int second = 0; second < PERIOD; second++) {
				TimeUnit.NANOSECONDS.sleep(began + (line * PERIOD + second + 1) * 1_000_000_000L - System.nanoTime());
				this.low = Math.min(this.low, metric("jvm_memory_used_bytes{area=\"heap\""));
			}
			var values = look((System.nanoTime() - began) / 6e10, line % COLLECTED == 0);
			if (line == 0) {
				lines.println(String.join(",", values.keySet()));
			}
			lines.println(String.join(",", values.values().stream().map("%.4g"::formatted).toList()));
			lines.flush();
			values.forEach((name, value) -> this.columns.computeIfAbsent(name, (_) -> new ArrayList<>()).add(value));
		}
		this.visitors.stop();
		this.visitors.clear();
	}

	private Map<String, Double> look(double minute, boolean collected) throws IOException, InterruptedException {
		var values = new LinkedHashMap<String, Double>();
		values.put("minute", minute);
		values.put("low_mb", this.low / (1 << 20));
		this.low = Double.POSITIVE_INFINITY;
		values.put("rss_mb", this.service.resident() / (double) (1 << 20));
		values.put("threads", (double) this.service.threads());
		values.put("descriptors", (double) this.service.descriptors());
		values.put("sockets", (double) this.service.sockets());
		values.put("pool_active", metric("hikaricp_connections_active{"));
		values.put("pool", metric("hikaricp_connections{"));
		values.put("backends", this.database.connections("%"));
		values.put("database_mb", this.database.size() / (1 << 20));
		values.put("generations", this.database.inserted("generation"));
		values.put("submitted", (double) this.visitors.submitted());
		values.put("present", (double) this.visitors.present());
		var taken = this.readings.taken();
		for (var kind : KINDS) {
			var times = taken.getOrDefault(kind, new Times());
			values.put(kind, (double) times.count());
			for (var share : List.of(50, 95, 99)) {
				values.put(kind + "_p" + share, (times.count() == 0) ? Double.NaN : times.quantile(share / 100.0));
			}
		}
		values.put("errors", (double) this.readings.failures());
		values.put("live_mb", collected ? live() : Double.NaN);
		return values;
	}

	/** Heap used after a collection of all of it. */
	private double live() throws IOException, InterruptedException {
		new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
				String.valueOf(this.service.pid()), "GC.run")
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start()
			.waitFor();
		return metric("jvm_memory_used_bytes{area=\"heap\"") / (1 << 20);
	}

	/** The sum of all values of a metric. */
	private double metric(String beginning) {
		return this.site.get("/actuator/prometheus")
			.lines()
			.filter((line) -> line.startsWith(beginning))
			.mapToDouble((line) -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
			.sum();
	}

	private boolean isFlat(double minutes) {
		var flat = this.readings.failures() == 0;
		var warm = Math.min(WARM, minutes / 4);
		IO.println("| what | first quarter | last quarter | an hour | limit |");
		for (var column : this.columns.keySet()) {
			var trend = trend(column, warm);
			if (LIMITS.containsKey(column)) {
				var limit = LIMITS.get(column);
				IO.println("| %s | %.1f | %.1f | %+.2f | %.0f |".formatted(column, trend.first(), trend.last(),
						trend.slope(), limit));
				flat &= minutes < JUDGED || trend.slope() <= limit;
			}
			if (column.endsWith("_p50") || column.endsWith("_p95") || column.endsWith("_p99")) {
				IO.println("| %s ms | %.1f | %.1f | %+.2f | |".formatted(column, trend.first(), trend.last(),
						trend.slope()));
			}
			if (column.endsWith("_p95")) {
				flat &= minutes < JUDGED || trend.last() <= SLOWER * trend.first() + NOISE;
			}
		}
		IO.println("%,d experiments, %d errors; %s".formatted(this.visitors.submitted(), this.readings.failures(),
				(minutes < JUDGED) ? "too short for slopes to be judged" : flat ? "flat" : "NOT flat"));
		this.readings.errors().forEach(IO::println);
		return flat;
	}

	/** Of the values that are numbers, from the warm-up on. */
	private Trend trend(String column, double warm) {
		var hours = new ArrayList<Double>();
		var values = new ArrayList<Double>();
		var minutes = this.columns.getOrDefault("minute", List.of());
		var seen = this.columns.getOrDefault(column, List.of());
		for (int i = 0; i < minutes.size(); i++) {
			var minute = minutes.get(i);
			var value = seen.get(i);
			if (minute > warm && Double.isFinite(value)) {
				hours.add(minute / 60);
				values.add(value);
			}
		}
		return (values.size() < 2) ? new Trend(Double.NaN, Double.NaN, Double.NaN) : Trend.of(hours, values);
	}

}
