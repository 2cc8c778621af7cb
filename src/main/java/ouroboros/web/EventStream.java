package ouroboros.web;

import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.security.concurrent.DelegatingSecurityContextRunnable;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import ouroboros.jobs.Changes;
import ouroboros.jobs.Events;
import ouroboros.jobs.Experiments;
import ouroboros.jobs.NotFound;

/**
 * The events of one experiment on their way to one client, and its progress whenever that
 * has changed. Progress has no number: who comes back hears the newest.
 */
final class EventStream {

	private static final Logger log = LoggerFactory.getLogger(EventStream.class);

	/** Between looks at whether who asked may still hear. */
	private static final Duration LOOK = Duration.ofSeconds(2);

	/** Looks between signs of life. */
	private static final int SILENT_LOOKS = 7;

	private static final int AT_ONCE = 1000;

	private static final long NO_TIMEOUT = 0;

	private final UUID experiment;

	private final BooleanSupplier good;

	private final Experiments experiments;

	private final Events events;

	private final Changes changes;

	private final SseEmitter emitter = new SseEmitter(NO_TIMEOUT);

	/** Number of the last event that was sent. */
	private long seq;

	private long version = -1;

	/**
	 * @param seq number of the last event that is known; 0 for none
	 * @param good whether who asked may still hear
	 */
	EventStream(UUID experiment, long seq, BooleanSupplier good, Experiments experiments, Events events,
			Changes changes) {
		this.experiment = experiment;
		this.seq = seq;
		this.good = good;
		this.experiments = experiments;
		this.events = events;
		this.changes = changes;
	}

	/** Whether there is nothing left to tell. */
	boolean isOver() {
		return this.experiments.find(this.experiment).finished()
				&& this.events.after(this.experiment, null, this.seq, 1).isEmpty();
	}

	/**
	 * @param ended what to do once nobody is told any more
	 */
	SseEmitter start(Runnable ended) {
		// Asked by whoever asked for it.
		Thread.ofVirtual().name("events").start(new DelegatingSecurityContextRunnable(() -> {
			try {
				run();
			}
			finally {
				ended.run();
			}
		}));
		return this.emitter;
	}

	private void run() {
		try {
			while (this.good.getAsBoolean() && tell()) {
				// until it is finished
			}
			this.emitter.complete();
		}
		catch (IOException | IllegalStateException ex) {
			log.debug("a client of experiment {} is gone", this.experiment, ex);
		}
		catch (NotFound ex) {
			this.emitter.complete();
		}
		catch (InterruptedException | ExecutionException | RuntimeException ex) {
			// The client comes back with the number of the last event.
			this.emitter.completeWithError(ex);
		}
	}

	/** Tells what is new, or waits for it; false if there is nothing more to come. */
	private boolean tell() throws IOException, InterruptedException, ExecutionException {
		// First the experiment: what finished it is among the events.
		var present = this.experiments.find(this.experiment);
		var news = this.events.after(this.experiment, null, this.seq, AT_ONCE);
		for (var event : news) {
			this.emitter.send(SseEmitter.event()
				.id(String.valueOf(event.seq()))
				.name(event.type())
				.data(EventController.EventView.of(event), MediaType.APPLICATION_JSON));
			this.seq = event.seq();
		}
		if (news.size() == AT_ONCE) {
			return true;
		}
		if (present.version() != this.version) {
			this.version = present.version();
			this.emitter.send(SseEmitter.event()
				.name("progress")
				.data(ExperimentView.progress(present), MediaType.APPLICATION_JSON));
			if (present.finished()) {
				return false;
			}
		}
		for (int look = 0; look < SILENT_LOOKS; look++) {
			if (this.changes.after(this.experiment, this.version, LOOK).get() || !this.good.getAsBoolean()) {
				return true;
			}
		}
		this.emitter.send(SseEmitter.event().comment(""));
		return true;
	}

}
