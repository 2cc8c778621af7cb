package ouroboros.jobs;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A service in a JVM of its own that starts the embedded PostgreSQL and then does nothing
 * until it is killed.
 */
final class ServerProcess implements AutoCloseable {

	private final Process process;

	private final String firstLine;

	private ServerProcess(Process process, String firstLine) {
		this.process = process;
		this.firstLine = firstLine;
	}

	/** Returns when the server serves {@code directory}, or was refused. */
	static ServerProcess on(Path directory) throws IOException {
		Process process = new ProcessBuilder(List.of(System.getProperty("java.home") + "/bin/java", "-cp",
				System.getProperty("java.class.path"), ServerProcess.class.getName(), directory.toString()))
			.redirectError(ProcessBuilder.Redirect.DISCARD)
			.start();
		BufferedReader lines = process.inputReader();
		for (String line = lines.readLine(); line != null; line = lines.readLine()) {
			if (line.startsWith("server: ")) {
				return new ServerProcess(process, line.substring("server: ".length()));
			}
		}
		throw new IOException("The process ended with status " + process.onExit().join().exitValue());
	}

	/** The URL, or why there is none. */
	String answer() {
		return this.firstLine;
	}

	/** Kills the process as SIGKILL does; no code of its own runs any more. */
	@Override
	public void close() {
		this.process.destroyForcibly().onExit().join();
	}

	public static void main(String[] arguments) throws IOException {
		try {
			System.out.println("server: " + PostgresServer.start(Path.of(arguments[0])).url());
		}
		catch (IllegalStateException ex) {
			System.out.println("server: " + ex.getMessage());
		}
		System.in.read();
	}

}
