package ouroboros.json;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PackedTest {

	@Test
	void weightsKeepTheirBits() {
		var odd = new float[] { 0, -0f, 1, Float.MIN_VALUE, Float.MAX_VALUE, Float.NEGATIVE_INFINITY,
				Float.intBitsToFloat(0x7fc00001) };
		var back = Packed.floats(Packed.of(odd));
		for (int i = 0; i < odd.length; i++) {
			assertThat(Float.floatToRawIntBits(back[i])).isEqualTo(Float.floatToRawIntBits(odd[i]));
		}
		assertThat(Packed.of(odd)).hasSize(28);
		assertThatIllegalArgumentException().isThrownBy(() -> Packed.floats(Arrays.copyOf(Packed.of(odd), 27)));
	}

}
