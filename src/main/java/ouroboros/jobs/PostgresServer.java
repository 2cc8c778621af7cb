package ouroboros.jobs;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.util.FileSystemUtils;

/**
 * A durable PostgreSQL of this service's own, in one directory:
 *
 * <pre>
 * lock           held while a service uses the directory
 * postgres/      the cluster
 * postgres.log   what the server says
 * password       of its one user; readable by the owner alone
 * port           the TCP port on the loopback interface, kept from start to start
 * programs/      initdb, pg_ctl and postgres
 * </pre>
 *
 * The server outlives a killed service; the next {@link #start} on the directory takes it
 * over, or starts it again if it died too. {@link #close} stops it in both cases.
 */
public final class PostgresServer implements AutoCloseable {

	private static final Logger log = LoggerFactory.getLogger(PostgresServer.class);

	private static final String NAME = "ouroboros";

	/** For crash recovery, and for a last checkpoint when stopping. */
	private static final Duration PATIENCE = Duration.ofSeconds(60);

	/** For backends that outlive a killed postmaster, and for a port lost in a race. */
	private static final Duration PATIENCE_WITH_FAILED_STARTS = Duration.ofSeconds(5);

	private static final Map<String, String> DURABLE = Map.of("fsync", "on", "full_page_writes", "on",
			"synchronous_commit", "on");

	private static final Map<String, String> SETTINGS = Map.of("listen_addresses", "127.0.0.1",
			"unix_socket_directories", "", "max_connections", "100", "shared_buffers", "256MB", "timezone", "UTC",
			"log_timezone", "UTC", "log_checkpoints", "off");

	private final Path directory;

	private final Path data;

	private final DirectoryLock lock;

	private final PostgresPrograms programs;

	private final String password;

	private final int port;

	private PostgresServer(Path directory, DirectoryLock lock, byte[] archive) throws IOException {
		this.directory = directory;
		this.data = directory.resolve("postgres");
		this.lock = lock;
		this.programs = PostgresPrograms.unpack(archive, Files.createDirectories(directory.resolve("programs")));
		initialise();
		this.password = Files.readString(directory.resolve("password"));
		this.port = bringUp();
	}

	/**
	 * Takes over the server of {@code directory}, or starts it; the directory is made
	 * where it is missing.
	 * @throws IllegalStateException if another service uses the directory, if the server
	 * is not durable, or if this build has none for this system
	 * @throws IOException if the server does not start; the message says why
	 */
	public static PostgresServer start(Path directory) throws IOException {
		// Before anything is made: a build without programs should say so.
		byte[] archive = PostgresPrograms.archive();
		Path real = Files.createDirectories(directory).toRealPath();
		DirectoryLock lock = DirectoryLock.of(real);
		try {
			return new PostgresServer(real, lock, archive);
		}
		catch (IOException | RuntimeException ex) {
			lock.close();
			throw ex;
		}
	}

	/** The cluster appears under its name when it is complete, or not at all. */
	private void initialise() throws IOException {
		if (Files.exists(this.data)) {
			return;
		}
		Path password = this.directory.resolve("password");
		Files.deleteIfExists(password);
		Files.createFile(password, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
		Files.writeString(password, newPassword());
		Path unfinished = this.directory.resolve("postgres.unfinished");
		FileSystemUtils.deleteRecursively(unfinished);
		this.programs.run("initdb", "-D", unfinished.toString(), "-U", NAME, "--pwfile", password.toString(), "-A",
				"scram-sha-256", "-E", "UTF8", "--no-locale", "--locale-provider", "builtin", "--builtin-locale",
				"C.UTF-8");
		Files.move(unfinished, this.data, StandardCopyOption.ATOMIC_MOVE);
	}

	private static String newPassword() {
		byte[] bytes = new byte[24];
		new SecureRandom().nextBytes(bytes);
		return HexFormat.of().formatHex(bytes);
	}

	private int bringUp() throws IOException {
		long begin = System.nanoTime();
		boolean launched = false;
		while (true) {
			Optional<Postmaster> postmaster = Postmaster.of(this.data);
			try {
				if (postmaster.isPresent()) {
					int found = postmaster.get().port();
					admit(found);
					log.info("PostgreSQL {} on port {}, process {}, {}", launched ? "started" : "taken over", found,
							postmaster.get().process().pid(), this.data);
					return found;
				}
				launch();
				launched = true;
			}
			catch (SQLException ex) {
				giveUp(begin, isPassing(ex) ? PATIENCE : Duration.ZERO, ex);
			}
			catch (IOException ex) {
				giveUp(begin, PATIENCE_WITH_FAILED_STARTS, ex);
			}
		}
	}

	/** Starting up, recovering, shutting down, or not listening yet or any more. */
	private static boolean isPassing(SQLException ex) {
		String state = String.valueOf(ex.getSQLState());
		return state.startsWith("08") || state.startsWith("57P");
	}

	/** Throws once {@code patience} is at its end; else lets a moment pass. */
	private void giveUp(long begin, Duration patience, Exception reason) throws IOException {
		if (System.nanoTime() - begin > patience.toNanos()) {
			throw new IOException("PostgreSQL does not serve %s: %s%n%s".formatted(this.data, reason.getMessage(),
					String.join(System.lineSeparator(), lastWords())), reason);
		}
		try {
			Thread.sleep(Duration.ofMillis(100));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new InterruptedIOException("Interrupted while waiting for PostgreSQL");
		}
	}

	private List<String> lastWords() throws IOException {
		Path file = this.directory.resolve("postgres.log");
		List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
		return lines.subList(Math.max(0, lines.size() - 10), lines.size());
	}

	private void launch() throws IOException {
		StringBuilder options = new StringBuilder("-p ").append(freePort());
		Map<String, String> settings = new TreeMap<>(SETTINGS);
		settings.putAll(DURABLE);
		settings.forEach((name, value) -> options.append(" -c ").append(name).append('=').append(value));
		this.programs.run("pg_ctl", "-D", this.data.toString(), "-l", this.directory.resolve("postgres.log").toString(),
				"-o", options.toString(), "-w", "-t", String.valueOf(PATIENCE.toSeconds()), "start");
	}

	/** The port of the last start, or a new one if something else has it by now. */
	private int freePort() throws IOException {
		Path file = this.directory.resolve("port");
		InetAddress loopback = InetAddress.getByAddress(new byte[] { 127, 0, 0, 1 });
		if (Files.exists(file)) {
			int kept = Integer.parseInt(Files.readString(file).strip());
			try (ServerSocket free = new ServerSocket(kept, 1, loopback)) {
				return free.getLocalPort();
			}
			catch (IOException ex) {
				log.info("Port {} of the last start is taken", kept);
			}
		}
		try (ServerSocket free = new ServerSocket(0, 1, loopback)) {
			Files.writeString(file, String.valueOf(free.getLocalPort()));
			return free.getLocalPort();
		}
	}

	/** Accepts the server on {@code port}, or stops it if it is not what it should be. */
	private void admit(int port) throws IOException, SQLException {
		try {
			check(port);
		}
		catch (IllegalStateException ex) {
			stop();
			throw ex;
		}
	}

	/** Makes sure that {@code port} is served, from this directory, and durably. */
	private void check(int port) throws IOException, SQLException {
		try (Connection connection = connect(port, "postgres"); Statement statement = connection.createStatement()) {
			String served = show(statement, "data_directory");
			if (!Path.of(served).toRealPath().equals(this.data)) {
				throw new IllegalStateException(
						"The PostgreSQL on port %d serves %s, not %s".formatted(port, served, this.data));
			}
			createDatabase(statement);
		}
		try (Connection connection = connect(port, NAME); Statement statement = connection.createStatement()) {
			for (Map.Entry<String, String> wanted : DURABLE.entrySet()) {
				String found = show(statement, wanted.getKey());
				if (!found.equals(wanted.getValue())) {
					throw new IllegalStateException("The PostgreSQL of %s is not durable: %s is %s, not %s"
						.formatted(this.data, wanted.getKey(), found, wanted.getValue()));
				}
			}
		}
	}

	private static String show(Statement statement, String setting) throws SQLException {
		try (ResultSet rows = statement.executeQuery("show " + setting)) {
			rows.next();
			return rows.getString(1);
		}
	}

	private static void createDatabase(Statement statement) throws SQLException {
		try (ResultSet rows = statement.executeQuery("select from pg_database where datname = '" + NAME + "'")) {
			if (rows.next()) {
				return;
			}
		}
		statement.execute("create database " + NAME);
	}

	private Connection connect(int port, String database) throws SQLException {
		return DriverManager.getConnection(url(port, database), NAME, this.password);
	}

	private static String url(int port, String database) {
		return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
	}

	/** Where everything lies. */
	public Path directory() {
		return this.directory;
	}

	/** The JDBC URL of the service's database. */
	public String url() {
		return url(this.port, NAME);
	}

	public String user() {
		return NAME;
	}

	public String password() {
		return this.password;
	}

	/** Stops the server, open connections or not, and gives the directory back. */
	@Override
	public void close() throws IOException {
		try (this.lock) {
			if (this.lock.isHeld()) {
				stop();
			}
		}
	}

	private void stop() throws IOException {
		if (Postmaster.of(this.data).isPresent()) {
			this.programs.run("pg_ctl", "-D", this.data.toString(), "-m", "fast", "-w", "-t",
					String.valueOf(PATIENCE.toSeconds()), "stop");
			log.info("PostgreSQL stopped, {}", this.data);
		}
	}

}
