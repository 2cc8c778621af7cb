package ouroboros.core.truth;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import ouroboros.core.Truth;
import ouroboros.core.data.Pairs;
import ouroboros.core.data.Pictures;
import ouroboros.core.data.Points;
import ouroboros.core.data.Rows;
import ouroboros.core.data.Summary;
import ouroboros.core.data.Symbols;
import ouroboros.core.data.Texts;
import ouroboros.core.law.DatasetRows;
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
		+ " replacement unless said otherwise. Words of a text become symbols, numbered by falling frequency; with a"
		+ " `length` blocks of so many tokens become texts, which are words or, for a text of many different"
		+ " ones, bytes; or what a `tokenizer` makes of line by line. With `labels` the class of each picture is known. Of rows that are held out nothing is known to learners, nor to the moments and frequencies"
		+ " of the truth, but what tokens there are; metrics that compare with held-out genuine data take them from the"
		+ " second half, each row at most once, and all of them where they ask for more.",
		example = "{\"type\":\"dataset\",\"dataset\":\"my-data\",\"columns\":[\"height\"]}")
public record Dataset(@Field(value = "name or id of the data set", maxLength = 200) String dataset,
		@Field(value = "columns of a numeric data set, in order; all where absent", fallback = "[]",
				maxLength = Gaussian.MAX_DIMENSION) List<String> columns,
		@Field(value = "number of tokens of each text, where observations are texts: consecutive blocks of the data set",
				min = 1, max = MarkovText.MAX_LENGTH) @Nullable Integer length,
		@Field(value = "`words`, or `bytes` of UTF-8, numbered as they are, for texts of a `length`",
				fallback = "\"words\"") Tokens tokens,
		@Field(value = "share of the rows, pictures or texts, to a whole number of them, that is held out of everything that"
				+ " is trained on: the last ones in order, the first half of them for validation, the second, larger by"
				+ " one where it is odd, for metrics", fallback = "0", min = 0, max = 0.5) double heldOut,
		@Field(value = "whether samples are drawn with replacement; if not, each is a random permutation of the rows, as"
				+ " far as it goes, and followed by others where it is larger", fallback = "true") boolean replacement,
		@Field(value = "name or id of the data set that holds the class of each picture, in order: as many symbols or words, each a whole number from 0 to 255",
				maxLength = 200) @Nullable String labels,
		@Field(value = "name or id of the checkpoint whose tokenizer makes the tokens of texts of a `length`: of each line"
				+ " with its line feed, of nothing where a line is blank, one after the other",
				maxLength = 200) @Nullable String tokenizer)
		implements
			Truth {

	private static final int MAX_CLASS = 255;

	@Override
	public Law law(Library library) {
		var law = unlabelled(library);
		if (this.labels == null) {
			return law;
		}
		if (!(law instanceof EmpiricalPictures(DatasetRows<Pictures> pictures))) {
			throw new Refusal("/labels", "not-applicable", "pictures have labels, but these are " + law.space());
		}
		var classes = classes(this.labels, library);
		Refusal.unless(classes.length == pictures.all().rows(), "labels", "mismatch",
				"there are %d labels of %d pictures".formatted(classes.length, pictures.all().rows()));
		return new LabelledEmpirical(pictures, classes);
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
		return Arrays.stream(words.rows().all().tokens()).map((token) -> numbers[token]).toArray();
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
			Refusal.unless(this.tokenizer == null || this.tokens == Tokens.WORDS, "tokens", "conflict",
					"a tokenizer makes tokens of its own, not bytes");
			var texts = (this.tokenizer != null) ? library.blocks(this.dataset, this.tokenizer, this.length)
					: library.blocks(this.dataset, this.tokens, this.length);
			return new EmpiricalTexts(rows(texts.rows().all()), texts.words());
		}
		Refusal.unless(this.tokenizer == null, "tokenizer", "not-applicable",
				"tokens become texts, for which a length is needed");
		Refusal.unless(this.tokens == Tokens.WORDS, "tokens", "not-applicable",
				"bytes become texts, for which a length is needed");
		return switch (library.find(this.dataset, this.columns)) {
			case Points points -> new Empirical(rows(points));
			case Pictures pictures -> new EmpiricalPictures(rows(pictures));
			case Pairs _, Texts _ ->
				throw new Refusal("/dataset", "not-applicable", "an upload has neither labels nor blocks");
			case Symbols(long[] counts) -> {
				var reason = "words that become symbols have no order: give a length, so that they become texts";
				Refusal.unless(this.heldOut == 0, "heldOut", "not-applicable", reason);
				Refusal.unless(this.replacement, "replacement", "not-applicable", reason);
				var frequencies = new double[counts.length];
				for (int symbol = 0; symbol < counts.length; symbol++) {
					frequencies[symbol] = counts[symbol];
				}
				yield Discrete.proportionalTo(frequencies);
			}
			case Summary summary -> throw summary.inseparable();
		};
	}

	private <R extends Rows> DatasetRows<R> rows(R all) {
		var held = Math.toIntExact(Math.round(this.heldOut * all.rows()));
		Refusal.unless(this.heldOut == 0 || held >= 2, "heldOut", "too-few-observations",
				"%s of %d observations is %d, and both validation and metrics need one".formatted(this.heldOut,
						all.rows(), held));
		return new DatasetRows<>(all, all.rows() - held, this.replacement);
	}

}
