package ouroboros.parquet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;

import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.StringType;
import org.apache.parquet.format.Type;
import org.apache.parquet.format.Util;

/**
 * What is known of a column of the group of rows that is being written: one page. Doubles
 * are stored as they are, for their digits have no pattern; all else is packed by gzip.
 */
final class ColumnPage {

	private final Column column;

	private ByteBuffer values = ByteBuffer.allocate(1 << 10).order(ByteOrder.LITTLE_ENDIAN);

	private int count;

	ColumnPage(Column column) {
		this.column = column;
	}

	int size() {
		return this.values.position();
	}

	void add(long number) {
		switch (this.column.type()) {
			case INTEGER -> room(Integer.BYTES).putInt(Math.toIntExact(number));
			case LONG -> room(Long.BYTES).putLong(number);
			case DOUBLE, TEXT -> throw new IllegalArgumentException("%s holds no whole number".formatted(this.column));
		}
		this.count++;
	}

	void add(double number) {
		if (this.column.type() != Column.Type.DOUBLE) {
			throw new IllegalArgumentException("%s holds no double".formatted(this.column));
		}
		room(Double.BYTES).putDouble(number);
		this.count++;
	}

	void add(String text) {
		if (this.column.type() != Column.Type.TEXT) {
			throw new IllegalArgumentException("%s holds no text".formatted(this.column));
		}
		var bytes = text.getBytes(StandardCharsets.UTF_8);
		room(Integer.BYTES + bytes.length).putInt(bytes.length).put(bytes);
		this.count++;
	}

	private ByteBuffer room(int bytes) {
		if (this.values.remaining() < bytes) {
			var larger = Arrays.copyOf(this.values.array(),
					Math.max(2 * this.values.capacity(), this.values.position() + bytes));
			this.values = ByteBuffer.wrap(larger).order(ByteOrder.LITTLE_ENDIAN).position(this.values.position());
		}
		return this.values;
	}

	SchemaElement schema() {
		var schema = new SchemaElement(this.column.name()).setType(type())
			.setRepetition_type(FieldRepetitionType.REQUIRED);
		return (this.column.type() != Column.Type.TEXT) ? schema
				: schema.setConverted_type(ConvertedType.UTF8).setLogicalType(LogicalType.STRING(new StringType()));
	}

	private Type type() {
		return switch (this.column.type()) {
			case INTEGER -> Type.INT32;
			case LONG -> Type.INT64;
			case DOUBLE -> Type.DOUBLE;
			case TEXT -> Type.BYTE_ARRAY;
		};
	}

	/** Writes the page and forgets it. */
	ColumnChunk flush(CountingOutput output) throws IOException {
		var codec = (this.column.type() == Column.Type.DOUBLE) ? CompressionCodec.UNCOMPRESSED : CompressionCodec.GZIP;
		var packed = (codec == CompressionCodec.GZIP) ? packed() : new ByteArrayOutputStream();
		var stored = (codec == CompressionCodec.GZIP) ? packed.size() : size();
		var offset = output.position();
		Util.writePageHeader(new PageHeader(PageType.DATA_PAGE, size(), stored)
			.setData_page_header(new DataPageHeader(this.count, Encoding.PLAIN, Encoding.RLE, Encoding.RLE)), output);
		var header = output.position() - offset;
		if (codec == CompressionCodec.GZIP) {
			packed.writeTo(output);
		}
		else {
			output.write(this.values.array(), 0, size());
		}
		var meta = new ColumnMetaData(type(), List.of(Encoding.PLAIN), List.of(this.column.name()), codec, this.count,
				header + size(), header + stored, offset);
		this.values.clear();
		this.count = 0;
		return new ColumnChunk(offset).setMeta_data(meta);
	}

	private ByteArrayOutputStream packed() throws IOException {
		var packed = new ByteArrayOutputStream();
		try (var gzip = new GZIPOutputStream(packed, 1 << 13)) {
			gzip.write(this.values.array(), 0, size());
		}
		return packed;
	}

}
