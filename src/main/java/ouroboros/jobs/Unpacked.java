package ouroboros.jobs;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * An upload that was read to its end.
 *
 * @param observations what is in it, at least two
 * @param bytes its size
 */
record Unpacked(Observations observations, long bytes) {

	/**
	 * Unpacks and reads as it goes, and no further than the limit.
	 * @param gzip the upload, packed
	 * @param most limit on the unpacked bytes, and on the numbers in them
	 * @throws Rejected if it breaks a rule
	 */
	static Unpacked read(DatasetFormat format, InputStream gzip, long most) throws IOException {
		try {
			var bytes = new Bounded(new GZIPInputStream(gzip, 1 << 13), most,
					() -> Rejected.tooLarge("the unpacked data set", most, "unpacked"));
			var observations = switch (format) {
				case CSV -> Csv.read(new Utf8(bytes), most);
				case TEXT -> Words.read(new Utf8(bytes));
				case NDJSON -> Ndjson.read(new Utf8(bytes), most);
				case IDX -> Idx.read(bytes, most);
				case CHECKPOINT -> Weights.read(bytes, most);
			};
			if (observations.rows() < 2) {
				throw new Rejected(422, "too-few-observations",
						"the number of observations is %d; at least 2 are needed".formatted(observations.rows()));
			}
			return new Unpacked(observations, bytes.count());
		}
		catch (EOFException ex) {
			throw new Rejected(422, "truncated-gzip", "the gzip ends too early");
		}
		catch (ZipException ex) {
			throw new Rejected(422, "bad-gzip", "the gzip is damaged: %s".formatted(ex.getMessage()));
		}
	}

}
