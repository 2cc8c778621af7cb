package ouroboros.core.truth;

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ouroboros.core.Loops;
import ouroboros.core.law.MarkovChain;
import ouroboros.core.spec.Refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

/** Languages drawn from Dirichlet laws. */
class MarkovTextTest {

	private static MarkovChain law(int symbols, int order, double concentration, long seed) {
		return new MarkovText(symbols, order, concentration, 50, seed).law(Loops.NO_DATA);
	}

	@ParameterizedTest
	@CsvSource({ "5, 0, 5", "5, 1, 25", "5, 3, 625", "1, 10, 1", "1024, 1, 1048576", "2, 10, 2048" })
	void hasALawAfterEachContext(int symbols, int order, int probabilities) {
		var law = law(symbols, order, 1, 0);
		assertThat(law.symbols()).isEqualTo(symbols);
		assertThat(law.order()).isEqualTo(order);
		assertThat(law.length()).isEqualTo(50);
		assertThat(law.transitions()).hasSize(probabilities);
		for (int from = 0; from < probabilities; from += symbols) {
			assertThat(Arrays.stream(law.transitions(), from, from + symbols).sum()).isCloseTo(1, within(1e-12));
		}
	}

	/**
	 * Moments of a symmetric Dirichlet law over K tokens: mean 1/K and E p² =
	 * (α+1)/(K(Kα+1)). Of 1024 contexts of 4 tokens, Σ p² over a context has a standard
	 * deviation below 0.24, so that |z| < 4 of their mean is within 0.03.
	 */
	@ParameterizedTest
	@CsvSource({ "0.1, 0.785714", "1, 0.4", "10, 0.268293" })
	void probabilitiesAreOfTheDirichletLaw(double concentration, double squares) {
		var transitions = law(4, 5, concentration, 3).transitions();
		assertThat((concentration + 1) / (4 * concentration + 1)).isCloseTo(squares, within(1e-6));
		assertThat(Arrays.stream(transitions).map((p) -> p * p).sum() / 1024).isCloseTo(squares, within(0.03));
		for (int token = 0; token < 4; token++) {
			var sum = 0.0;
			for (int from = token; from < transitions.length; from += 4) {
				sum += transitions[from];
			}
			assertThat(sum / 1024).isCloseTo(0.25, within(4 * 0.44 / 32));
		}
	}

	/** However predictable it is: some would be smaller, and all are if it is. */
	@Test
	void noneIsAlmostImpossible() {
		var transitions = law(4, 5, 0.001, 3).transitions();
		assertThat(Arrays.stream(transitions).min().orElseThrow()).isBetween(2.4e-13, 1e-12);
		assertThat(Arrays.stream(transitions).filter((p) -> p > 0.999).count()).isGreaterThan(900);
		var even = law(4, 5, 1e9, 3).transitions();
		assertThat(Arrays.stream(even).min().orElseThrow()).isCloseTo(0.25, within(1e-4));
	}

	@Test
	void aSeedIsALanguage() {
		assertThat(law(5, 1, 1, 7).transitions()).isEqualTo(law(5, 1, 1, 7).transitions())
			.isNotEqualTo(law(5, 1, 1, 8).transitions());
	}

	@ParameterizedTest
	@CsvSource({ "1025, 1", "2, 11", "33, 2", "11, 3" })
	void refusesTooManyContexts(int symbols, int order) {
		var refusal = catchThrowableOfType(Refusal.class, () -> new MarkovText(symbols, order, 1, 10, 0));
		assertThat(refusal).isNotNull();
		assertThat(refusal.pointer()).isEqualTo("/order");
		assertThat(refusal.code()).isEqualTo("limit-exceeded");
	}

}
