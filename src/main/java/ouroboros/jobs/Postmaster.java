package ouroboros.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The main process of the PostgreSQL that serves a data directory, found by the
 * directory's {@code postmaster.pid}.
 *
 * @param process the live process
 * @param port the TCP port that it serves, or is about to serve
 */
record Postmaster(ProcessHandle process, int port) {

	private static final int PID_LINE = 0;

	private static final int PORT_LINE = 3;

	/**
	 * The postmaster of {@code data}, if one is alive.
	 * <p>
	 * A file whose process is dead is left to PostgreSQL, which also waits for orphaned
	 * backends. One whose number belongs by now to a zombie or to another program would
	 * hinder it for ever, and is removed.
	 * @throws IllegalStateException if it cannot be told whether the process named serves
	 * this directory
	 */
	static Optional<Postmaster> of(Path data) throws IOException {
		Path file = data.resolve("postmaster.pid");
		if (!Files.exists(file)) {
			return Optional.empty();
		}
		List<String> lines = Files.readAllLines(file);
		if (lines.size() <= PORT_LINE) {
			Files.deleteIfExists(file);
			return Optional.empty();
		}
		Optional<ProcessHandle> named = ProcessHandle.of(Long.parseLong(lines.get(PID_LINE).strip()));
		if (named.isEmpty() || !named.get().isAlive()) {
			return Optional.empty();
		}
		ProcessHandle process = named.get();
		if (!isPostgres(process)) {
			if (process.isAlive()) {
				Files.deleteIfExists(file);
			}
			return Optional.empty();
		}
		if (!serves(process, data)) {
			throw new IllegalStateException(
					"%s names process %d, a PostgreSQL that was not started for this directory. If it serves another one,"
						.formatted(file, process.pid()) + " delete that file; otherwise stop it.");
		}
		return Optional.of(new Postmaster(process, Integer.parseInt(lines.get(PORT_LINE).strip())));
	}

	private static boolean isPostgres(ProcessHandle process) {
		// A prefix: where the program's file was replaced, its name ends in " (deleted)".
		return process.info()
			.command()
			.filter((command) -> command.substring(command.lastIndexOf('/') + 1).startsWith("postgres"))
			.isPresent();
	}

	private static boolean serves(ProcessHandle process, Path data) {
		return process.info().arguments().map(List::of).orElse(List.of()).contains(data.toString());
	}

}
