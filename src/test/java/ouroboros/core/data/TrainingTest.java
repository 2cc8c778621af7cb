package ouroboros.core.data;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class TrainingTest {

	private static final Symbols SOME = new Symbols(new long[] { 3, 4 });

	@Test
	void isAllItsParts() {
		var training = new Training(
				List.of(new Training.Part(SOME, 0.5), new Training.Part(new Symbols(new long[] { 0, 5 }), 2)));
		assertThat(training.size()).isEqualTo(12);
		assertThat(training.space()).isEqualTo(new Space.Alphabet(2));
		assertThat(Training.of(SOME).parts()).containsExactly(new Training.Part(SOME, 1));
	}

	@Test
	void ofNoOriginIsNotDrawnAnew() {
		var training = Training.of(SOME);
		assertThat(training.again(0)).isSameAs(training);
		assertThat(training.again(3)).isSameAs(training);
		assertThatIllegalStateException().isThrownBy(() -> training.validation(1));
	}

	/** The first draw is there; others and held-out data come from the origin. */
	@Test
	void asksItsOrigin() {
		var origin = new Training.Origin() {

			@Override
			public Training again(Training first, int draw) {
				return new Training(List.of(new Training.Part(SOME, first.parts().getFirst().weight() + draw)));
			}

			@Override
			public Data validation(int size) {
				return new Symbols(new long[] { size, 0 });
			}

		};
		var training = new Training(List.of(new Training.Part(SOME, 10)), origin);
		assertThat(training.again(0)).isSameAs(training);
		assertThat(training.again(1).parts().getFirst().weight()).isEqualTo(11);
		assertThat(training.again(3).parts().getFirst().weight()).isEqualTo(13);
		assertThat(training.validation(8).size()).isEqualTo(8);
	}

}
