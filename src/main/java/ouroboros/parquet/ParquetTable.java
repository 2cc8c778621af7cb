package ouroboros.parquet;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;

import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.KeyValue;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Util;

/**
 * A table that is written row by row in the Parquet format (version 1 of its pages, plain
 * values), some megabytes at once: the values of a row are added in the order of the
 * columns, and then the row is ended. A table that was not finished cannot be read.
 */
public final class ParquetTable {

	private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

	/** Bytes of a group of rows, which is what is in memory. */
	private static final int GROUP = 1 << 23;

	private final CountingOutput output;

	private final List<ColumnPage> pages;

	private final List<RowGroup> groups = new ArrayList<>();

	private final SequencedMap<String, String> about;

	private final String writer;

	private long rows;

	private int grouped;

	private int column;

	/**
	 * @param about what readers show as key and value beside the table
	 * @param writer name and version of what writes
	 */
	public ParquetTable(OutputStream output, List<Column> columns, SequencedMap<String, String> about, String writer)
			throws IOException {
		this.output = new CountingOutput(output);
		this.pages = columns.stream().map(ColumnPage::new).toList();
		this.about = about;
		this.writer = writer;
		this.output.write(MAGIC);
	}

	public void add(long number) {
		this.pages.get(this.column++).add(number);
	}

	public void add(double number) {
		this.pages.get(this.column++).add(number);
	}

	public void add(String text) {
		this.pages.get(this.column++).add(text);
	}

	/** Ends a row. */
	public void end() {
		if (this.column != this.pages.size()) {
			throw new IllegalStateException(
					"a row of %d values for %d columns".formatted(this.column, this.pages.size()));
		}
		this.column = 0;
		this.rows++;
		this.grouped++;
		if (this.pages.stream().mapToInt(ColumnPage::size).sum() >= GROUP) {
			try {
				flush();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
	}

	private void flush() throws IOException {
		var size = 0L;
		var chunks = new ArrayList<ColumnChunk>();
		for (var page : this.pages) {
			var chunk = page.flush(this.output);
			size += chunk.getMeta_data().getTotal_uncompressed_size();
			chunks.add(chunk);
		}
		this.groups.add(new RowGroup(chunks, size, this.grouped));
		this.grouped = 0;
	}

	/** Ends the table. */
	public void finish() throws IOException {
		if (this.grouped > 0) {
			flush();
		}
		var schema = new ArrayList<SchemaElement>();
		schema.add(new SchemaElement("table").setNum_children(this.pages.size()));
		this.pages.forEach((page) -> schema.add(page.schema()));
		var meta = new FileMetaData(1, schema, this.rows, this.groups).setCreated_by(this.writer);
		this.about.forEach((key, value) -> meta.addToKey_value_metadata(new KeyValue(key).setValue(value)));
		var from = this.output.position();
		Util.writeFileMetaData(meta, this.output);
		var length = Math.toIntExact(this.output.position() - from);
		this.output
			.write(new byte[] { (byte) length, (byte) (length >> 8), (byte) (length >> 16), (byte) (length >> 24) });
		this.output.write(MAGIC);
		this.output.flush();
	}

}
