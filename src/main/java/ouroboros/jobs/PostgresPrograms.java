package ouroboros.jobs;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.util.LinuxUtils;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

import org.springframework.util.FileSystemUtils;

/**
 * PostgreSQL's own programs ({@code initdb}, {@code pg_ctl}, {@code postgres}), unpacked
 * from the Maven artefact for this system.
 * <p>
 * They are run directly, not by the artefact's launcher, because that one starts a
 * directory left half made by a killed {@code initdb}, does not look at the exit status
 * of {@code pg_ctl}, gives a stopping server five seconds, and knows no passwords.
 */
final class PostgresPrograms {

	private static final int OWNER_MAY_EXECUTE = 0100;

	private final Path bin;

	private PostgresPrograms(Path bin) {
		this.bin = bin;
	}

	/**
	 * Unpacks the programs below {@code directory} unless this very version lies there.
	 * The caller holds the directory for itself.
	 */
	static PostgresPrograms unpack(byte[] archive, Path directory) throws IOException {
		Path home = directory.resolve(name(archive));
		if (!Files.exists(home)) {
			Path unfinished = directory.resolve("unfinished");
			FileSystemUtils.deleteRecursively(unfinished);
			extract(archive, unfinished);
			Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
		}
		return new PostgresPrograms(home.resolve("bin"));
	}

	/**
	 * The programs as the build carries them.
	 * @throws IllegalStateException if it carries none for this system
	 */
	static byte[] archive() throws IOException {
		String system = System.getProperty("os.name").startsWith("Mac") ? "Darwin" : System.getProperty("os.name");
		try (InputStream in = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system,
				System.getProperty("os.arch"))) {
			return in.readAllBytes();
		}
		catch (IllegalStateException ex) {
			throw new IllegalStateException("This build carries no PostgreSQL for %s on %s: set spring.datasource.url"
				.formatted(system, System.getProperty("os.arch")) + " to the database to be used.", ex);
		}
	}

	private static String name(byte[] archive) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(archive);
			return HexFormat.of().formatHex(digest, 0, 8);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void extract(byte[] archive, Path home) throws IOException {
		try (TarArchiveInputStream tar = new TarArchiveInputStream(
				new XZInputStream(new ByteArrayInputStream(archive)))) {
			for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
				Path target = entry.resolveIn(home);
				if (entry.isDirectory()) {
					Files.createDirectories(target);
					continue;
				}
				Files.createDirectories(target.resolveSibling("."));
				if (entry.isSymbolicLink()) {
					Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
					continue;
				}
				Files.copy(tar, target);
				if ((entry.getMode() & OWNER_MAY_EXECUTE) != 0 && !target.toFile().setExecutable(true, false)) {
					throw new IOException("Cannot make " + target + " executable");
				}
			}
		}
	}

	/**
	 * Runs one program to its end.
	 * @throws IOException if its exit status is not 0; the message holds what it said
	 */
	void run(String program, String... arguments) throws IOException {
		List<String> command = new ArrayList<>();
		if (LinuxUtils.isUnshareAvailable()) {
			// PostgreSQL refuses to run as root: for root, a user namespace without it.
			command.addAll(List.of("unshare", "-U"));
		}
		command.add(this.bin.resolve(program).toString());
		command.addAll(List.of(arguments));
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
		builder.environment().keySet().removeIf((name) -> name.startsWith("PG"));
		builder.environment().put("LC_ALL", "C");
		Process process = builder.start();
		process.getOutputStream().close();
		String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
		int status = status(process);
		if (status != 0) {
			throw new IOException("%s ended with status %d: %s".formatted(program, status, said));
		}
	}

	private static int status(Process process) throws InterruptedIOException {
		try {
			return process.waitFor();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new InterruptedIOException("Interrupted while waiting for " + process.info().command().orElse("?"));
		}
	}

}
