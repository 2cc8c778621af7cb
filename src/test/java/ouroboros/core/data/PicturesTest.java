package ouroboros.core.data;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PicturesTest {

	private static final Pictures TWO = new Pictures(1, 3, new float[] { 0, 0.5f, 1, 0.25f, 0.75f, 0.125f });

	@Test
	void areTakenByRow() {
		assertThat(TWO.rows()).isEqualTo(2);
		assertThat(TWO.at(1, 2)).isEqualTo(0.125f);
		assertThat(TWO.space()).hasToString("pictures of 1 by 3 pixels");
		assertThat(TWO.space().width()).isEqualTo(3);
		assertThat(TWO.select(new int[] { 1, 0, 1 }).values()).containsExactly(0.25f, 0.75f, 0.125f, 0, 0.5f, 1, 0.25f,
				0.75f, 0.125f);
		assertThat(TWO.map((grey) -> 1 - grey).values()).containsExactly(1, 0.5f, 0, 0.75f, 0.25f, 0.875f);
	}

	@Test
	void areTheSameIfTheirPixelsAre() {
		var three = TWO.select(new int[] { 0, 1, 0 });
		assertThat(three.identity(0)).isEqualTo(three.identity(2)).isNotEqualTo(three.identity(1));
	}

	@Test
	void areWhole() {
		assertThatIllegalArgumentException().isThrownBy(() -> new Pictures(2, 2, new float[6]));
		assertThatIllegalArgumentException().isThrownBy(() -> new Pictures(0, 2, new float[0]));
	}

}
