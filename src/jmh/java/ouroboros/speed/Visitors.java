package ouroboros.speed;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/**
 * What a service is asked for: small experiments of several kinds, of which some are
 * cancelled, paused, resumed and retried, and every one deleted after some minutes, and
 * reads of all kinds, each at its own steady rate whatever the answers take. A reading
 * that comes late counts from when it was due.
 */
final class Visitors {

	/** Nanoseconds from one submission to the next, and from one reading to the next. */
	private static final long SUBMISSION = 1_000_000_000;

	private static final long READING = 50_000_000;

	/** How old experiments get, in nanoseconds; the older ones of them are not read. */
	private static final long AGE = 180_000_000_000L;

	private static final long READ_UNTIL = 150_000_000_000L;

	private static final long SHORTLY = 400_000_000;

	private static final List<String> SPECS = List.of("""
			{"name":"soak: record","truth":{"type":"gaussian","dimension":1},"learner":{"type":"gaussian"},
			"regime":{"samples":100},"generations":50,"replicates":40,"seed":%d,"tags":["soak"],
			"metrics":["mean","variance","wasserstein2-squared"],"sweep":{"/learner/estimator":["unbiased","maximum-likelihood"]}}""",
			"""
					{"name":"soak: aggregate","truth":{"type":"gaussian","dimension":1},"learner":{"type":"gaussian"},
					"regime":{"samples":100},"sampling":{"method":"sufficient-statistics"},"generations":30,"replicates":3000,
					"seed":%d,"tags":["soak"],"metrics":["variance","mean"],"record":"aggregate"}""",
			"""
					{"name":"soak: mixture","truth":{"type":"gaussian","dimension":2},
					"learner":{"type":"gaussian-mixture","components":2},"regime":{"samples":300,"retain":{"window":3}},
					"generations":15,"replicates":4,"seed":%d,"tags":["soak"],"metrics":["variance"],
					"snapshots":{"every":5,"samples":32}}""",
			"""
					{"name":"soak: texts","truth":{"type":"markov-text","symbols":12,"length":30,"seed":1},
					"learner":{"type":"n-gram","order":3},"regime":{"samples":200},"generations":15,"replicates":4,"seed":%d,
					"tags":["soak"],"metrics":["perplexity"],"priority":"high"}""",
			"""
					{"name":"soak: words","truth":{"type":"zipf","symbols":500},"learner":{"type":"categorical"},
					"regime":{"samples":1000,"retain":"accumulate"},"generations":40,"replicates":6,"seed":%d,"tags":["soak"],
					"metrics":["support","entropy"],"priority":"low"}""");

	private static final List<String> METRICS = List.of("variance", "variance", "variance", "perplexity", "support");

	private final Site site;

	private final Readings readings;

	private final Deque<Visited> present = new ArrayDeque<>();

	private int submitted;

	private boolean over;

	/** An experiment; its kind is the place of its spec. */
	private record Visited(String id, int kind, long since) {

		boolean isKept() {
			return this.kind != 1;
		}

	}

	Visitors(Site site, Readings readings) {
		this.site = site;
		this.readings = readings;
	}

	void start() {
		Thread.ofVirtual().start(() -> repeat(SUBMISSION, this::submission));
		Thread.ofVirtual().start(() -> repeat(READING, this::reading));
	}

	/** Lets no more come; what was asked for is answered. */
	synchronized void stop() {
		this.over = true;
	}

	private synchronized boolean isOver() {
		return this.over;
	}

	synchronized int submitted() {
		return this.submitted;
	}

	synchronized int present() {
		return this.present.size();
	}

	private interface Visit {

		void make(int number, long due);

	}

	private void repeat(long period, Visit visit) {
		var due = System.nanoTime();
		for (int i = 0; !isOver(); i++) {
			var number = i;
			var at = due;
			LockSupport.parkNanos(due - System.nanoTime());
			Thread.ofVirtual().start(() -> visit.make(number, at));
			due += period;
		}
	}

	private void submission(int number, long due) {
		var kind = number % SPECS.size();
		timed("submit", due, () -> {
			var id = this.site.submit(SPECS.get(kind).formatted(number));
			synchronized (this) {
				this.submitted++;
				this.present.addLast(new Visited(id, kind, System.nanoTime()));
			}
			// Kinds are five, fates seven: each kind meets each fate.
			Thread.ofVirtual().start(() -> fate(id, number % 7));
		});
		removal();
	}

	private void fate(String id, int fate) {
		try {
			switch (fate) {
				case 0 -> {
					nap();
					change(id, "cancel");
				}
				case 1 -> {
					nap();
					if (change(id, "pause")) {
						settle(id, "paused");
						change(id, "resume");
					}
				}
				case 2 -> {
					nap();
					if (change(id, "cancel")) {
						settle(id, "cancelled");
						change(id, "retry");
					}
				}
				case 3, 4 -> follow(id);
				default -> {
					// left alone
				}
			}
		}
		catch (RuntimeException | IOException ex) {
			this.readings.failed("fate " + fate, ex);
		}
	}

	private static void nap() {
		LockSupport.parkNanos(SHORTLY);
	}

	private boolean change(String id, String verb) {
		return this.site.change("POST", "/api/v1/experiments/%s/%s".formatted(id, verb));
	}

	/** Waits until it is in that state, or finished before it came to it. */
	private void settle(String id, String state) {
		var began = System.nanoTime();
		while (true) {
			var now = this.site.json("/api/v1/experiments/%s?wait=5s".formatted(id)).get("state").asString();
			if (now.equals(state) || now.equals("completed")) {
				return;
			}
			if (System.nanoTime() - began > TimeUnit.MINUTES.toNanos(2)) {
				throw new IllegalStateException("%s is %s, not %s".formatted(id, now, state));
			}
		}
	}

	/** Hears of every event until it is finished; counted is how long the first took. */
	private void follow(String id) throws IOException {
		var due = System.nanoTime();
		var events = 0;
		try (var stream = this.site.stream("/api/v1/experiments/%s/events".formatted(id), "text/event-stream");
				var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
			for (var line = lines.readLine(); line != null; line = lines.readLine()) {
				if (line.startsWith("data:") && events++ == 0) {
					this.readings.took("events", (System.nanoTime() - due) / 1e6);
				}
			}
		}
	}

	private void removal() {
		var old = new ArrayList<Visited>();
		synchronized (this) {
			while (!this.present.isEmpty() && System.nanoTime() - this.present.getFirst().since > AGE) {
				old.add(this.present.removeFirst());
			}
		}
		for (var one : old) {
			remove(one.id);
		}
	}

	/** Deletes all that is left. */
	void clear() {
		while (present() > 0) {
			Visited one;
			synchronized (this) {
				one = this.present.removeFirst();
			}
			remove(one.id);
		}
	}

	private void remove(String id) {
		try {
			change(id, "cancel");
			this.site.finished(id);
			timed("delete", System.nanoTime(), () -> {
				if (!this.site.change("DELETE", "/api/v1/experiments/" + id)) {
					throw new IllegalStateException(id + " is finished and cannot be deleted");
				}
			});
		}
		catch (RuntimeException ex) {
			this.readings.failed("delete", ex);
		}
	}

	private void reading(int number, long due) {
		var random = RandomGenerator.of("SplittableRandom");
		List<Visited> young;
		synchronized (this) {
			young = this.present.stream().filter((one) -> System.nanoTime() - one.since < READ_UNTIL).toList();
		}
		if (young.isEmpty()) {
			return;
		}
		var one = young.get(random.nextInt(young.size()));
		var path = "/api/v1/experiments/" + one.id;
		switch (number % 6) {
			case 0 -> timed("status", due, () -> this.site.get(path));
			case 1 -> timed("list", due, () -> this.site.get("/api/v1/experiments?tag=soak&sort=name&limit=50"));
			case 2 -> timed("summary", due,
					() -> this.site.get(path + "/summary?metric=" + METRICS.get(one.kind)));
			case 3 -> timed("runs", due, () -> this.site.get(path + "/runs?limit=50"));
			case 4 -> {
				var run = this.site.json(path + "/runs?limit=1").at("/items/0/id").asLong();
				if (one.isKept()) {
					timed("history", System.nanoTime(),
							() -> this.site.get("/api/v1/runs/%d/generations".formatted(run)));
				}
			}
			default -> {
				if (one.isKept()) {
					timed("export", due, () -> export(path));
				}
			}
		}
	}

	private void export(String path) {
		try (var stream = this.site.stream(path + "/generations", "text/csv")) {
			stream.transferTo(OutputStream.nullOutputStream());
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void timed(String kind, long due, Runnable request) {
		try {
			request.run();
			this.readings.took(kind, (System.nanoTime() - due) / 1e6);
		}
		catch (RuntimeException ex) {
			this.readings.failed(kind, ex);
		}
	}

}
