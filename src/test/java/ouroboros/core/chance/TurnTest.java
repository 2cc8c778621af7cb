package ouroboros.core.chance;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.core.source64.L64X128Mix;
import org.jspecify.annotations.Nullable;
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

	/** A bench that is due or not, and what was kept on it. */
	private record Bench(boolean isDue, List<Record> kept) implements Workbench {

		@Override
		public <T extends Record> @Nullable T taken(Class<T> type) {
			return null;
		}

		@Override
		public void keep(Record work) {
			this.kept.add(work);
		}

		@Override
		public void tell(Progress progress) {
		}

	}

	private record Work(int steps) {
	}

	@Test
	void laysWorkDownWhenItIsTimeOrThereIsNoneLeft() {
		var due = new Bench(true, new ArrayList<>());
		new Turn(1, 2, () -> false, due).lay(() -> new Work(3));
		assertThat(due.kept()).containsExactly(new Work(3));
		var early = new Bench(false, new ArrayList<>());
		new Turn(1, 2, () -> false, early).lay(() -> {
			throw new AssertionError("not to be made yet");
		});
		assertThat(early.kept()).isEmpty();
		assertThatExceptionOfType(Turn.Stopped.class)
			.isThrownBy(() -> new Turn(1, 2, () -> true, early).lay(() -> new Work(4)));
		assertThat(early.kept()).containsExactly(new Work(4));
		new Turn(1, 2, () -> false).lay(() -> {
			throw new AssertionError("nothing is kept");
		});
	}

	@Test
	void hasOtherChanceAtEveryGenerationAndEveryDraw() {
		var turn = new Turn(1, 2, () -> true, new Bench(true, new ArrayList<>()));
		assertThat(turn.at(5).generation()).isEqualTo(5);
		assertThat(turn.at(5).stream("fit").nextLong()).isEqualTo(new Turn(1, 5, () -> false).stream("fit").nextLong())
			.isNotEqualTo(turn.stream("fit").nextLong());
		assertThat(turn.again(3).draw()).isEqualTo(3);
		assertThat(turn.again(3).bench()).isSameAs(turn.bench());
		assertThat(turn.again(0)).isEqualTo(turn);
		assertThat(turn.again(3).stream("fit").nextLong()).isNotEqualTo(turn.stream("fit").nextLong());
		assertThatExceptionOfType(Turn.Stopped.class).isThrownBy(turn.at(5)::poll);
		assertThatExceptionOfType(Turn.Stopped.class).isThrownBy(turn.again(3)::poll);
	}

	/** Published values of the function with 64 bits: of nothing, of "a", of "foobar". */
	@Test
	void knowsPurposesByTheirHash() {
		assertThat(Turn.key("")).isEqualTo(0xcbf29ce484222325L);
		assertThat(Turn.key("a")).isEqualTo(0xaf63dc4c8601ec8cL);
		assertThat(Turn.key("foobar")).isEqualTo(0x85944171f73967e8L);
	}

	/** Whole numbers that a double holds, one for each replicate; the first is given. */
	@Test
	void replicatesHaveSeedsOfTheirOwn() {
		assertThat(Turn.replicateSeed(7, 0)).isEqualTo(7);
		var seeds = IntStream.range(0, 1000).mapToLong((replicate) -> Turn.replicateSeed(7, replicate)).toArray();
		assertThat(seeds).doesNotHaveDuplicates();
		assertThat(LongStream.of(seeds)).allMatch((seed) -> seed >= 0 && seed < 1L << 53);
		// each of the 53 bits is set in about half of them: 5 deviations of 1000 draws
		for (int bit = 0; bit < 53; bit++) {
			var mask = 1L << bit;
			assertThat(LongStream.of(seeds).skip(1).filter((seed) -> (seed & mask) != 0).count()).isBetween(420L, 580L);
		}
		assertThat(Turn.replicateSeed(8, 1)).isNotEqualTo(seeds[1]);
	}

}
