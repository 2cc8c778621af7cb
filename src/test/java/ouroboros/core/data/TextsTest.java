package ouroboros.core.data;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class TextsTest {

	private static final Texts TWO = new Texts(9, 3, new int[] { 1, 2, 3, 4, 5, 6 });

	@Test
	void areTakenByRow() {
		assertThat(TWO.rows()).isEqualTo(2);
		assertThat(TWO.at(1, 0)).isEqualTo(4);
		assertThat(TWO.at(0, 2)).isEqualTo(3);
		assertThat(TWO.row(0)).containsExactly(1, 2, 3);
		assertThat(TWO.row(1)).containsExactly(4, 5, 6);
		assertThat(TWO.space()).isEqualTo(new Space.Text(9, 3));
		var three = TWO.select(new int[] { 1, 1, 0 });
		assertThat(three.tokens()).containsExactly(4, 5, 6, 4, 5, 6, 1, 2, 3);
		assertThat(three.symbols()).isEqualTo(9);
		assertThat(three.identity(1)).isEqualTo(three.identity(0)).isNotEqualTo(three.identity(2));
	}

	@Test
	void areWhole() {
		assertThat(new Texts(9, 3, new int[0]).rows()).isZero();
		assertThatIllegalArgumentException().isThrownBy(() -> new Texts(9, 3, new int[4]));
		assertThatIllegalArgumentException().isThrownBy(() -> new Texts(9, 0, new int[0]));
	}

}
