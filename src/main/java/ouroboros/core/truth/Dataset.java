package ouroboros.core.truth;

import java.util.List;

import org.jspecify.annotations.Nullable;

import ouroboros.core.Truth;
import ouroboros.core.data.Pairs;
import ouroboros.core.data.Pictures;
import ouroboros.core.data.Points;
import ouroboros.core.data.Summary;
import ouroboros.core.data.Symbols;
import ouroboros.core.data.Texts;
import ouroboros.core.law.Discrete;
import ouroboros.core.law.Empirical;
import ouroboros.core.law.EmpiricalPictures;
import ouroboros.core.law.Law;
import ouroboros.core.spec.About;
import ouroboros.core.spec.Field;
import ouroboros.core.spec.Refusal;

/** An uploaded data set. */
@About(value = "The empirical law of an uploaded data set: each of its rows or pictures is equally probable, draws are with"
		+ " replacement. Words of a text become symbols, numbered by falling frequency; with a"
		+ " `length` blocks of so many tokens become texts, which are words or, for a text of many different"
		+ " ones, bytes; or what a `tokenizer` makes of line by line.",
		example = "{\"type\":\"dataset\",\"dataset\":\"my-data\",\"columns\":[\"height\"]}")
public record Dataset(@Field(value = "name or id of the data set", maxLength = 200) String dataset,
		@Field(value = "columns of a numeric data set, in order; all where absent", fallback = "[]",
				maxLength = Gaussian.MAX_DIMENSION) List<String> columns,
		@Field(value = "number of tokens of each text, where observations are texts: consecutive blocks of the data set",
				min = 1, max = MarkovText.MAX_LENGTH) @Nullable Integer length,
		@Field(value = "`words`, or `bytes` of UTF-8, numbered as they are, for texts of a `length`",
				fallback = "\"words\"") Tokens tokens,
		@Field(value = "name or id of the checkpoint whose tokenizer makes the tokens of texts of a `length`: of each line"
				+ " with its line feed, of nothing where a line is blank, one after the other",
				maxLength = 200) @Nullable String tokenizer)
		implements
			Truth {

	@Override
	public Law law(Library library) {
		if (this.length != null) {
			Refusal.unless(this.columns.isEmpty(), "columns", "conflict", "texts have no columns");
			Refusal.unless(this.tokenizer == null || this.tokens == Tokens.WORDS, "tokens", "conflict",
					"a tokenizer makes tokens of its own, not bytes");
			return (this.tokenizer != null) ? library.blocks(this.dataset, this.tokenizer, this.length)
					: library.blocks(this.dataset, this.tokens, this.length);
		}
		Refusal.unless(this.tokenizer == null, "tokenizer", "not-applicable",
				"tokens become texts, for which a length is needed");
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
