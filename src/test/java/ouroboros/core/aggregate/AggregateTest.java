package ouroboros.core.aggregate;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AggregateTest {

	/**
	 * Of three replicates, of which the last one ended early: two metrics a generation.
	 */
	private static final double[][][] RUNS = { { { 1, -7 }, { 2, 5 } }, { { 3, Double.NaN }, { 4, 0.5 } },
			{ { 6, 9 } } };

	private static Aggregate oneByOne() {
		var aggregate = new Aggregate(2);
		for (var run : RUNS) {
			for (int generation = 0; generation < run.length; generation++) {
				aggregate.add(generation, run[generation]);
			}
		}
		return aggregate;
	}

	@Test
	void keepsARowForEachGeneration() {
		var aggregate = oneByOne();
		assertThat(aggregate.generations()).isEqualTo(5);
		assertThat(aggregate.rows()).hasSize(2);
		var first = Row.of(aggregate.rows().get(0));
		assertThat(first.metric(0).n()).isEqualTo(3);
		assertThat(first.metric(0).mean()).isEqualTo(10 / 3.0);
		assertThat(first.metric(1).mean()).isNaN();
		assertThat(first.metric(1).min()).isEqualTo(-7);
		var second = Row.of(aggregate.rows().get(1));
		assertThat(second.metric(0).mean()).isEqualTo(3);
		assertThat(second.metric(1).mean()).isEqualTo(2.75);
		assertThat(new Aggregate(2).generations()).isZero();
		assertThat(new Aggregate(2).rows()).isEmpty();
	}

	/** What stands behind the last of them does not count. */
	@Test
	void takesReplicatesTogether() {
		var together = new Aggregate(2);
		together.add(0, new double[][] { { 1, 3, 6, 99 }, { -7, Double.NaN, 9, 99 } }, 3);
		together.add(1, new double[][] { { 2, 4, 99 }, { 5, 0.5, 99 } }, 2);
		assertThat(together.generations()).isEqualTo(5);
		assertThat(together.bytes()).isEqualTo(oneByOne().bytes());
	}

	@Test
	void goesOnFromItsBytes() {
		var bytes = oneByOne().bytes();
		var read = Aggregate.of(2, bytes);
		assertThat(read.bytes()).isEqualTo(bytes);
		assertThat(read.generations()).isEqualTo(5);
		read.add(1, new double[] { 1, 2 });
		read.add(2, new double[] { 3, 4 });
		var whole = oneByOne();
		whole.add(1, new double[] { 1, 2 });
		whole.add(2, new double[] { 3, 4 });
		assertThat(read.bytes()).isEqualTo(whole.bytes()).isNotEqualTo(bytes);
		assertThat(Aggregate.of(2, new Aggregate(2).bytes()).rows()).isEmpty();
		assertThatThrownBy(() -> Aggregate.of(2, Arrays.copyOf(bytes, bytes.length - 1)))
			.isInstanceOf(RuntimeException.class);
	}

	@Test
	void hasNoGenerationBeforeTheOneBefore() {
		var aggregate = new Aggregate(1);
		assertThatThrownBy(() -> aggregate.add(1, new double[] { 1 })).isInstanceOf(IndexOutOfBoundsException.class);
	}

	/**
	 * 16 bytes for each bucket, of which there are a million at most, and some beside.
	 */
	@Test
	void tellsItsMemory() {
		assertThat(Row.mostMemory(1, 1000)).isBetween(16_000L + 1000, 20_000L);
		assertThat(Row.mostMemory(3, 1000)).isEqualTo(3 * Row.mostMemory(1, 1000));
		assertThat(Row.mostMemory(1, 1L << 40)).isBetween(16_000_000L, 17_000_000L);
	}

	/** One more value: a byte for it, two for how far it is off; 128 takes two bytes. */
	@Test
	void tellsItsBytes() {
		assertThat(Row.mostBytes(1, 128) - Row.mostBytes(1, 127)).isEqualTo(4);
		assertThat(Row.mostBytes(1, 127) - Row.mostBytes(1, 126)).isEqualTo(3);
	}

}
