package ouroboros;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import ouroboros.jobs.PostgresServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Crowds of runs on a service of one API process and three workers, to which faults
 * happen in random order: each while a crowd of its own is worked on, at a random moment
 * and to any worker that is in the middle of something. A killed worker is replaced at
 * once.
 */
final class CrashRound {

	private static final int WORKERS = 3;

	/**
	 * Long after the 4 s that {@link ServiceProcess} sets as the lease: processors may be
	 * few and busy.
	 */
	private static final Duration SOON = Duration.ofSeconds(60);

	private static final Pattern FENCED = Pattern.compile("(?m)^ouroboros_runs_fenced_total (\\S+)$");

	private enum Fault {

		/** {@code kill -9} of a worker. */
		KILL,
		/** {@code kill -9} of another one. */
		KILL_ANOTHER,
		/**
		 * {@code SIGSTOP} of a worker until all it had is taken over, then
		 * {@code SIGCONT}.
		 */
		FREEZE,
		/** {@code kill -9} of the database, and a start from what is on the disk. */
		RESTART,
		/** No connection of a worker with the database until all it had is taken over. */
		CUT

	}

	private final long seed;

	private final Random random;

	private final Path directory;

	private final ExecutorService starting = Executors.newVirtualThreadPerTaskExecutor();

	/** Of each worker with the database. */
	private final List<Cable> cables = new ArrayList<>();

	private final List<Future<ServiceProcess>> workers = new ArrayList<>();

	/** Specs of which every generation is kept, by the experiments' ids. */
	private final Map<String, String> kept = new LinkedHashMap<>();

	/** Specs of which statistics are. */
	private final Map<String, String> aggregates = new LinkedHashMap<>();

	private final Map<Fault, String> figures = new EnumMap<>(Fault.class);

	private PostgresServer server;

	private CrashWatch watch;

	private CrashRound(long seed, Path directory) throws IOException {
		this.seed = seed;
		this.random = new Random(seed);
		this.directory = directory;
		this.server = PostgresServer.start(directory);
		this.watch = new CrashWatch(this.server);
		for (int i = 0; i < WORKERS; i++) {
			this.cables.add(new Cable(port()));
		}
	}

	/**
	 * Plays a round.
	 * @return its figures, one line
	 */
	static String play(long seed, Path directory) throws Exception {
		var round = new CrashRound(seed, directory);
		try {
			return round.play();
		}
		finally {
			round.end();
		}
	}

	private String play() throws Exception {
		var began = System.nanoTime();
		var api = this.starting.submit(() -> start(this.server.url(), "--ouroboros.worker.enabled=false"));
		for (var cable : this.cables) {
			this.workers.add(worker(cable));
		}
		try (var service = api.get()) {
			this.watch.note();
			var faults = new ArrayList<>(List.of(Fault.values()));
			Collections.shuffle(faults, this.random);
			for (var fault : faults) {
				this.figures.put(fault, inject(fault, service.client()));
				IO.println(this.figures);
			}
			this.watch.await("all experiments are finished",
					() -> this.watch.number("select count(*) from experiment where finished_at is null") == 0);
			this.watch.await("no ticket is left", this.watch::queuesAreEmpty);
			this.watch.assertAllIsInOrder();
			for (var entry : this.kept.entrySet()) {
				assertThat(service.client().generations(entry.getKey()))
					.isEqualTo(Computed.generations(entry.getValue()));
			}
			for (var entry : this.aggregates.entrySet()) {
				assertThat(service.client().summary(entry.getKey())).isEqualTo(Computed.summary(entry.getValue()));
			}
			return "seed %d: %.0f runs in %.0f s, %s".formatted(this.seed,
					this.watch.number("select sum(replicates) from run"), (System.nanoTime() - began) / 1e9,
					this.figures);
		}
	}

	/**
	 * Submits a crowd of its own for a fault.
	 * @return the ids
	 */
	private List<String> submit(Client client) {
		var crowd = Crowd.of(this.random.nextInt(Integer.MAX_VALUE));
		var ids = new ArrayList<String>();
		for (var spec : crowd.kept()) {
			ids.add(client.submit(spec).get("id").asString());
			this.kept.put(ids.getLast(), spec);
		}
		ids.add(client.submit(crowd.aggregate()).get("id").asString());
		this.aggregates.put(ids.getLast(), crowd.aggregate());
		return ids;
	}

	private String inject(Fault fault, Client client) throws Exception {
		for (var worker : this.workers) {
			worker.get();
		}
		var experiments = submit(client);
		var moment = this.random.nextDouble(0.3);
		this.watch.await("%.3f of the crowd is done".formatted(moment), () -> this.watch.done(experiments) >= moment);
		return switch (fault) {
			case KILL, KILL_ANOTHER -> kill(busy());
			case FREEZE -> freeze(busy(), experiments, client);
			case RESTART -> restart(experiments);
			case CUT -> cut(busy());
		};
	}

	private String kill(int index) throws Exception {
		var worker = this.workers.get(index).get();
		worker.kill();
		this.workers.set(index, worker(this.cables.get(index)));
		return takenOver(worker);
	}

	private String freeze(int index, List<String> experiments, Client client) throws Exception {
		var worker = this.workers.get(index).get();
		var before = fenced(worker);
		worker.freeze();
		while (this.watch.claims(this.watch.tickets(worker.pid())).isEmpty()) {
			worker.wake();
			// The others may be about to finish what there is.
			experiments.addAll(submit(client));
			busy(List.of(index));
			worker.freeze();
		}
		var figures = takenOver(worker);
		worker.wake();
		var old = this.watch.tickets(worker.pid());
		this.watch.await("the zombie is fenced or has found other work", () -> fenced(worker) > before
				|| !old.containsAll(this.watch.tickets(worker.pid())) || this.watch.done(experiments) == 1);
		return figures + ", %.0f fenced".formatted(fenced(worker) - before);
	}

	private String cut(int index) throws Exception {
		this.cables.get(index).cut();
		try {
			return takenOver(this.workers.get(index).get());
		}
		finally {
			this.cables.get(index).mend();
		}
	}

	private String restart(List<String> experiments) throws Exception {
		var port = port();
		var done = this.watch.done(experiments);
		this.watch.close();
		var postmaster = ProcessHandle
			.of(Long
				.parseLong(Files.readAllLines(this.directory.resolve("postgres/postmaster.pid")).getFirst().strip()))
			.orElseThrow();
		postmaster.destroyForcibly();
		postmaster.onExit().get();
		var began = System.nanoTime();
		this.server.close();
		this.server = PostgresServer.start(this.directory);
		assertThat(port()).isEqualTo(port);
		this.watch = new CrashWatch(this.server);
		this.watch.await("work goes on", () -> this.watch.done(experiments) > done);
		return "work goes on after %.1f s".formatted((System.nanoTime() - began) / 1e9);
	}

	/** A worker, any, in the middle of something. */
	private int busy() {
		var order = new ArrayList<>(IntStream.range(0, WORKERS).boxed().toList());
		Collections.shuffle(order, this.random);
		return busy(order);
	}

	/** The first of these workers that is in the middle of something. */
	private int busy(List<Integer> order) {
		var found = new ArrayList<Integer>();
		this.watch.await("a worker is busy", () -> {
			order.stream()
				.filter((index) -> !this.watch.claims(this.watch.tickets(this.workers.get(index).resultNow().pid()))
					.isEmpty())
				.findFirst()
				.ifPresent(found::add);
			return !found.isEmpty();
		});
		return found.getFirst();
	}

	/**
	 * Waits until nothing is left to a worker, which does nothing any more.
	 * @return how long that took for the first and the last of its runs
	 */
	private String takenOver(ServiceProcess worker) {
		var began = System.nanoTime();
		var tickets = this.watch.tickets(worker.pid());
		var claims = this.watch.claims(tickets);
		var first = this.watch.await("a run is taken over", () -> claims.isEmpty() || this.watch.lost(claims) > 0);
		this.watch.await("all runs are taken over", () -> this.watch.lost(claims) == claims.size()
				&& Collections.disjoint(this.watch.tickets(worker.pid()), tickets));
		var last = Duration.ofNanos(System.nanoTime() - began);
		assertThat(last).isLessThan(SOON);
		return "%d runs after %.1f to %.1f s".formatted(claims.size(), first.toMillis() / 1e3, last.toMillis() / 1e3);
	}

	/** Leases that a worker had lost when it wanted to store something. */
	private static double fenced(ServiceProcess worker) {
		var matcher = FENCED.matcher(worker.client().get("/actuator/prometheus").text());
		return matcher.find() ? Double.parseDouble(matcher.group(1)) : 0;
	}

	private Future<ServiceProcess> worker(Cable cable) {
		var url = this.server.url().replaceFirst(":\\d+/", ":" + cable.port() + "/");
		return this.starting.submit(() -> start(url, "--ouroboros.api.enabled=false", "--ouroboros.worker.threads=1",
				"--ouroboros.worker.slice=1s", "--ouroboros.worker.checkpoint=500ms",
				"--spring.datasource.hikari.maximum-pool-size=8"));
	}

	private ServiceProcess start(String url, String... arguments) throws IOException {
		var all = new ArrayList<>(List.of(arguments));
		all.addAll(List.of("--spring.datasource.url=" + url, "--spring.datasource.username=" + this.server.user(),
				"--spring.datasource.password=" + this.server.password()));
		return ServiceProcess.start(List.of("-Xmx400m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
				all.toArray(String[]::new));
	}

	private int port() {
		return URI.create(this.server.url().substring("jdbc:".length())).getPort();
	}

	private void end() throws Exception {
		for (var worker : this.workers) {
			try {
				worker.get().kill();
			}
			catch (ExecutionException ex) {
				// it did not start
			}
		}
		this.starting.close();
		for (var cable : this.cables) {
			cable.close();
		}
		this.watch.close();
		this.server.close();
	}

}
