package ouroboros.core.curation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.LongUnaryOperator;

import org.junit.jupiter.api.Test;

import ouroboros.core.Scene;
import ouroboros.core.chance.Turn;
import ouroboros.core.data.Symbols;
import ouroboros.core.law.Discrete;
import ouroboros.core.regime.Batch;
import ouroboros.core.regime.Exhausted;
import ouroboros.core.regime.Portion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * How many candidates it asks for, by rates of acceptance that are not left to chance.
 */
class RefillTest {

	private static final Discrete LAW = new Discrete(new double[] { 1 });

	private final List<Long> asked = new ArrayList<>();

	private static Batch symbols(long count) {
		return Batch.of(List.of(Portion.synthetic(new Symbols(new long[] { count }))));
	}

	/**
	 * @param given how many candidates there are of so many asked for
	 * @param accepted how many are accepted of so many
	 */
	private Refill refill(LongUnaryOperator given, LongUnaryOperator accepted, Scene scene) {
		return new Refill((size) -> {
			this.asked.add(size);
			return symbols(given.applyAsLong(size));
		}, (batch) -> symbols(accepted.applyAsLong(batch.size())), scene, "sieve");
	}

	private Refill refill(LongUnaryOperator accepted) {
		return refill(LongUnaryOperator.identity(), accepted, Scenes.of(LAW, LAW));
	}

	@Test
	void asksOnceWhereAllAreAccepted() {
		assertThat(refill((n) -> n).draw(10).size()).isEqualTo(10);
		assertThat(this.asked).containsExactly(10L);
	}

	/** A tenth more than are missing at the rate so far, rounded up: 1.1·5·10/5. */
	@Test
	void asksForWhatIsMissing() {
		assertThat(refill((n) -> n / 2).draw(10).size()).isEqualTo(10);
		assertThat(this.asked).containsExactly(10L, 11L);
		this.asked.clear();
		// 1.1·6·10/4 = 16.5
		assertThat(refill((n) -> n * 4 / 10).draw(10).size()).isEqualTo(10);
		assertThat(this.asked).containsExactly(10L, 17L);
	}

	@Test
	void givesNoMoreThanWanted() {
		assertThat(refill((n) -> (this.asked.size() == 1) ? 1 : n).draw(100).size()).isEqualTo(100);
		// 1.1·99·100/1 would be more than a chunk
		assertThat(this.asked).containsExactly(100L, 1000L);
		this.asked.clear();
		assertThat(refill((n) -> (this.asked.size() == 1) ? 1 : n).draw(3000).size()).isEqualTo(3000);
		assertThat(this.asked).containsExactly(3000L, 3000L);
	}

	@Test
	void asksForAHundredTimesAsManyAtMost() {
		assertThat(refill((_) -> 1).draw(100).size()).isEqualTo(11);
		var expected = new ArrayList<>(Collections.nCopies(11, 1000L));
		expected.set(0, 100L);
		expected.set(10, 900L);
		assertThat(this.asked).isEqualTo(expected);
	}

	@Test
	void givesUpWhereNothingIsAccepted() {
		assertThatExceptionOfType(Exhausted.class).isThrownBy(() -> refill((_) -> 0).draw(10))
			.withMessageContaining("the sieve rejected all of 1000 candidates");
		assertThat(this.asked).containsExactly(10L, 990L);
		this.asked.clear();
		assertThatExceptionOfType(Exhausted.class).isThrownBy(() -> refill((_) -> 0).draw(2000))
			.withMessageContaining("200000");
		assertThat(this.asked).isEqualTo(Collections.nCopies(100, 2000L));
	}

	@Test
	void endsWithTheCandidates() {
		assertThat(refill((size) -> (size == 10) ? 10 : 0, (n) -> n * 4 / 10, Scenes.of(LAW, LAW)).draw(10).size())
			.isEqualTo(4);
		assertThat(this.asked).containsExactly(10L, 17L);
		this.asked.clear();
		assertThatExceptionOfType(Exhausted.class)
			.isThrownBy(() -> refill((_) -> 0, (n) -> n, Scenes.of(LAW, LAW)).draw(10))
			.withMessageContaining("all of 10 candidates");
		assertThat(this.asked).containsExactly(10L);
	}

	@Test
	void isStopped() {
		assertThatExceptionOfType(Turn.Stopped.class)
			.isThrownBy(() -> refill(LongUnaryOperator.identity(), (n) -> n, Scenes.over(LAW)).draw(10));
		assertThat(this.asked).isEmpty();
	}

}
