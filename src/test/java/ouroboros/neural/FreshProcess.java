package ouroboros.neural;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A process whose heap is resident from the start, so that what comes on top is native
 * memory.
 */
final class FreshProcess {

	private FreshProcess() {
	}

	/** The number that a program writes. */
	static double number(Class<?> program, String... arguments) throws IOException {
		var command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xms768m", "-Xmx768m",
						"-XX:+AlwaysPreTouch", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"),
						"--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
						"-Dorg.bytedeco.javacpp.maxphysicalbytes=0", program.getName()));
		command.addAll(List.of(arguments));
		var process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
		try (var lines = process.inputReader()) {
			return Double.parseDouble(lines.readLine());
		}
	}

}
