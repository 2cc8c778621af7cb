package ouroboros.jobs;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ouroboros.core.spec.Refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class NdjsonTest {

	private static Observations read(String text) {
		return Uploads.read(DatasetFormat.NDJSON, text);
	}

	private static Rejected refused(String text, String code, long line) {
		return Uploads.refused(DatasetFormat.NDJSON, text, code, line);
	}

	@Test
	void numbersMakeOneColumn() {
		var table = (Table) read("1\n-2.5e1\r\n\n 3 ");
		assertThat(table.columns()).containsExactly("column1");
		assertThat(table.values()).containsExactly(1, -25, 3);
	}

	@Test
	void arraysMakeColumns() {
		var table = (Table) read("\uFEFF[1,2]\n[3,4]\n");
		assertThat(table.columns()).containsExactly("column1", "column2");
		assertThat(table.values()).containsExactly(1, 2, 3, 4);
	}

	@Test
	void objectsMakeColumnsInTheOrderOfTheFirst() {
		var table = (Table) read("{\"b\":1,\"a\":2}\n{\"a\":3,\"b\":4}\n");
		assertThat(table.columns()).containsExactly("b", "a");
		assertThat(table.values()).containsExactly(1, 2, 4, 3);
	}

	@Test
	void stringsAreSymbols() {
		var counts = (Counts) read("\"tail\"\n\"head\"\n\"\"\n\"head\"\n\"\\u00e9 \"\n");
		assertThat(counts.kind()).isEqualTo("symbols");
		assertThat(counts.vocabulary()).containsExactly("head", "tail", "", "é ");
		assertThat(counts.counts()).containsExactly(2, 1, 1, 1);
		assertThat(counts.shape()).containsExactly(5, 4);
		assertThatExceptionOfType(Refusal.class).isThrownBy(() -> counts.data(List.of("a"))).satisfies((ex) -> {
			assertThat(ex.pointer()).isEqualTo("/columns");
			assertThat(ex.code()).isEqualTo("not-applicable");
		});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			1               | [2]              | mixed
			[1]             | {"a":2}          | mixed
			"a"             | 1                | mixed
			1               | null             | missing-value
			[1,2]           | [1,null]         | missing-value
			[1,2]           | []               | missing-value
			{"a":1,"b":2}   | {"a":1}          | missing-value
			[1,2]           | [1]              | ragged
			[1,2]           | [1,2,3]          | ragged
			{"a":1}         | {"a":1,"b":2}    | ragged
			{"a":1,"b":2}   | {"a":1,"a":2}    | duplicate-column
			1               | true             | not-a-number
			1               | 1e999            | not-a-number
			[1,2]           | [1,"2"]          | not-a-number
			[1,2]           | [1,[2]]          | not-a-number
			{"a":1}         | {"a":{}}         | not-a-number
			1               | 2 3              | not-json
			1               | 2,               | not-json
			1               | NaN              | not-json
			[1]             | [2               | not-json
			{"a":1}         | {a:1}            | not-json
			"a"             | "b               | not-json
			"a"             | "\\u0000"        | bad-character
			"a"             | "\\ud800"        | bad-character
			""")
	void secondLineIsRefused(String first, String second, String code) {
		assertThat(refused(first + "\n" + second + "\n" + first + "\n", code, 2).detail()).startsWith("line 2");
	}

	@Test
	void errorsNameLineAndColumn() {
		assertThat(refused("{\"a\":1,\"b\":2}\n\n{\"a\":1,\"b\":\"x\"}\n", "not-a-number", 3).detail())
			.isEqualTo("line 3, column b: 'x' is a string, not a number");
		assertThat(refused("1\n[2]\n", "mixed", 2).detail()).isEqualTo("line 2: an array, where line 1 has a number");
	}

	@Test
	void errorsNeverShowHalfACharacter() {
		for (var text : List.of("1\n𝔐\n", "1\n[\"" + "a".repeat(39) + "𝔐𝔐\"]\n", "[1]\n[\"\\ud800\"]\n",
				"{\"a\":1}\n{\"" + "a".repeat(39) + "𝔐\":1}\n")) {
			var rejected = catchThrowableOfType(Rejected.class, () -> read(text));
			assertThat(rejected.detail()).startsWith("line 2").matches(Utf8::canSay);
		}
	}

	@Test
	void firstLineIsCheckedToo() {
		refused("{}\n{}\n", "missing-value", 1);
		refused("[]\n[]\n", "missing-value", 1);
		refused("{\"a\":1,\"a\":2}\n", "duplicate-column", 1);
		refused("{\"\":1}\n", "missing-value", 1);
		refused("{\"\\u0000\":1}\n", "bad-character", 1);
		refused("null\n", "missing-value", 1);
	}

	@Test
	void sizesAreBounded() {
		refused("[1" + ",1".repeat(1000) + "]\n", "too-many-columns", 1);
		refused("\"a\"\n\"" + "a".repeat(1001) + "\"\n", "too-long", 2);
		refused("1\n" + "1".repeat(1001) + "\n", "not-json", 2);
		var object = new StringBuilder("{\"c0\":0");
		for (int i = 1; i <= 1000; i++) {
			object.append(",\"c").append(i).append("\":0");
		}
		refused(object + "}\n", "too-many-columns", 1);
	}

	@Test
	void fewerThanTwoLinesAreRefused() {
		refused("", "too-few-observations", 0);
		refused("\n\n", "too-few-observations", 0);
		refused("[1,2]\n", "too-few-observations", 0);
		refused("\"a\"", "too-few-observations", 0);
	}

}
