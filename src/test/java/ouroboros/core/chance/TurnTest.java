package ouroboros.core.chance;

import java.util.concurrent.atomic.AtomicInteger;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.core.source64.L64X128Mix;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TurnTest {

	private static int drawn(Turn turn) {
		var drawn = new AtomicInteger();
		var random = turn.stream("fit");
		assertThatExceptionOfType(Turn.Stopped.class).isThrownBy(() -> {
			while (drawn.get() < 1_000_000) {
				random.nextLong();
				drawn.incrementAndGet();
			}
		});
		return drawn.get();
	}

	/** However long a sample is, whoever draws it need not poll. */
	@Test
	void drawingStops() {
		assertThat(drawn(new Turn(1, 0, () -> true))).isEqualTo(1023);
		var polls = new AtomicInteger();
		assertThat(drawn(new Turn(1, 0, () -> polls.incrementAndGet() == 10))).isEqualTo(10 * 1024 - 1);
	}

	@Test
	void pollingDrawsNothing() {
		var polled = new Turn(3, 7, () -> false).stream("fit");
		var same = new Turn(3, 7, () -> false).stream("fit");
		for (int i = 0; i < 5000; i++) {
			Turn.poll(same);
			assertThat(same.nextLong()).isEqualTo(polled.nextLong());
		}
	}

	/** Streams as they have always been, on any machine. */
	@Test
	void drawsWhatItsNameSays() {
		assertThat(new Turn(1, 2, () -> false).stream("fit").nextLong()).isEqualTo(-8013518205574666572L);
	}

	@Test
	void onlyItsOwnStreamsArePolled() {
		UniformRandomProvider other = new L64X128Mix(new long[] { 1, 2, 3, 4 });
		Turn.poll(other);
		assertThatExceptionOfType(Turn.Stopped.class)
			.isThrownBy(() -> Turn.poll(new Turn(1, 2, () -> true).stream("fit")));
	}

}
