package ouroboros.speed;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One process of a service that is several, and the port that it answers on. */
record Node(Process process, int port) implements AutoCloseable {

	private static final Pattern STARTED = Pattern.compile("Tomcat started on port (\\d+)");

	/** Starts it on a free port, and waits until it answers. */
	static Node start(List<String> properties) {
		try {
			var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
					"-Xmx1g", "--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED",
					"--sun-misc-unsafe-memory-access=allow", "-cp", classPath(),
					"ouroboros.Application", "--server.port=0"));
			command.addAll(properties);
			var process = new ProcessBuilder(command).redirectErrorStream(true).start();
			Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
			var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
			var lines = new StringBuilder();
			for (var line = output.readLine(); line != null; line = output.readLine()) {
				lines.append(line).append('\n');
				var started = STARTED.matcher(line);
				if (started.find()) {
					Thread.ofVirtual().start(() -> drain(output));
					return new Node(process, Integer.parseInt(started.group(1)));
				}
			}
			throw new IOException("the service did not start:\n" + lines);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Reads what nobody wants, or else the service blocks. */
	private static void drain(BufferedReader output) {
		try {
			while (output.readLine() != null) {
				// goes on
			}
		}
		catch (IOException ex) {
			// It has ended.
		}
	}

	/** Without what measures, which has members of the catalogue of its own. */
	private static String classPath() {
		var own = Path.of(URI.create(Node.class.getProtectionDomain().getCodeSource().getLocation().toString()));
		return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
			.filter((entry) -> !Path.of(entry).toAbsolutePath().equals(own.toAbsolutePath()))
			.collect(Collectors.joining(File.pathSeparator));
	}

	double processor() {
		return new Proc(this.process.pid()).processor();
	}

	@Override
	public void close() {
		this.process.destroy();
		this.process.onExit().join();
	}

}
