package ouroboros.core.truth;

import java.util.List;

import org.junit.jupiter.api.Test;

import ouroboros.core.Truth;
import ouroboros.core.chance.Turn;
import ouroboros.core.data.Data;
import ouroboros.core.data.Pictures;
import ouroboros.core.data.Points;
import ouroboros.core.data.Texts;
import ouroboros.core.law.EmpiricalTexts;
import ouroboros.core.law.LabelledEmpirical;
import ouroboros.core.spec.Refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** The classes of uploaded pictures. */
class DatasetLabelsTest {

	/** Three pictures of one pixel, three numbers, and labels for each of them. */
	private record Uploads(List<String> words) implements Truth.Library {

		@Override
		public Data find(String dataset, List<String> columns) {
			return dataset.equals("numbers") ? new Points(1, new double[] { 1, 2, 3 })
					: new Pictures(1, 1, new float[] { 0, 0.5f, 1 });
		}

		@Override
		public EmpiricalTexts blocks(String dataset, Truth.Tokens tokens, int length) {
			Refusal.unless(!dataset.equals("nowhere"), "dataset", "not-found", "there is none");
			return new EmpiricalTexts(new Texts(2, length, new int[] { 1, 0, 0 }), this.words);
		}

	}

	private static Dataset dataset(String name, String labels) {
		return new Dataset(name, List.of(), null, Truth.Tokens.WORDS, 0, true, labels, null);
	}

	private static Refusal refused(Dataset dataset, String... words) {
		var refusal = catchThrowableOfType(Refusal.class, () -> dataset.law(new Uploads(List.of(words))));
		assertThat(refusal).isNotNull();
		assertThat(refusal.pointer()).isEqualTo("/labels");
		return refusal;
	}

	/** Classes are what the words say, not their places in the vocabulary. */
	@Test
	void labelsAreNumbers() {
		var law = (LabelledEmpirical) dataset("pictures", "labels").law(new Uploads(List.of("7", "02")));
		assertThat(law.labels()).containsExactly(2, 7, 7);
		assertThat(law.classes()).containsExactly(0, 0, 1 / 3.0, 0, 0, 0, 0, 2 / 3.0);
		var drawn = law.draw(20, new Turn(1, 0, () -> false).stream("genuine"));
		for (int row = 0; row < 20; row++) {
			assertThat(drawn.labels()[row]).isEqualTo((drawn.pictures().at(row, 0) == 0) ? 2 : 7);
		}
	}

	@Test
	void thereAreAtMost256Classes() {
		var law = (LabelledEmpirical) dataset("pictures", "labels").law(new Uploads(List.of("0", "255")));
		assertThat(law.labels()).containsExactly(255, 0, 0);
	}

	/** A class that is held out has probability 0, and draws are without it. */
	@Test
	void heldOutPicturesAreNotDrawn() {
		var held = new Dataset("pictures", List.of(), null, Truth.Tokens.WORDS, 0.5, false, "labels", null);
		var law = (LabelledEmpirical) held.law(new Uploads(List.of("7", "2")));
		assertThat(law.classes()).containsExactly(0, 0, 1, 0, 0, 0, 0, 0);
		assertThat(law.draw(9, new Turn(1, 0, () -> false).stream("genuine")).labels()).containsOnly(2);
		assertThat(law.heldOut(9, new Turn(1, 0, () -> false).stream("held-out")).values()).containsExactly(1);
	}

	@Test
	void whatAreNoLabelsOfThePicturesIsRefused() {
		assertThat(refused(dataset("numbers", "labels"), "0", "1").code()).isEqualTo("not-applicable");
		assertThat(refused(dataset("pictures", "nowhere"), "0", "1").code()).isEqualTo("not-found");
		for (var word : List.of("256", "-1", "1.0", "one", "1000", "٣")) {
			assertThat(refused(dataset("pictures", "labels"), "0", word).code()).isEqualTo("out-of-range");
		}
		var fewer = new Truth.Library() {

			@Override
			public Data find(String dataset, List<String> columns) {
				return new Pictures(1, 1, new float[4]);
			}

			@Override
			public EmpiricalTexts blocks(String dataset, Truth.Tokens tokens, int length) {
				return new EmpiricalTexts(new Texts(1, 1, new int[3]), List.of("0"));
			}

		};
		var refusal = catchThrowableOfType(Refusal.class, () -> dataset("pictures", "labels").law(fewer));
		assertThat(refusal.pointer()).isEqualTo("/labels");
		assertThat(refusal.detail()).contains("3 labels of 4 pictures");
	}

}
