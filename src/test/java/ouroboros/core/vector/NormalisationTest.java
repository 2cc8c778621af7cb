package ouroboros.core.vector;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class NormalisationTest {

	private static final float LEAST = 1e-5f;

	/** Numbers far from 0, so that squares about it would not do. */
	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 12, 15, 16, 17, 48, 100, 128, 768 })
	void givesMeanZeroAndVarianceOne(int width) {
		var numbers = new Numbers(width);
		var from = numbers.matrix(3, width);
		for (int i = 0; i < from.numbers().length; i++) {
			from.numbers()[i] += 30;
		}
		var gain = numbers.matrix(1, width);
		var shift = numbers.matrix(1, width);
		var into = new Matrix(4, width);
		Normalisation.of(3, from, gain, shift, LEAST, into);
		for (int row = 0; row < 3; row++) {
			var plain = new Matrix(4, width);
			Normalisation.plainly(from, row, gain, shift, LEAST, plain, new float[SingleSums.COUNT]);
			var mean = 0.0;
			for (int i = 0; i < width; i++) {
				mean += from.numbers()[from.row(row) + i] / (double) width;
			}
			var variance = 0.0;
			for (int i = 0; i < width; i++) {
				variance += Math.pow(from.numbers()[from.row(row) + i] - mean, 2) / width;
			}
			for (int i = 0; i < width; i++) {
				var found = into.numbers()[into.row(row) + i];
				assertThat(found).isEqualTo(plain.numbers()[plain.row(row) + i]);
				var exact = (from.numbers()[from.row(row) + i] - mean) / Math.sqrt(variance + LEAST)
						* gain.numbers()[gain.at() + i] + shift.numbers()[shift.at() + i];
				assertThat((double) found).isCloseTo(exact, within(1e-4));
			}
		}
		for (int i = into.row(3); i < into.row(4); i++) {
			assertThat(into.numbers()[i]).isZero();
		}
	}

}
