package ouroboros.core.data;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class LabelledPicturesTest {

	@Test
	void haveOneLabelEach() {
		var two = new Pictures(1, 3, new float[6]);
		assertThat(new LabelledPictures(two, new int[] { 4, 0 }).labels()).containsExactly(4, 0);
		assertThatIllegalArgumentException().isThrownBy(() -> new LabelledPictures(two, new int[3]))
			.withMessage("3 labels of 2 pictures");
		assertThatIllegalArgumentException().isThrownBy(() -> new LabelledPictures(two, new int[1]));
	}

}
