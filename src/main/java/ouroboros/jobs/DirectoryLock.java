package ouroboros.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The exclusive right to a directory: held by one service at a time and given back by the
 * operating system when that service dies, however it dies.
 */
final class DirectoryLock implements AutoCloseable {

	/*
	 * Where locks are POSIX ones, closing any channel of a file frees every lock that the
	 * process holds on it: a second attempt in this process must not even open the file.
	 */
	private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

	private final Path file;

	private final FileChannel channel;

	private DirectoryLock(Path file, FileChannel channel) {
		this.file = file;
		this.channel = channel;
	}

	/**
	 * @param directory an existing directory, as its real path
	 * @throws IllegalStateException if a live service, here or elsewhere, holds it
	 */
	static DirectoryLock of(Path directory) throws IOException {
		Path file = directory.resolve("lock");
		if (!HELD.add(file)) {
			throw refusal(directory);
		}
		try {
			FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
			if (channel.tryLock() == null) {
				channel.close();
				throw refusal(directory);
			}
			return new DirectoryLock(file, channel);
		}
		catch (IOException | RuntimeException ex) {
			HELD.remove(file);
			throw ex;
		}
	}

	private static IllegalStateException refusal(Path directory) {
		return new IllegalStateException(
				"The data directory %s belongs to another running service. Stop that service,".formatted(directory)
						+ " or give this one a directory of its own with ouroboros.data.");
	}

	boolean isHeld() {
		return this.channel.isOpen();
	}

	@Override
	public void close() {
		if (!isHeld()) {
			return;
		}
		try {
			this.channel.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		finally {
			HELD.remove(this.file);
		}
	}

}
