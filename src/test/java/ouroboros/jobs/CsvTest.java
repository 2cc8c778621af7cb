package ouroboros.jobs;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ouroboros.core.data.Points;
import ouroboros.core.spec.Refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class CsvTest {

	private static Table table(String text) {
		return (Table) Uploads.read(DatasetFormat.CSV, text);
	}

	private static Rejected refused(String text, String code, long line) {
		return Uploads.refused(DatasetFormat.CSV, text, code, line);
	}

	@Test
	void firstRowWithTextNamesTheColumns() {
		var table = table("height, weight\n1.5,-2e3\n+.5,7.\n");
		assertThat(table.columns()).containsExactly("height", "weight");
		assertThat(table.values()).containsExactly(1.5, -2000, 0.5, 7);
		assertThat(table.kind()).isEqualTo("numeric");
		assertThat(table.rows()).isEqualTo(2);
		assertThat(table.shape()).containsExactly(2, 2);
	}

	@Test
	void firstRowOfNumbersIsData() {
		var table = table("1,2\n3,4");
		assertThat(table.columns()).containsExactly("column1", "column2");
		assertThat(table.values()).containsExactly(1, 2, 3, 4);
	}

	@ParameterizedTest
	@ValueSource(strings = { "a,b\r\n1,2\r\n3,4\r\n", "\uFEFFa,b\n1,2\n3,4", "a;b\n1;2\n3;4\n", "a\tb\n1\t2\n3\t4\n",
			"\"a\",\"b\"\n\"1\",\"2\"\n 3 , \"4\" \n", "a,b\n1,2\n3,4\n\n\r\n\n", "a,b\r1,2\r3,4" })
	void readsDialects(String text) {
		var table = table(text);
		assertThat(table.columns()).containsExactly("a", "b");
		assertThat(table.values()).containsExactly(1, 2, 3, 4);
	}

	@Test
	void quotedNamesHoldDelimitersAndLines() {
		assertThat(table("\"a;b;c;d\",\"say \"\"e\"\"\nf\"\n1,2\n3,4\n").columns()).containsExactly("a;b;c;d",
				"say \"e\"\nf");
		assertThat(refused("\"a\nb\",c\n1,2\nx,4\n", "not-a-number", 4).detail()).startsWith("line 4, column a\nb: ");
	}

	@Test
	void textCellIsRefusedWithLineAndColumn() {
		assertThat(refused("age,height\n1,2\n3,tall\n", "not-a-number", 3).detail())
			.isEqualTo("line 3, column height: 'tall' is not a number");
		assertThat(refused("1,2\n3,4\n5,0x10", "not-a-number", 3).detail())
			.isEqualTo("line 3, column column2: '0x10' is not a number");
	}

	@ParameterizedTest
	@ValueSource(strings = { "1d", "1f", "0x1p3", "1 2", "--1", "1e", ".", "e5", "1,5", "١", "true" })
	void onlyDecimalNumbersAreNumbers(String cell) {
		refused("a\n1\n\"" + cell + "\"\n", "not-a-number", 3);
	}

	@ParameterizedTest
	@ValueSource(strings = { "1e999", "-1e999", "NaN", "Infinity", "-inf" })
	void numbersThatAreNotFiniteAreRefusedEvenInTheFirstLine(String cell) {
		assertThat(refused("a\n1\n" + cell + "\n", "not-a-number", 3).detail()).contains("is not a finite number");
		refused("1," + cell + "\n3,4\n", "not-a-number", 1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "NA", "null", "\"\"" })
	void missingValueIsRefusedWithLineAndColumn(String cell) {
		assertThat(refused("a,b\n1,2\n3," + cell + "\n5,6\n", "missing-value", 3).detail())
			.isEqualTo("line 3: missing value in column b");
		refused("1," + cell + "\n3,4\n", "missing-value", 1);
	}

	@Test
	void emptyLineAmongOthersIsAMissingValue() {
		refused("a\n1\n\n3\n", "missing-value", 3);
		refused("\na\n1\n3\n", "missing-value", 1);
	}

	@Test
	void raggedRowIsRefused() {
		assertThat(refused("a,b\n1,2\n3\n", "ragged", 3).detail()).isEqualTo("line 3: 1 cells instead of 2");
		refused("a,b\n1,2\n3,4,5\n", "ragged", 3);
	}

	@Test
	void columnsHaveDifferentNames() {
		refused("a,a\n1,2\n3,4\n", "duplicate-column", 1);
		assertThat(refused("a,,c\n1,2,3\n4,5,6\n", "missing-value", 1).detail())
			.isEqualTo("line 1: column 2 has no name");
	}

	@Test
	void quotesEndWhereTheyShould() {
		refused("a\n1\n\"2\"3\n", "malformed-csv", 3);
		refused("a\n1\n\"2\n3\n", "malformed-csv", 3);
	}

	@Test
	void unclosedQuoteDoesNotGatherTheUpload() {
		var text = "a\n1\n\"" + "2\n".repeat(Lines.MAX_LENGTH);
		var rejected = catchThrowableOfType(Rejected.class, () -> Csv.read(new StringReader(text), 1 << 30));
		assertThat(rejected.code()).isEqualTo("too-long");
		assertThat(rejected.line()).hasValue(3);
	}

	@Test
	void columnsAndCellsAreBounded() {
		assertThat(table(("1" + ",1".repeat(999) + "\n").repeat(2)).shape()).containsExactly(2, 1000);
		refused(("1" + ",1".repeat(1000) + "\n").repeat(2), "too-many-columns", 1);
		refused("a\n1\n" + "1".repeat(1001), "not-a-number", 3);
		refused("a".repeat(1001) + "\n1\n2\n", "too-long", 1);
	}

	@Test
	void fewerThanTwoRowsAreRefused() {
		for (var text : List.of("", "\n\n", "a,b\n", "a,b\n1,2\n", "1,2")) {
			assertThat(refused(text, "too-few-observations", 0).status()).isEqualTo(422);
		}
	}

	@Test
	void numbersCountAsUnpackedBytes() {
		var text = "1\n".repeat(1 << 16);
		var most = text.length() + 1L;
		var gzip = new ByteArrayInputStream(Uploads.gzip(Uploads.utf8(text)));
		assertThatExceptionOfType(Rejected.class).isThrownBy(() -> Unpacked.read(DatasetFormat.CSV, gzip, most))
			.satisfies((ex) -> assertThat(ex.status()).isEqualTo(413));
	}

	@Test
	void manyRowsKeepTheirOrder() {
		var text = new StringBuilder();
		for (int i = 0; i < 40_000; i++) {
			text.append(i).append(',').append(-i).append('\n');
		}
		var table = table(text.toString());
		assertThat(table.rows()).isEqualTo(40_000);
		for (int i = 0; i < 40_000; i++) {
			assertThat(table.values()[2 * i]).isEqualTo(i);
		}
	}

	@Test
	void columnsAreChosenInOrder() {
		var table = table("a,b,c\n1,2,3\n4,5,6\n");
		assertThat(table.data(List.of("c", "a")).values()).containsExactly(3, 1, 6, 4);
		assertThat(table.data(List.of())).isEqualTo(new Points(3, table.values()));
		assertThatExceptionOfType(Refusal.class).isThrownBy(() -> table.data(List.of("a", "d"))).satisfies((ex) -> {
			assertThat(ex.pointer()).isEqualTo("/columns/1");
			assertThat(ex.code()).isEqualTo("not-found");
		});
	}

}
