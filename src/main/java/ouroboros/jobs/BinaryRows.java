package ouroboros.jobs;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;

import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * Rows in PostgreSQL's binary form of {@code COPY}, which spares both sides the digits of
 * numbers. Memory is that of one row.
 */
final class BinaryRows {

	/** Signature, flags, and length of what a later version may add. */
	private static final int HEADER = 11 + 4 + 4;

	/** Its first byte; that of a number of fields is 0 or -1. */
	private static final byte SIGNATURE = 'P';

	private static final int END = -1;

	private BinaryRows() {
	}

	/** Receives the fields of a row, to be taken in order. */
	@FunctionalInterface
	interface RowReader {

		void read(ByteBuffer fields);

	}

	/** Reads the rows of a query without parameters; gives their number. */
	static long read(Connection connection, String query, RowReader reader) throws SQLException {
		var copy = connection.unwrap(PGConnection.class)
			.getCopyAPI()
			.copyOut("copy (%s) to stdout (format binary)".formatted(query));
		try {
			for (var message = copy.readFromCopy(); message != null; message = copy.readFromCopy()) {
				read(ByteBuffer.wrap(message), reader);
			}
			return copy.getHandledRowCount();
		}
		finally {
			cancel(copy);
		}
	}

	/** If the reader gave up. */
	private static void cancel(CopyOut copy) throws SQLException {
		if (copy.isActive()) {
			copy.cancelCopy();
		}
	}

	/**
	 * A message is a row, but the header comes before the first and an end after the
	 * last.
	 */
	private static void read(ByteBuffer message, RowReader reader) {
		if (message.get(0) == SIGNATURE) {
			message.position(HEADER);
		}
		if (message.getShort() != END) {
			reader.read(message);
		}
	}

	static int integer(ByteBuffer fields) {
		fields.getInt();
		return fields.getInt();
	}

	static long bigint(ByteBuffer fields) {
		fields.getInt();
		return fields.getLong();
	}

	static double real(ByteBuffer fields) {
		fields.getInt();
		return fields.getDouble();
	}

	/** An array of one dimension, or none, without nulls. */
	static double[] doubles(ByteBuffer fields) {
		fields.getInt();
		var dimensions = fields.getInt();
		fields.getLong();
		if (dimensions == 0) {
			return new double[0];
		}
		var values = new double[fields.getInt()];
		fields.getInt();
		for (int i = 0; i < values.length; i++) {
			fields.getInt();
			values[i] = fields.getDouble();
		}
		return values;
	}

}
