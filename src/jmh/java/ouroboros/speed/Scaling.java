package ouroboros.speed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import ouroboros.jobs.PostgresServer;

import org.springframework.util.FileSystemUtils;

/**
 * One API process and 1, 2, then 4 workers of one thread each, beside one PostgreSQL of
 * their own in a temporary directory, and what 100 workers would ask of such a database:
 *
 * <pre>
 * Scaling 2000 3 30        runs of the sweep, times that each number of workers has its turn, seconds of idleness
 * </pre>
 *
 * A row is the median over the turns, which are interleaved. Processor time of the
 * database is that of all its processes; transactions and WAL are those of everybody,
 * the API included.
 */
final class Scaling {

	private static final List<Integer> WORKERS = List.of(1, 2, 4);

	private static final int PLANNED = 100;

	/** A run of 50 fits of 20,000 numbers: about 50 ms, all of it arithmetic. */
	private static final String COMPUTING = """
			{"name":"computing","truth":{"type":"gaussian","dimension":1},"learner":{"type":"gaussian"},
			"regime":{"samples":20000},"generations":49,"replicates":%d,"seed":1,"metrics":["mean","variance"],
			"sweep":{"/learner/estimator":["unbiased","maximum-likelihood"]}}""";

	/** Runs that are nothing but two rows. */
	private static final String SHORT = """
			{"name":"short","truth":{"type":"gaussian","dimension":1},"learner":{"type":"gaussian"},
			"regime":{"samples":10},"generations":1,"replicates":%d,"seed":1,"metrics":["mean","variance"]}""";

	/** Chains that cost next to nothing but their rows, of four metrics. */
	private static final String LONG = """
			{"name":"long","truth":{"type":"gaussian","dimension":1},"learner":{"type":"gaussian"},
			"regime":{"samples":100},"sampling":{"method":"sufficient-statistics"},"generations":499,"replicates":%d,
			"seed":1,"metrics":["mean","variance","log-determinant","wasserstein2-squared"]}""";

	private static final int SHORT_RUNS = 40_000;

	private static final int LONG_RUNS = 1000;

	/** Seconds after which an idle process of a database has told what it counted. */
	private static final int SETTLING = 11;

	private final String url;

	private final String user;

	private final String password;

	private final Proc postmaster;

	private final Postgres database;

	/** Medians are of these; by number of workers and name. */
	private final Map<Integer, Map<String, List<Double>>> seen = new TreeMap<>();

	private Scaling(PostgresServer server, Path directory) throws IOException {
		this.url = server.url();
		this.user = server.user();
		this.password = server.password();
		this.postmaster = new Proc(
				Long.parseLong(Files.readAllLines(directory.resolve("postgres").resolve("postmaster.pid")).getFirst()));
		this.database = Postgres.at("%s?user=%s&password=%s".formatted(this.url, this.user, this.password));
	}

	static void main(String[] words) throws Exception {
		var directory = Files.createTempDirectory("ouroboros-scaling-");
		var server = PostgresServer.start(directory);
		Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(server, directory)));
		var scaling = new Scaling(server, directory);
		scaling.run(Integer.parseInt(words[0]), Integer.parseInt(words[1]), Integer.parseInt(words[2]));
		scaling.database.close();
	}

	private static void remove(PostgresServer server, Path directory) {
		try {
			server.close();
			FileSystemUtils.deleteRecursively(directory);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void run(int runs, int turns, int seconds) throws InterruptedException {
		try (var api = node("api", "--ouroboros.worker.enabled=false")) {
			var site = Site.at("http://localhost:" + api.port());
			for (int turn = 0; turn < turns; turn++) {
				note(0, "idle", idle(List.of(api), seconds));
				for (var workers : WORKERS) {
					turn(site, workers, runs, seconds);
				}
			}
			var checkpoint = checkpoint(site);
			print();
			plan(checkpoint);
		}
	}

	private Node node(String name, String... properties) {
		var all = new ArrayList<>(List.of(properties));
		all.add("--spring.datasource.url=%s?ApplicationName=%s".formatted(this.url, name));
		all.add("--spring.datasource.username=" + this.user);
		all.add("--spring.datasource.password=" + this.password);
		return Node.start(all);
	}

	private List<Node> workers(int count) {
		try (var starts = Executors.newFixedThreadPool(count)) {
			return IntStream.range(0, count)
				.mapToObj((_) -> starts.submit(() -> node("worker", "--ouroboros.api.enabled=false",
						"--ouroboros.worker.threads=1")))
				.toList()
				.stream()
				.map(Site::waited)
				.toList();
		}
	}

	private void turn(Site site, int count, int runs, int seconds) throws InterruptedException {
		var workers = workers(count);
		try {
			// What is compiled meanwhile is not counted.
			site.finished(site.submit(COMPUTING.formatted(Math.max(1, runs / 20))));
			site.finished(site.submit(SHORT.formatted(2000)));
			note(count, "idle", idle(workers, seconds));
			note(count, "computing", measured(site, workers, COMPUTING.formatted(runs / 2)));
			note(count, "short", measured(site, workers, SHORT.formatted(SHORT_RUNS)));
			note(count, "long", measured(site, workers, LONG.formatted(LONG_RUNS)));
		}
		finally {
			workers.forEach((worker) -> worker.process().destroy());
			workers.forEach(Node::close);
		}
	}

	/** What was spent since it was made. */
	private final class Meter {

		private final List<Node> nodes;

		private final long began = System.nanoTime();

		private final double transactions = Scaling.this.database.transactions();

		private final double wal = Scaling.this.database.wal();

		private final double processor = Scaling.this.postmaster.family();

		private final double computed;

		Meter(List<Node> nodes) {
			this.nodes = nodes;
			this.computed = nodes.stream().mapToDouble(Node::processor).sum();
		}

		double seconds() {
			return (System.nanoTime() - this.began) / 1e9;
		}

		/**
		 * Per second, but for {@code seconds}.
		 * @param others transactions that do not count, among those that the database
		 * tells late; 0 if all count, and the time until then does, too
		 */
		Map<String, Double> read(double others) throws InterruptedException {
			var values = new LinkedHashMap<String, Double>();
			var seconds = seconds();
			values.put("seconds", seconds);
			values.put("database cores", (Scaling.this.postmaster.family() - this.processor) / seconds);
			values.put("worker cores",
					(this.nodes.stream().mapToDouble(Node::processor).sum() - this.computed) / seconds);
			values.put("WAL MB/s", (Scaling.this.database.wal() - this.wal) / seconds / 1e6);
			TimeUnit.SECONDS.sleep(SETTLING);
			var transactions = Scaling.this.database.transactions() - this.transactions;
			values.put("transactions/s",
					(others > 0) ? (transactions - others) / seconds : transactions / seconds());
			return values;
		}

	}

	private Map<String, Double> idle(List<Node> nodes, int seconds) throws InterruptedException {
		TimeUnit.SECONDS.sleep(SETTLING);
		var meter = new Meter(nodes);
		TimeUnit.SECONDS.sleep(seconds);
		var values = meter.read(0);
		values.put("connections of workers", this.database.connections("worker"));
		return values;
	}

	private Map<String, Double> measured(Site site, List<Node> workers, String spec) throws InterruptedException {
		var meter = new Meter(workers);
		var id = site.submit(spec);
		var done = site.finished(id);
		if (!done.get("state").asString().equals("completed")) {
			throw new IllegalStateException(done.toString());
		}
		var seconds = meter.seconds();
		// What is told late of the work has idle transactions among it.
		var values = meter.read(median(workers.size(), "idle: transactions/s") * SETTLING);
		values.put("runs/s", done.at("/progress/runs/total").asDouble() / seconds);
		values.put("rows/s", done.at("/progress/generations/done").asDouble() / seconds);
		values.put("connections of workers", this.database.connections("worker"));
		site.change("DELETE", "/api/v1/experiments/" + id);
		return values;
	}

	/** Bytes of a checkpoint of the sweep's runs. */
	private double checkpoint(Site site) {
		var workers = workers(1);
		try {
			var id = site.submit(COMPUTING.replace("\"generations\":49", "\"generations\":10000").formatted(1));
			var path = "/api/v1/experiments/" + id;
			while (site.json(path + "?wait=5s").at("/progress/generations/done").asLong() == 0) {
				// until it has begun
			}
			site.post(path + "/pause");
			while (!site.json(path + "?wait=5s").get("state").asString().equals("paused")) {
				// until everything is stored
			}
			var bytes = this.database.number("select avg(octet_length(state)) from checkpoint");
			site.post(path + "/cancel");
			site.finished(id);
			return bytes;
		}
		finally {
			workers.forEach(Node::close);
		}
	}

	private void note(int workers, String work, Map<String, Double> values) {
		values.forEach((name, value) -> this.seen.computeIfAbsent(workers, (_) -> new LinkedHashMap<>())
			.computeIfAbsent(work + ": " + name, (_) -> new ArrayList<>())
			.add(value));
		IO.println("%d workers, %s: %s".formatted(workers, work, values));
	}

	private double median(int workers, String name) {
		return Trend.median(this.seen.getOrDefault(workers, Map.of()).getOrDefault(name, List.of()));
	}

	private void print() {
		IO.println("| medians | " + String.join(" | ", WORKERS.stream().map((count) -> count + " workers").toList()) + " |");
		for (var name : this.seen.getOrDefault(WORKERS.getFirst(), Map.of()).keySet()) {
			IO.println("| %s | %s |".formatted(name,
					String.join(" | ", WORKERS.stream().map((count) -> "%.4g".formatted(median(count, name))).toList())));
		}
	}

	/** What so many idle workers cost, by the slope from one to the most; what a row costs. */
	private void plan(double checkpoint) {
		int most = WORKERS.getLast();
		var connections = median(most, "computing: connections of workers") / most;
		IO.println("a worker: %.1f connections, %d of them %.0f, where the database takes %.0f".formatted(connections,
				PLANNED, PLANNED * connections, this.database.number("show max_connections")));
		IO.println("idle: %.2f transactions/s, %.2f ms/s of the database's processors a worker; %d of them %.0f, %.2f cores"
			.formatted(slope("idle: transactions/s"), slope("idle: database cores") * 1000, PLANNED,
					slope("idle: transactions/s") * PLANNED, slope("idle: database cores") * PLANNED));
		IO.println("a generation: %.0f bytes of WAL, %.1f us of the database's processors".formatted(
				median(1, "long: WAL MB/s") / median(1, "long: rows/s") * 1e6,
				median(1, "long: database cores") / median(1, "long: rows/s") * 1e6));
		IO.println("a run of 2: %.0f bytes of WAL, %.1f us of the database's processors".formatted(
				median(1, "short: WAL MB/s") / median(1, "short: runs/s") * 1e6,
				median(1, "short: database cores") / median(1, "short: runs/s") * 1e6));
		IO.println("a worker that computes: %.2f transactions/s, %.4f MB/s of WAL, %.4f of a core".formatted(
				median(1, "computing: transactions/s"), median(1, "computing: WAL MB/s"),
				median(1, "computing: database cores")));
		IO.println("a checkpoint of one such run: %.0f bytes".formatted(checkpoint));
	}

	private double slope(String name) {
		int most = WORKERS.getLast();
		return (median(most, name) - median(0, name)) / most;
	}

}
