package ouroboros.neural;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Memory of this process that is in the machine's, the heap's among it (proc(5)). */
final class Resident {

	private Resident() {
	}

	/** In bytes. */
	static long now() {
		return bytes("VmRSS:");
	}

	/** The most there ever was, in bytes. */
	static long most() {
		return bytes("VmHWM:");
	}

	private static long bytes(String line) {
		try (var lines = Files.lines(Path.of("/proc/self/status"))) {
			return 1024 * lines.filter((text) -> text.startsWith(line))
				.mapToLong((text) -> Long.parseLong(text.replaceAll("\\D", "")))
				.findFirst()
				.orElseThrow();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
