package ouroboros;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The service in a process of its own, to be killed. */
public final class ServiceProcess implements AutoCloseable {

	private static final Pattern STARTED = Pattern.compile("Tomcat started on port (\\d+)");

	private final Process process;

	private final Client client;

	private ServiceProcess(Process process, Client client) {
		this.process = process;
		this.client = client;
	}

	/** Starts the service and waits until it answers. */
	public static ServiceProcess start(String... arguments) throws IOException {
		return start(List.of("-Xmx1g"), arguments);
	}

	/** The same with these options of the virtual machine. */
	public static ServiceProcess start(List<String> options, String... arguments) throws IOException {
		var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
		command.addAll(options);
		command.addAll(List.of("-cp", System.getProperty("java.class.path"), "--enable-native-access=ALL-UNNAMED",
				"--sun-misc-unsafe-memory-access=allow", "-XX:ErrorFile=/dev/null", "-XX:-CreateCoredumpOnCrash",
				"ouroboros.Application", "--ouroboros.worker.heartbeat=1s", "--ouroboros.worker.missed-heartbeats=4"));
		if (List.of(arguments).stream().noneMatch((argument) -> argument.startsWith("--server.port="))) {
			command.add("--server.port=0");
		}
		command.addAll(List.of(arguments));
		var process = new ProcessBuilder(command).redirectErrorStream(true).start();
		var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
		var lines = new StringBuilder();
		for (var line = output.readLine(); line != null; line = output.readLine()) {
			lines.append(line).append('\n');
			var started = STARTED.matcher(line);
			if (started.find()) {
				Thread.ofVirtual().start(() -> drain(output));
				return new ServiceProcess(process, new Client(Integer.parseInt(started.group(1))));
			}
		}
		throw new IOException("the service did not start:\n" + lines);
	}

	private static void drain(BufferedReader output) {
		try {
			while (output.readLine() != null) {
				// or else the service blocks
			}
		}
		catch (IOException ex) {
			// the process is gone
		}
	}

	public Client client() {
		return this.client;
	}

	/** As {@code kill -9} does. */
	public void kill() throws InterruptedException {
		this.process.destroyForcibly().waitFor();
	}

	/** As a fault of native code does. */
	void crash() throws IOException, InterruptedException {
		signal("SEGV");
		this.process.waitFor();
	}

	/** As a machine does that falls silent, until {@link #wake}. */
	void freeze() throws IOException, InterruptedException {
		signal("STOP");
	}

	void wake() throws IOException, InterruptedException {
		signal("CONT");
	}

	private void signal(String name) throws IOException, InterruptedException {
		new ProcessBuilder("kill", "-" + name, String.valueOf(this.process.pid())).start().waitFor();
	}

	long pid() {
		return this.process.pid();
	}

	/** As Ctrl-C does. */
	int stop() throws InterruptedException {
		this.process.destroy();
		return this.process.waitFor();
	}

	@Override
	public void close() {
		this.process.destroy();
		this.process.onExit().join();
	}

}
