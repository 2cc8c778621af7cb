package ouroboros.jobs;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/** Files in a zip. */
final class Archive {

	/** Most bytes of an array. */
	private static final int MOST_BYTES = Integer.MAX_VALUE - 8;

	private Archive() {
	}

	/**
	 * Unpacks some files, in whichever folder they are, and passes over all others and
	 * what follows them.
	 * @param wanted names of the files without folders
	 * @param most limit on the bytes of all files together
	 * @return those of the files that there are
	 * @throws Rejected if it is no zip or breaks a rule
	 */
	static Map<String, byte[]> read(InputStream in, Collection<String> wanted, long most) throws IOException {
		var files = new HashMap<String, byte[]>();
		var left = Math.min(most, MOST_BYTES);
		try {
			var zip = new ZipInputStream(in);
			var entry = zip.getNextEntry();
			if (entry == null) {
				throw new Rejected(422, "not-zip", "the upload does not begin like a zip");
			}
			for (; entry != null; entry = zip.getNextEntry()) {
				var bounded = new Bounded(zip, left, () -> Rejected.tooLarge("the unpacked zip", most, "unpacked"));
				var name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
				if (wanted.contains(name)) {
					if (files.put(name, bounded.readAllBytes()) != null) {
						throw new Rejected(422, "duplicate", "the zip has two files %s".formatted(name));
					}
				}
				else {
					bounded.transferTo(OutputStream.nullOutputStream());
				}
				left -= bounded.count();
			}
			in.transferTo(OutputStream.nullOutputStream());
		}
		catch (EOFException ex) {
			throw new Rejected(422, "truncated-zip", "the zip ends too early");
		}
		catch (ZipException | IllegalArgumentException ex) {
			throw new Rejected(422, "bad-zip", "the zip is damaged: %s".formatted(ex.getMessage()));
		}
		return files;
	}

}
