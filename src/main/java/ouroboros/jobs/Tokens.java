package ouroboros.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

import ouroboros.core.Pretrained;
import ouroboros.core.data.Texts;
import ouroboros.core.law.EmpiricalTexts;
import ouroboros.core.spec.Refusal;

/** Plain text as the tokens that a pre-trained model wants. */
final class Tokens {

	private static final String TOKENIZER = "tokenizer";

	/**
	 * Longest line that is made into tokens: the library takes hundreds of bytes for
	 * each.
	 */
	private static final int LONGEST_LINE = 100_000;

	private Tokens() {
	}

	/**
	 * The tokens of all lines in blocks; what is left at the end makes none. As in the
	 * data sets of the Hugging Face hub, each line has its line feed, unless it is blank:
	 * then it is empty.
	 * @param gzip the upload, packed
	 * @param length number of tokens of a block
	 * @throws Refusal if there is no block, or the upload is no text
	 */
	static EmpiricalTexts blocks(DatasetFormat format, InputStream gzip, Pretrained model, int length)
			throws IOException {
		Refusal.unless(format == DatasetFormat.TEXT, TOKENIZER, "not-applicable",
				"a tokenizer reads text, and the data set is none");
		var tokens = new int[1 << 10];
		var count = 0;
		try (var tokenizer = model.tokenizer()) {
			var lines = new Lines(new Utf8(new GZIPInputStream(gzip, 1 << 13)));
			for (var line = lines.next(); line != null; line = lines.next()) {
				Refusal.unless(line.length() <= LONGEST_LINE, TOKENIZER, "too-long",
						"line %d has more than %d characters".formatted(lines.number(), LONGEST_LINE));
				var next = tokenizer.tokens(line.isBlank() ? "" : line + "\n");
				if (count + next.length > tokens.length) {
					tokens = Arrays.copyOf(tokens, Math.max(2 * tokens.length, count + next.length));
				}
				System.arraycopy(next, 0, tokens, count, next.length);
				count += next.length;
			}
		}
		catch (Rejected ex) {
			throw new Refusal("/" + TOKENIZER, ex.code(), ex.detail());
		}
		Refusal.unless(length <= count, "length", "too-few-observations",
				"the data set holds %d tokens, less than one block of %d".formatted(count, length));
		return new EmpiricalTexts(
				new Texts(model.tokens().size(), length, Arrays.copyOf(tokens, count / length * length)),
				model.tokens());
	}

}
