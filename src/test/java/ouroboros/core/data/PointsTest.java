package ouroboros.core.data;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PointsTest {

	private static final Points THREE = new Points(2, new double[] { 1, 2, 3, 4, 5, 6 });

	@Test
	void areTakenByRow() {
		assertThat(THREE.rows()).isEqualTo(3);
		assertThat(THREE.at(2, 0)).isEqualTo(5);
		assertThat(THREE.at(1, 1)).isEqualTo(4);
		assertThat(THREE.row(1)).containsExactly(3, 4);
		assertThat(THREE.space()).isEqualTo(new Space.Real(2));
		assertThat(THREE.select(new int[] { 2, 0, 2 }).values()).containsExactly(5, 6, 1, 2, 5, 6);
	}

	@Test
	void givesCopiesOfRows() {
		THREE.row(0)[0] = 7;
		assertThat(THREE.at(0, 0)).isEqualTo(1);
	}

	@Test
	void areMapped() {
		assertThat(THREE.map((x) -> 10 - x).values()).containsExactly(9, 8, 7, 6, 5, 4);
		assertThat(THREE.map((x) -> 10 - x).dimension()).isEqualTo(2);
	}

	@Test
	void areTheSameIfTheirCoordinatesAre() {
		var four = THREE.select(new int[] { 0, 1, 2, 1 });
		assertThat(four.identity(1)).isEqualTo(four.identity(3)).isNotEqualTo(four.identity(2));
		assertThat(four.identity(1).remaining()).isEqualTo(2);
	}

	@Test
	void areWhole() {
		assertThat(new Points(2, new double[0]).rows()).isZero();
		assertThatIllegalArgumentException().isThrownBy(() -> new Points(2, new double[3]));
		assertThatIllegalArgumentException().isThrownBy(() -> new Points(0, new double[0]));
	}

}
