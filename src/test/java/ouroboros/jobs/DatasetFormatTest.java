package ouroboros.jobs;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class DatasetFormatTest {

	@ParameterizedTest
	@CsvSource({ "text/csv, CSV", "Text/CSV; charset=UTF-8, CSV", "text/csv;header=present, CSV", "text/plain, TEXT",
			"text/plain;charset=us-ascii, TEXT", "application/x-ndjson, NDJSON", "application/octet-stream, IDX",
			"application/x-idx, IDX" })
	void mediaTypes(String mediaType, DatasetFormat format) {
		assertThat(DatasetFormat.of(mediaType)).isEqualTo(format);
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", "text", "text/html", "application/gzip", "text/*", "text/csv;charset=iso-8859-1",
			"text/csv;charset=nonsense", "application/x-www-form-urlencoded" })
	void otherMediaTypesAreRefused(String mediaType) {
		var rejected = catchThrowableOfType(Rejected.class, () -> DatasetFormat.of(mediaType));
		assertThat(rejected.status()).isEqualTo(415);
		assertThat(rejected.code()).isEqualTo("unsupported-media-type");
	}

	@ParameterizedTest
	@CsvSource({ "a.csv, CSV, a", "A.B.CSV.GZ, CSV, A.B", "a.tsv, CSV, a", "a.txt, TEXT, a", "a.jsonl.gz, NDJSON, a",
			"C:\\data\\x.ndjson, NDJSON, x", "../x.txt, TEXT, x", "train-images-idx3-ubyte.gz, IDX, train-images",
			"Train.IDX3-ubyte, IDX, Train", "train-labels-IDX1-ubyte.gz, IDX, train-labels", "-idx3-ubyte, IDX, ''",
			"a.idx, IDX, a", ".csv, CSV, ''" })
	void fileNames(String name, DatasetFormat format, String stem) {
		assertThat(DatasetFormat.ofFile(name)).hasValue(format);
		assertThat(DatasetFormat.stem(name)).isEqualTo(stem);
	}

	@Test
	void otherFilesHaveNoFormat() {
		assertThat(DatasetFormat.ofFile("train-labels-idx2-ubyte.gz")).isEmpty();
		assertThat(DatasetFormat.stem("train-labels.idx2-ubyte.gz")).isEqualTo("train-labels.idx2-ubyte");
		assertThat(DatasetFormat.ofFile("")).isEmpty();
	}

}
