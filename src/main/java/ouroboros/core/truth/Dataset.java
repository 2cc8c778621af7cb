package ouroboros.core.truth;

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
import ouroboros.core.law.Law;
import ouroboros.core.spec.About;
import ouroboros.core.spec.Field;
import ouroboros.core.spec.Refusal;

/** An uploaded data set. */
@About(value = "The empirical law of an uploaded data set: each of its rows or pictures is equally probable, draws are with"
		+ " replacement unless said otherwise. Words of a text become symbols, numbered by falling frequency; with a"
		+ " `length` blocks of so many tokens become texts, which are words or, for a text of many different"
		+ " ones, bytes. Of rows that are held out nothing is known to learners, nor to the moments and frequencies"
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
				+ " far as it goes, and followed by others where it is larger", fallback = "true") boolean replacement)
		implements
			Truth {

	@Override
	public Law law(Library library) {
		if (this.length != null) {
			Refusal.unless(this.columns.isEmpty(), "columns", "conflict", "texts have no columns");
			var texts = library.blocks(this.dataset, this.tokens, this.length);
			return new EmpiricalTexts(rows(texts.rows().all()), texts.words());
		}
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
