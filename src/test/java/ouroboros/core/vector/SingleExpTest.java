package ouroboros.core.vector;

import java.util.stream.IntStream;

import jdk.incubator.vector.FloatVector;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SingleExpTest {

	/** From where it is 0 to where it is infinite. */
	private static final float[] NUMBERS = numbers();

	private static float[] numbers() {
		var numbers = new float[1 << 16];
		for (int i = 0; i < numbers.length; i++) {
			numbers[i] = -90 + 180f * i / numbers.length;
		}
		return numbers;
	}

	/** A polynomial of one degree less errs by more than 100 units. */
	@Test
	void isNearTheExactOne() {
		for (var x : NUMBERS) {
			if (x > SingleExp.LEAST && x < SingleExp.LARGEST) {
				var exact = StrictMath.exp(x);
				assertThat(Math.abs(SingleExp.of(x) - exact) / Math.ulp((float) exact)).as("%s", x).isLessThan(1.5);
			}
		}
	}

	@Test
	void isTotal() {
		assertThat(SingleExp.of(0)).isEqualTo(1);
		assertThat(SingleExp.of(-0f)).isEqualTo(1);
		assertThat(SingleExp.of(Float.NEGATIVE_INFINITY)).isZero();
		assertThat(SingleExp.of(-Float.MAX_VALUE)).isZero();
		assertThat(SingleExp.of(SingleExp.LEAST)).isGreaterThanOrEqualTo(Float.MIN_NORMAL);
		assertThat(SingleExp.of(SingleExp.LARGEST)).isFinite();
		assertThat(SingleExp.of(Float.MAX_VALUE)).isInfinite();
		assertThat(SingleExp.of(Float.POSITIVE_INFINITY)).isInfinite();
		assertThat(SingleExp.of(Float.NaN)).isNaN();
	}

	@Test
	void hasTheSameBitsByVectors() {
		var special = new float[] { Float.NEGATIVE_INFINITY, -Float.MAX_VALUE, -0f, 0, Float.MIN_VALUE, Float.NaN,
				Float.MAX_VALUE, Float.POSITIVE_INFINITY, SingleExp.LEAST, Math.nextDown(SingleExp.LEAST),
				SingleExp.LARGEST, Math.nextUp(SingleExp.LARGEST), 1, -1, 88, -87 };
		for (var numbers : new float[][] { NUMBERS, special }) {
			var found = new float[numbers.length];
			for (int i = 0; i < numbers.length; i += Singles.LENGTH) {
				VectorSingleExp.of(FloatVector.fromArray(Singles.SPECIES, numbers, i)).intoArray(found, i);
			}
			assertThat(IntStream.range(0, found.length).map((i) -> Float.floatToIntBits(found[i])))
				.containsExactlyElementsOf(IntStream.range(0, found.length)
					.mapToObj((i) -> Float.floatToIntBits(SingleExp.of(numbers[i])))
					.toList());
		}
	}

}
