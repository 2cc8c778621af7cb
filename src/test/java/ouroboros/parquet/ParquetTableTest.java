package ouroboros.parquet;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** As DuckDB reads it. */
class ParquetTableTest {

	private static final List<Column> COLUMNS = List.of(new Column("row", Column.Type.INTEGER),
			new Column("large", Column.Type.LONG), new Column("tail-mass[quantile=0.01]", Column.Type.DOUBLE),
			new Column("name", Column.Type.TEXT));

	/** Several groups of rows, of which each knows its place in the file. */
	@Test
	void isReadAsItWasWritten(@TempDir Path directory) throws Exception {
		var file = directory.resolve("table.parquet");
		var count = 700_000;
		try (var output = Files.newOutputStream(file)) {
			var table = new ParquetTable(output, COLUMNS, new LinkedHashMap<>(Map.of("key", "wörd")), "test version 1");
			for (int row = 0; row < count; row++) {
				table.add((long) row);
				table.add(Long.MAX_VALUE - row);
				table.add(row / 3.0);
				table.add("π" + row % 7);
				table.end();
			}
			table.finish();
		}
		try (var connection = DriverManager.getConnection("jdbc:duckdb:");
				var statement = connection.createStatement()) {
			try (var answer = statement.executeQuery("""
					select count(*), count(distinct row), bool_and(large = 9223372036854775807 - row),
					  bool_and("tail-mass[quantile=0.01]" = row / 3.0::double), bool_and(name = 'π' || (row %% 7)),
					  bool_and(file_row_number = row)
					from read_parquet('%s', file_row_number = true)""".formatted(file))) {
				assertThat(answer.next()).isTrue();
				assertThat(answer.getLong(1)).isEqualTo(count);
				assertThat(answer.getLong(2)).isEqualTo(count);
				for (int i = 3; i <= 6; i++) {
					assertThat(answer.getBoolean(i)).as("column %d", i).isTrue();
				}
			}
			try (var answer = statement
				.executeQuery("select count(distinct row_group_id) from parquet_metadata('%s')".formatted(file))) {
				assertThat(answer.next()).isTrue();
				assertThat(answer.getLong(1)).isGreaterThan(1);
			}
			try (var answer = statement
				.executeQuery("select decode(key), decode(value) from parquet_kv_metadata('%s')".formatted(file))) {
				assertThat(answer.next()).isTrue();
				assertThat(answer.getString(1)).isEqualTo("key");
				assertThat(answer.getString(2)).isEqualTo("wörd");
			}
		}
	}

	@Test
	void knowsItsColumns() throws Exception {
		var table = new ParquetTable(OutputStream.nullOutputStream(), COLUMNS, new LinkedHashMap<>(), "test");
		assertThatIllegalArgumentException().isThrownBy(() -> table.add(1.5));
		table.add(1L);
		assertThatIllegalStateException().isThrownBy(table::end).withMessageContaining("4 columns");
	}

}
