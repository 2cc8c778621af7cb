package ouroboros.core.data;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PairsTest {

	private static final Pairs THREE = new Pairs(new Points(3, new double[] { 1, 2, 0, 3, 4, 1, 5, 6, 0 }), 2);

	@Test
	void haveVectorsAndLabels() {
		assertThat(THREE.inputs()).isEqualTo(2);
		assertThat(THREE.rows()).isEqualTo(3);
		assertThat(THREE.input(1, 0)).isEqualTo(3);
		assertThat(THREE.input(2, 1)).isEqualTo(6);
		assertThat(THREE.label(1)).isEqualTo(1);
		assertThat(THREE.space()).isEqualTo(new Space.Pairs(2, 2));
		assertThat(THREE.select(new int[] { 2, 1 }).table().values()).containsExactly(5, 6, 0, 3, 4, 1);
		assertThat(THREE.select(new int[] { 2 }).classes()).isEqualTo(2);
	}

	@Test
	void areLabelledAnew() {
		assertThat(THREE.labelled(new double[] { 7, 8, 9 }).table().values()).containsExactly(1, 2, 7, 3, 4, 8, 5, 6,
				9);
		assertThat(THREE.relabelled((label) -> 1 - label).table().values()).containsExactly(1, 2, 1, 3, 4, 0, 5, 6, 1);
		assertThat(THREE.relabelled((label) -> 1 - label).classes()).isEqualTo(2);
		assertThat(THREE.label(0)).isZero();
	}

	@Test
	void areTheSameIfVectorAndLabelAre() {
		var other = THREE.labelled(new double[] { 0, 0, 0 });
		assertThat(THREE.identity(0)).isEqualTo(other.identity(0));
		assertThat(THREE.identity(1)).isNotEqualTo(other.identity(1));
	}

	@Test
	void needAVectorAndALabel() {
		assertThat(new Pairs(new Points(2, new double[2]), 0).inputs()).isEqualTo(1);
		assertThatIllegalArgumentException().isThrownBy(() -> new Pairs(new Points(1, new double[1]), 0));
	}

}
