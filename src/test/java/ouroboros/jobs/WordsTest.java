package ouroboros.jobs;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import ouroboros.core.data.Space;
import ouroboros.core.data.Symbols;
import ouroboros.core.law.EmpiricalTexts;
import ouroboros.core.spec.Refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

class WordsTest {

	private static Counts counts(String text) {
		return (Counts) Uploads.read(DatasetFormat.TEXT, text);
	}

	@Test
	void wordsAreRunsWithoutWhiteSpace() {
		var counts = counts("\uFEFF  the cat\r\nsaw\tthe,\u00a0cat\u2003and\u3000the dog\u0085the ");
		assertThat(counts.kind()).isEqualTo("text");
		assertThat(counts.vocabulary()).containsExactly("the", "cat", "saw", "the,", "and", "dog");
		assertThat(counts.counts()).containsExactly(3, 2, 1, 1, 1, 1);
		assertThat(counts.shape()).containsExactly(9, 6);
		assertThat(counts.columns()).isEmpty();
		assertThat(counts.data(List.of())).isEqualTo(new Symbols(counts.counts()));
	}

	@Test
	void wordsOfAllScripts() {
		assertThat(counts("мир 𝔐𝔞𝔱𝔥 👩‍🔬 мир").vocabulary()).containsExactly("мир", "𝔐𝔞𝔱𝔥", "👩‍🔬");
	}

	@Test
	void charactersAcrossBuffersStayWhole() {
		var text = "é𝔐 ".repeat(30_000);
		var counts = counts("x" + text);
		assertThat(counts.vocabulary()).containsExactly("é𝔐", "xé𝔐");
		assertThat(counts.counts()).containsExactly(29_999, 1);
	}

	@Test
	void blocksHaveTheWordsInOrder() throws IOException {
		var text = "to be or not to be that is";
		var counts = counts(text);
		assertThat(counts.vocabulary()).containsExactly("to", "be", "or", "not", "that", "is");
		assertThat(blocks(DatasetFormat.TEXT, text, 3)).isEqualTo(new int[] { 0, 1, 2, 3, 0, 1 });
		assertThat(blocks(DatasetFormat.TEXT, text, 8)).isEqualTo(new int[] { 0, 1, 2, 3, 0, 1, 4, 5 });
		assertThat(blocks(DatasetFormat.NDJSON, "\"b\"\n\n\"a\"\n \"a\"\n", 1)).isEqualTo(new int[] { 1, 0, 0 });
	}

	@Test
	void blocksHaveTheBytesInOrder() throws IOException {
		var text = "a \\\né";
		var blocks = bytes(DatasetFormat.TEXT, text, 2);
		assertThat(blocks.space()).isEqualTo(new Space.Text(256, 2));
		assertThat(blocks.rows().all().tokens()).containsExactly('a', ' ', '\\', '\n', 0xc3, 0xa9);
		assertThat(Arrays.stream(blocks.rows().all().tokens()).mapToObj(blocks.words()::get)).containsExactly("a", " ",
				"\\\\", "\\n", "\\xc3", "\\xa9");
		assertThat(bytes(DatasetFormat.TEXT, text, 4).rows().all().rows()).isEqualTo(1);
		assertThat(catchThrowableOfType(Refusal.class, () -> bytes(DatasetFormat.TEXT, text, 7)).code())
			.isEqualTo("too-few-observations");
		assertThat(catchThrowableOfType(Refusal.class, () -> bytes(DatasetFormat.NDJSON, "\"a\"\n", 1)).pointer())
			.isEqualTo("/tokens");
	}

	private static EmpiricalTexts bytes(DatasetFormat format, String text, int length) throws IOException {
		return Bytes.blocks(format, new ByteArrayInputStream(Uploads.gzip(Uploads.utf8(text))), length);
	}

	private static int[] blocks(DatasetFormat format, String text, int length) throws IOException {
		var blocks = ((Counts) Uploads.read(format, text)).blocks(format,
				new ByteArrayInputStream(Uploads.gzip(Uploads.utf8(text))), length);
		assertThat(blocks.length()).isEqualTo(length);
		return blocks.tokens();
	}

	@Test
	void tiesGoByFirstAppearance() {
		assertThat(counts("d c b a b a c d e e e").vocabulary()).containsExactly("e", "d", "c", "b", "a");
	}

	@Test
	void statisticsTellWhatIsThere() {
		var statistics = counts("a a b c").statistics();
		assertThat(statistics.tokens()).isEqualTo(4);
		assertThat(statistics.vocabulary()).isEqualTo(3);
		assertThat(statistics.hapaxes()).isEqualTo(2);
		assertThat(statistics.entropy()).isEqualTo(1.5 * Math.log(2), within(1e-15));
		assertThat(statistics.mostFrequent()).containsExactly(new Counts.Frequency("a", 2),
				new Counts.Frequency("b", 1), new Counts.Frequency("c", 1));
		assertThat(counts("a a a").statistics().entropy()).isZero();
	}

	@Test
	void longWordIsRefused() {
		assertThat(counts("a\n" + "b".repeat(1000)).rows()).isEqualTo(2);
		Uploads.refused(DatasetFormat.TEXT, "a\n" + "b".repeat(1001), "too-long", 2);
	}

	@Test
	void tooManyDifferentWordsAreRefused() {
		var tally = new Tally();
		for (int i = 0; i < 1_000_000; i++) {
			tally.add("w" + i, 1);
		}
		tally.add("w0", 2);
		assertThat(tally.sorted("text").counts()).hasSize(1_000_000).startsWith(2, 1);
		var rejected = catchThrowableOfType(Rejected.class, () -> tally.add("new", 7));
		assertThat(rejected.code()).isEqualTo("too-many-words");
		assertThat(rejected.line()).hasValue(7);
	}

	@Test
	void fewerThanTwoWordsAreRefused() {
		Uploads.refused(DatasetFormat.TEXT, " \n", "too-few-observations", 0);
		Uploads.refused(DatasetFormat.TEXT, "word\n", "too-few-observations", 0);
	}

}
