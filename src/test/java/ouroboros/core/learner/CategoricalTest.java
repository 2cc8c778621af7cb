package ouroboros.core.learner;

import java.util.List;

import org.junit.jupiter.api.Test;

import ouroboros.core.Learner;
import ouroboros.core.chance.Turn;
import ouroboros.core.data.Space;
import ouroboros.core.data.Symbols;
import ouroboros.core.data.Training;
import ouroboros.core.law.Discrete;
import ouroboros.core.metric.Entropy;
import ouroboros.core.metric.Heterozygosity;
import ouroboros.core.metric.Support;
import ouroboros.core.metric.TotalVariation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

/** Relative frequencies, counted by hand. */
class CategoricalTest {

	private static final Turn TURN = new Turn(1, 0, () -> false);

	private static Training.Part part(double weight, long... counts) {
		return new Training.Part(new Symbols(counts), weight);
	}

	private static double[] fit(double smoothing, Training.Part... parts) {
		return new Categorical(smoothing).fit(new Training(List.of(parts)), TURN).probabilities();
	}

	@Test
	void areFrequencies() {
		assertThat(fit(0, part(1, 3, 0, 5))).containsExactly(3 / 8.0, 0, 5 / 8.0);
		assertThat(fit(0, part(7, 3, 0, 5))).containsExactly(new double[] { 3 / 8.0, 0, 5 / 8.0 }, within(1e-15));
	}

	@Test
	void smoothingIsAddedToEveryCount() {
		assertThat(fit(0.5, part(1, 3, 0, 5))).containsExactly(new double[] { 3.5 / 9.5, 0.5 / 9.5, 5.5 / 9.5 },
				within(1e-15));
	}

	/** Weights multiply counts, and smoothing is added once. */
	@Test
	void weightsCount() {
		assertThat(fit(2, part(0.5, 3, 0, 5), part(4, 1, 1, 0)))
			.containsExactly(new double[] { 7.5 / 18, 6 / 18.0, 4.5 / 18 }, within(1e-15));
	}

	@Test
	void isStoppedBetweenParts() {
		var polls = new int[1];
		assertThatExceptionOfType(Turn.Stopped.class).isThrownBy(() -> new Categorical(0)
			.fit(new Training(List.of(part(1, 1, 2), part(1, 3, 4))), new Turn(1, 0, () -> ++polls[0] == 2)));
	}

	@Test
	void aTrialIsAnAlphabetOfTwo() {
		var bernoulli = new Bernoulli();
		assertThat(bernoulli.learns(new Space.Alphabet(2))).isTrue();
		assertThat(bernoulli.learns(new Space.Alphabet(1))).isFalse();
		assertThat(bernoulli.learns(new Space.Alphabet(3))).isFalse();
		assertThat(bernoulli.learns(new Space.Real(2))).isFalse();
		assertThat(bernoulli.fit(new Training(List.of(part(1, 3, 5), part(2, 1, 0))), TURN).probabilities())
			.containsExactly(0.5, 0.5);
		assertThat(bernoulli.fit(new Training(List.of(part(1, 3, 1))), TURN).probabilities()).containsExactly(0.75,
				0.25);
	}

	@Test
	void sayWhatTheyLearnFrom() {
		for (Learner learner : List.of(new Categorical(1), new Bernoulli())) {
			assertThat(learner.data()).isEqualTo(Space.Alphabet.class);
			assertThat(learner.model()).isEqualTo(Discrete.class);
			assertThat(learner.learnsFromStatistics()).isTrue();
			assertThat(learner.metrics()).hasExactlyElementsOfTypes(Support.class, Entropy.class, Heterozygosity.class,
					TotalVariation.class);
		}
		assertThat(new Categorical(1).learns(new Space.Alphabet(3))).isTrue();
	}

	/** In proportion to the observations, and to the symbols where there are none. */
	@Test
	void takeTimeForObservationsAndSymbols() {
		for (Learner learner : List.of(new Categorical(1), new Bernoulli())) {
			assertThat(learner.nanoseconds(0, new Space.Alphabet(2000)))
				.isEqualTo(1000 * learner.nanoseconds(0, new Space.Alphabet(2)));
			var none = learner.nanoseconds(0, new Space.Alphabet(2));
			assertThat(none).isBetween(1.0, 1000.0);
			var million = learner.nanoseconds(1e6, new Space.Alphabet(2)) - none;
			assertThat(million).isBetween(1e6, 1e8);
			assertThat(learner.nanoseconds(2e6, new Space.Alphabet(2)) - none).isCloseTo(2 * million, within(1e-6));
		}
	}

}
