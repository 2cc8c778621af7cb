package ouroboros.core.vector;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class GeluTest {

	/** Near that of double precision; those after the first ones are left as they are. */
	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 15, 16, 17, 40, 999 })
	void isThatByTanh(int count) {
		var before = new Numbers(count).of(1000);
		for (int i = 0; i < before.length; i++) {
			before[i] *= 12;
		}
		var numbers = before.clone();
		Gelu.of(numbers, count);
		var plain = before.clone();
		Gelu.plainly(plain, 0, count);
		assertThat(numbers).isEqualTo(plain);
		for (int i = 0; i < count; i++) {
			double x = before[i];
			var exact = x / 2 * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x)));
			assertThat((double) numbers[i]).isCloseTo(exact, within(1e-6));
		}
		for (int i = count; i < before.length; i++) {
			assertThat(numbers[i]).isEqualTo(before[i]);
		}
	}

	@ParameterizedTest
	@ValueSource(floats = { 50, 1e10f, 1e30f })
	void isZeroOrTheNumberFarAway(float x) {
		var numbers = new float[40];
		for (int i = 0; i < 40; i++) {
			numbers[i] = (i % 2 == 0) ? x : -x;
		}
		Gelu.of(numbers, 40);
		for (int i = 0; i < 40; i++) {
			assertThat(numbers[i]).isEqualTo((i % 2 == 0) ? x : -0f);
		}
	}

}
