package ouroboros.core.data;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** How many numbers an observation takes and a law of it. */
class SpaceTest {

	@Test
	void ofVectorsTakesAMatrix() {
		assertThat(new Space.Real(50_000).width()).isEqualTo(50_000);
		assertThat(new Space.Real(50_000).extent()).isEqualTo(2_500_000_000L);
		assertThat(new Space.Real(3)).hasToString("real vectors of dimension 3");
	}

	@Test
	void ofPairsTakesALabelToo() {
		assertThat(new Space.Pairs(4, 2).width()).isEqualTo(5);
		assertThat(new Space.Pairs(4, 2).extent()).isEqualTo(4);
		assertThat(new Space.Pairs(4, 0)).hasToString("vectors of dimension 4 labelled with a number");
		assertThat(new Space.Pairs(4, 2)).hasToString("vectors of dimension 4 labelled with one of 2 classes");
	}

	@Test
	void ofPicturesTakesTheirPixels() {
		assertThat(new Space.Pictures(4, 7).width()).isEqualTo(28);
		assertThat(new Space.Pictures(4, 7).extent()).isEqualTo(28);
		assertThat(new Space.Pictures(4, 7)).hasToString("pictures of 4 by 7 pixels");
	}

	@Test
	void ofTextsTakesTheirTokens() {
		assertThat(new Space.Text(27, 100).width()).isEqualTo(100);
		assertThat(new Space.Text(27, 100).extent()).isEqualTo(27);
		assertThat(new Space.Text(27, 100)).hasToString("texts of 100 tokens from an alphabet of 27");
	}

	@Test
	void ofSymbolsTakesOneNumber() {
		assertThat(new Space.Alphabet(27).width()).isEqualTo(1);
		assertThat(new Space.Alphabet(27).extent()).isEqualTo(27);
		assertThat(new Space.Alphabet(27)).hasToString("symbols from an alphabet of 27");
	}

}
