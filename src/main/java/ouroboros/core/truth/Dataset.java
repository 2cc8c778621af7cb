package ouroboros.core.truth;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import ouroboros.core.Truth;
import ouroboros.core.data.LabelledPictures;
import ouroboros.core.data.Pairs;
import ouroboros.core.data.Pictures;
import ouroboros.core.data.Points;
import ouroboros.core.data.Summary;
import ouroboros.core.data.Symbols;
import ouroboros.core.data.Texts;
import ouroboros.core.law.Discrete;
import ouroboros.core.law.Empirical;
import ouroboros.core.law.EmpiricalPictures;
import ouroboros.core.law.EmpiricalTexts;
import ouroboros.core.law.LabelledEmpirical;
import ouroboros.core.law.Law;
import ouroboros.core.spec.About;
import ouroboros.core.spec.Field;
import ouroboros.core.spec.Refusal;

/** An uploaded data set. */
@About(value = "The empirical law of an uploaded data set: each of its rows or pictures is equally probable, draws are with"
		+ " replacement. Words of a text become symbols, numbered by falling frequency; with a"
		+ " `length` blocks of so many tokens become texts, which are words or, for a text of many different"
		+ " ones, bytes. With `labels` the class of each picture is known.",
		example = "{\"type\":\"dataset\",\"dataset\":\"my-data\",\"columns\":[\"height\"]}")
public record Dataset(@Field(value = "name or id of the data set", maxLength = 200) String dataset,
		@Field(value = "columns of a numeric data set, in order; all where absent", fallback = "[]",
				maxLength = Gaussian.MAX_DIMENSION) List<String> columns,
		@Field(value = "number of tokens of each text, where observations are texts: consecutive blocks of the data set",
				min = 1, max = MarkovText.MAX_LENGTH) @Nullable Integer length,
		@Field(value = "`words`, or `bytes` of UTF-8, numbered as they are, for texts of a `length`",
				fallback = "\"words\"") Tokens tokens,
		@Field(value = "name or id of the data set that holds the class of each picture, in order: as many symbols or words, each a whole number from 0 to 255",
				maxLength = 200) @Nullable String labels)
		implements
			Truth {

	private static final int MAX_CLASS = 255;

	@Override
	public Law law(Library library) {
		var law = unlabelled(library);
		if (this.labels == null) {
			return law;
		}
		if (!(law instanceof EmpiricalPictures(Pictures pictures))) {
			throw new Refusal("/labels", "not-applicable", "pictures have labels, but these are " + law.space());
		}
		var classes = classes(this.labels, library);
		Refusal.unless(classes.length == pictures.rows(), "labels", "mismatch",
				"there are %d labels of %d pictures".formatted(classes.length, pictures.rows()));
		return new LabelledEmpirical(new LabelledPictures(pictures, classes));
	}

	private static int[] classes(String labels, Library library) {
		EmpiricalTexts words;
		try {
			words = library.blocks(labels, Tokens.WORDS, 1);
		}
		catch (Refusal ex) {
			throw new Refusal("/labels", ex.code(), ex.detail());
		}
		var numbers = words.words().stream().mapToInt(Dataset::number).toArray();
		return Arrays.stream(words.texts().tokens()).map((token) -> numbers[token]).toArray();
	}

	private static int number(String label) {
		Refusal.unless(label.matches("[0-9]{1,3}") && Integer.parseInt(label) <= MAX_CLASS, "labels", "out-of-range",
				"classes are whole numbers from 0 to %d, but there is a label %s".formatted(MAX_CLASS,
						label.substring(0, Math.min(60, label.length()))));
		return Integer.parseInt(label);
	}

	private Law unlabelled(Library library) {
		if (this.length != null) {
			Refusal.unless(this.columns.isEmpty(), "columns", "conflict", "texts have no columns");
			return library.blocks(this.dataset, this.tokens, this.length);
		}
		Refusal.unless(this.tokens == Tokens.WORDS, "tokens", "not-applicable",
				"bytes become texts, for which a length is needed");
		return switch (library.find(this.dataset, this.columns)) {
			case Points points -> new Empirical(points);
			case Pictures pictures -> new EmpiricalPictures(pictures);
			case Pairs _, Texts _ ->
				throw new Refusal("/dataset", "not-applicable", "an upload has neither labels nor blocks");
			case Symbols(long[] counts) -> {
				var frequencies = new double[counts.length];
				for (int symbol = 0; symbol < counts.length; symbol++) {
					frequencies[symbol] = counts[symbol];
				}
				yield Discrete.proportionalTo(frequencies);
			}
			case Summary summary -> throw summary.inseparable();
		};
	}

}
