package ouroboros.core.truth;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ouroboros.core.Loops;
import ouroboros.core.spec.Refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

/** Laws on alphabets, by their probabilities. */
class SymbolTruthsTest {

	private static Refusal refused(double... probabilities) {
		var refusal = catchThrowableOfType(Refusal.class, () -> new Categorical(probabilities));
		assertThat(refusal).isNotNull();
		assertThat(refusal.pointer()).isEqualTo("/probabilities");
		return refusal;
	}

	@Test
	void bernoulliGivesSymbolOneItsProbability() {
		assertThat(new Bernoulli(0.3).law(Loops.NO_DATA).probabilities()).containsExactly(0.7, 0.3);
		assertThat(new Bernoulli(1).law(Loops.NO_DATA).probabilities()).containsExactly(0, 1);
	}

	@Test
	void categoricalHasItsProbabilities() {
		assertThat(new Categorical(new double[] { 0.5, 0, 0.25, 0.25 }).law(Loops.NO_DATA).probabilities())
			.containsExactly(0.5, 0, 0.25, 0.25);
		assertThat(refused().code()).isEqualTo("empty");
	}

	/** To 1e-9 above or below; what is accepted is made to. */
	@ParameterizedTest
	@ValueSource(ints = { 1, -1 })
	void categoricalSumsToOne(int sign) {
		assertThat(refused(0.5, 0.5 + sign * 1.1e-9).code()).isEqualTo("not-normalised");
		var law = new Categorical(new double[] { 0.5, 0.5 + sign * 9e-10 }).law(Loops.NO_DATA);
		assertThat(law.probabilities()[0] + law.probabilities()[1]).isCloseTo(1, within(1e-15));
	}

	/** numpy 1.24.2: w = (arange(1, 5) + shift)**-exponent, w / w.sum(). */
	@Test
	void zipfFallsWithTheRank() {
		assertZipf(1, 0, 0.48, 0.24, 0.16, 0.12);
		assertZipf(1.5, 2.7, 0.37996040410991416, 0.26539585769132823, 0.19871408142157782, 0.1559296567771798);
		assertZipf(0, 0, 0.25, 0.25, 0.25, 0.25);
		assertZipf(100, -0.5, 1, Math.pow(3, -100), Math.pow(5, -100), Math.pow(7, -100));
	}

	private static void assertZipf(double exponent, double shift, double... expected) {
		var actual = new Zipf(4, exponent, shift).law(Loops.NO_DATA).probabilities();
		assertThat(actual).hasSameSizeAs(expected);
		for (int symbol = 0; symbol < expected.length; symbol++) {
			assertThat(actual[symbol] / expected[symbol]).isCloseTo(1, within(1e-13));
		}
	}

	/** Every weight would overflow alone. */
	@Test
	void zipfIsThereWithRanksNearZeroAndFarAway() {
		assertThat(new Zipf(3, 100, -0.9999).law(Loops.NO_DATA).probabilities()).startsWith(1.0);
		assertThat(new Zipf(2, 100, 1e9).law(Loops.NO_DATA).probabilities()).containsExactly(new double[] { 0.5, 0.5 },
				within(1e-6));
	}

}
