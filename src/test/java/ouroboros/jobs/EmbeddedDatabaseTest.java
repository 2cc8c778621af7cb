package ouroboros.jobs;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EmbeddedDatabaseTest {

	/** What a first start and a stop leave, made once since it takes seconds. */
	@TempDir
	private static Path prepared = Path.of("");

	private Path directory = Path.of("");

	@BeforeAll
	static void prepare(@TempDir Path programs) throws IOException {
		Files.createSymbolicLink(prepared.resolve("programs"), programs);
		PostgresServer.start(prepared).close();
	}

	@BeforeEach
	void copyPrepared(@TempDir Path temporary) throws IOException {
		this.directory = temporary.resolve("with a space");
		try (Stream<Path> files = Files.walk(prepared)) {
			for (Path file : (Iterable<Path>) files::iterator) {
				Files.copy(file, this.directory.resolve(prepared.relativize(file)), LinkOption.NOFOLLOW_LINKS,
						StandardCopyOption.COPY_ATTRIBUTES);
			}
		}
	}

	@Test
	void isDurableAndServesTheLoopbackInterfaceAlone() throws IOException, SQLException {
		try (PostgresServer server = PostgresServer.start(this.directory)) {
			assertThat(List.of("fsync", "synchronous_commit", "full_page_writes", "data_checksums"))
				.allSatisfy((setting) -> assertThat(query(server, "show " + setting)).isEqualTo("on"));
			assertThat(query(server, "show listen_addresses")).isEqualTo("127.0.0.1");
			assertThat(query(server, "show unix_socket_directories")).isEmpty();
			assertThatExceptionOfType(SQLException.class)
				.isThrownBy(() -> DriverManager.getConnection(server.url(), server.user(), "guess"))
				.withMessageContaining("password authentication failed");
		}
	}

	@Test
	void refusesAServerThatIsNotDurable() throws IOException, SQLException {
		try (PostgresServer server = PostgresServer.start(this.directory)) {
			execute(server, "alter database ouroboros set synchronous_commit = off");
		}
		assertThatIllegalStateException().isThrownBy(() -> PostgresServer.start(this.directory))
			.withMessageContaining("not durable: synchronous_commit is off");
		assertThat(postmaster()).isEmpty();
	}

	@Test
	void keepsDataAndPortOverARestart() throws IOException, SQLException {
		String url;
		try (PostgresServer server = PostgresServer.start(this.directory)) {
			url = server.url();
			store(server);
		}
		assertThat(postmaster()).isEmpty();
		try (PostgresServer server = PostgresServer.start(this.directory)) {
			assertThat(server.url()).isEqualTo(url);
			assertStored(server);
		}
	}

	/** As the README says it; the files of a running server are no backup. */
	@Test
	void isRestoredElsewhereFromABackup(@TempDir Path elsewhere) throws Exception {
		try (PostgresServer server = PostgresServer.start(this.directory)) {
			store(server);
		}
		Path backup = elsewhere.resolve("backup.tgz");
		run("tar", "-C", this.directory.toString(), "-czf", backup.toString(), "postgres", "password");
		FileSystemUtils.deleteRecursively(this.directory.resolve("postgres"));
		Path restored = Files.createDirectories(elsewhere.resolve("restored"));
		run("tar", "-C", restored.toString(), "-xzpf", backup.toString());
		try (PostgresServer server = PostgresServer.start(restored)) {
			assertStored(server);
		}
	}

	private static void run(String... command) throws IOException, InterruptedException {
		assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
	}

	@Test
	void takesAnotherPortWhereItsOwnIsTaken() throws IOException, SQLException {
		int port;
		try (PostgresServer server = PostgresServer.start(this.directory)) {
			port = port(server);
			store(server);
		}
		try (ServerSocket stranger = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"));
				PostgresServer server = PostgresServer.start(this.directory)) {
			assertThat(port(server)).isNotEqualTo(stranger.getLocalPort());
			assertStored(server);
		}
	}

	@Test
	void refusesASecondOwner() throws IOException, SQLException {
		try (PostgresServer server = PostgresServer.start(this.directory)) {
			assertThatIllegalStateException().isThrownBy(() -> PostgresServer.start(this.directory))
				.withMessageContaining("belongs to another running service");
			try (ServerProcess other = ServerProcess.on(this.directory)) {
				assertThat(other.answer()).contains("belongs to another running service");
			}
			store(server);
		}
	}

	@Test
	void takesOverAServerThatSurvivedItsService() throws IOException, SQLException {
		String url;
		try (ServerProcess service = ServerProcess.on(this.directory)) {
			url = service.answer();
		}
		List<ProcessHandle> survivor = postmaster();
		assertThat(survivor).hasSize(1);
		try (PostgresServer server = PostgresServer.start(this.directory)) {
			assertThat(postmaster()).isEqualTo(survivor);
			assertThat(server.url()).isEqualTo(url);
			store(server);
		}
		assertThat(postmaster()).isEmpty();
	}

	@Test
	void recoversWhereServerAndServiceWereKilled() throws IOException, SQLException {
		try (PostgresServer server = PostgresServer.start(this.directory)) {
			store(server);
		}
		try (ServerProcess service = ServerProcess.on(this.directory)) {
			assertThat(service.answer()).startsWith("jdbc:");
			assertThat(postmaster()).hasSize(1).allMatch(ProcessHandle::destroyForcibly);
		}
		try (PostgresServer server = PostgresServer.start(this.directory)) {
			assertStored(server);
		}
	}

	@Test
	void isNotHinderedByAPidThatSomethingElseHasByNow() throws IOException, SQLException {
		try (PostgresServer server = PostgresServer.start(this.directory)) {
			store(server);
		}
		Files.write(this.directory.resolve("postgres/postmaster.pid"),
				List.of(String.valueOf(ProcessHandle.current().pid()), this.directory + "/postgres", "1", "1"));
		try (PostgresServer server = PostgresServer.start(this.directory)) {
			assertStored(server);
		}
	}

	@Test
	void beginsAgainWhereTheFirstInitialisationWasKilled() throws IOException, SQLException {
		Files.move(this.directory.resolve("postgres"), this.directory.resolve("elsewhere"));
		Path unfinished = Files.createDirectories(this.directory.resolve("postgres.unfinished"));
		Files.writeString(unfinished.resolve("postgresql.conf"), "half a fi");
		try (PostgresServer server = PostgresServer.start(this.directory)) {
			store(server);
		}
	}

	@Test
	void saysWhyTheServerDoesNotStart() throws IOException {
		Files.writeString(this.directory.resolve("postgres/PG_VERSION"), "9\n");
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> PostgresServer.start(this.directory))
			.withMessageContaining("was initialized by PostgreSQL version 9");
	}

	@Test
	void backsTheDataSourceUntilAfterThePoolIsClosed() {
		contexts().run((context) -> {
			assertThat(context).hasSingleBean(PostgresServer.class);
			try (Connection connection = context.getBean(DataSource.class).getConnection()) {
				assertThat(connection.isValid(1)).isTrue();
			}
			PostgresServer server = context.getBean(PostgresServer.class);
			HikariDataSource pool = context.getBean(HikariDataSource.class);
			assertThat(context.getBeanFactory().getDependentBeans("embeddedConnectionDetails")).contains("dataSource");
			context.close();
			assertThat(pool.isClosed()).isTrue();
			assertThat(postmaster()).isEmpty();
			server.close();
		});
	}

	@Test
	void stepsBackForAConfiguredUrl() {
		contexts().withPropertyValues("spring.datasource.url=jdbc:postgresql://db.example/ouroboros")
			.run((context) -> assertThat(context).hasSingleBean(DataSource.class)
				.doesNotHaveBean(PostgresServer.class));
	}

	@Test
	void stepsBackForConnectionDetailsFromElsewhere() {
		JdbcConnectionDetails elsewhere = new Elsewhere();
		contexts().withBean(JdbcConnectionDetails.class, () -> elsewhere)
			.run((context) -> assertThat(context).hasSingleBean(DataSource.class)
				.doesNotHaveBean(PostgresServer.class));
	}

	/** The server starts before any bean has asked for it, and is not left behind. */
	@Test
	void stopsWhatItStartedWhereTheContextFails() {
		contexts().withBean("broken", Object.class, () -> {
			throw new IllegalStateException("broken");
		}).run((context) -> {
			assertThat(context).hasFailed();
			assertThat(postmaster()).isEmpty();
			PostgresServer.start(this.directory).close();
		});
	}

	private ApplicationContextRunner contexts() {
		return new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(EmbeddedDatabase.class, DataSourceAutoConfiguration.class))
			.withPropertyValues("ouroboros.data=" + this.directory);
	}

	private record Elsewhere() implements JdbcConnectionDetails {

		@Override
		public String getUsername() {
			return "someone";
		}

		@Override
		public String getPassword() {
			return "secret";
		}

		@Override
		public String getJdbcUrl() {
			return "jdbc:postgresql://db.example/ouroboros";
		}

	}

	private List<ProcessHandle> postmaster() throws IOException {
		return Postmaster.of(this.directory.toRealPath().resolve("postgres"))
			.map(Postmaster::process)
			.stream()
			.toList();
	}

	private static int port(PostgresServer server) {
		return URI.create(server.url().substring("jdbc:".length())).getPort();
	}

	private static void store(PostgresServer server) throws SQLException {
		execute(server, "create table kept as select 42 as number");
	}

	private static void assertStored(PostgresServer server) throws SQLException {
		assertThat(query(server, "select number from kept")).isEqualTo("42");
	}

	private static void execute(PostgresServer server, String sql) throws SQLException {
		try (Connection connection = connect(server); Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	private static String query(PostgresServer server, String sql) throws SQLException {
		try (Connection connection = connect(server);
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery(sql)) {
			assertThat(rows.next()).isTrue();
			return String.valueOf(rows.getString(1));
		}
	}

	private static Connection connect(PostgresServer server) throws SQLException {
		return DriverManager.getConnection(server.url(), server.user(), server.password());
	}

}
