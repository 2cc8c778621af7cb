package ouroboros.speed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** A process of this machine, as Linux tells of it. */
record Proc(long pid) {

	/** Ticks of the processor's time in a second; 100 on every Linux that Java runs on. */
	private static final double TICKS = 100;

	/** Resident memory in bytes. */
	long resident() {
		return status("VmRSS:") << 10;
	}

	long threads() {
		return status("Threads:");
	}

	/** Open file descriptors, sockets included. */
	long descriptors() {
		return list("fd").size();
	}

	long sockets() {
		return list("fd").stream().filter(Proc::isSocket).count();
	}

	/**
	 * Seconds of the processor's time, children that have ended included. 0 once the
	 * process is gone.
	 */
	double processor() {
		try {
			var stat = Files.readString(path("stat"));
			var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
			var ticks = 0L;
			for (int field = 11; field <= 14; field++) {
				ticks += Long.parseLong(fields[field]);
			}
			return ticks / TICKS;
		}
		catch (IOException ex) {
			return 0;
		}
	}

	/** The same, children that live included. */
	double family() {
		return processor() + ProcessHandle.of(this.pid)
			.stream()
			.flatMap(ProcessHandle::children)
			.mapToDouble((child) -> new Proc(child.pid()).processor())
			.sum();
	}

	private static boolean isSocket(Path descriptor) {
		try {
			return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
		}
		catch (NoSuchFileException ex) {
			return false;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private long status(String name) {
		try (var lines = Files.lines(path("status"))) {
			return lines.filter((line) -> line.startsWith(name))
				.map((line) -> line.split("\\s+")[1])
				.mapToLong(Long::parseLong)
				.findFirst()
				.orElseThrow();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private List<Path> list(String directory) {
		try (var entries = Files.list(path(directory))) {
			return entries.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Path path(String name) {
		return Path.of("/proc", String.valueOf(this.pid), name);
	}

}
