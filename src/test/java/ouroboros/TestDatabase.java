package ouroboros;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;
import ouroboros.jobs.PostgresServer;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.FileSystemUtils;

/**
 * A fresh database of a real PostgreSQL 18 for each that asks: a test by
 * {@link #create()}, a Spring test by
 * {@code @ContextConfiguration(initializers = TestDatabase.class)}.
 * <p>
 * One server serves all tests of a JVM: a container of {@value #IMAGE} where Docker
 * answers and has or gets the image, else the embedded server in a temporary directory.
 * {@code OUROBOROS_TEST_DATABASE}, as a system property or in the environment, forces
 * {@code docker} or {@code embedded}.
 */
public final class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	private static final Logger log = LoggerFactory.getLogger(TestDatabase.class);

	private static final String IMAGE = "postgres:18";

	private static final String SWITCH = "OUROBOROS_TEST_DATABASE";

	private static final AtomicInteger count = new AtomicInteger();

	/**
	 * How to connect to a database.
	 */
	public record Access(String url, String user, String password) {

		public Connection connect() throws SQLException {
			return DriverManager.getConnection(this.url, this.user, this.password);
		}

		Access database(String name) {
			return new Access(this.url.replaceFirst("/[^/]*$", "/" + name), this.user, this.password);
		}

	}

	/** The server; started by the first request. */
	private static final class Server {

		private static final Access ACCESS = start();

		private static Access start() {
			String forced = System.getProperty(SWITCH, System.getenv().getOrDefault(SWITCH, ""));
			return switch (forced) {
				case "docker" -> container();
				case "embedded" -> embedded("as " + SWITCH + " says");
				case "" -> {
					String obstacle = obstacle();
					yield (obstacle != null) ? embedded(obstacle) : container();
				}
				default -> throw new IllegalArgumentException(SWITCH + " is docker or embedded, not " + forced);
			};
		}

		/** Why no container can be had, or null. */
		private static @Nullable String obstacle() {
			if (!DockerClientFactory.instance().isDockerAvailable()) {
				return "no Docker";
			}
			DockerClient docker = DockerClientFactory.lazyClient();
			try {
				docker.inspectImageCmd(IMAGE).exec();
				return null;
			}
			catch (NotFoundException ex) {
				return pull(docker);
			}
		}

		// Not left to the container, which goes on trying for minutes without a network.
		private static @Nullable String pull(DockerClient docker) {
			try {
				boolean complete = docker.pullImageCmd(IMAGE).start().awaitCompletion(1, TimeUnit.MINUTES);
				return complete ? null : "no image " + IMAGE + " within a minute";
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				return "interrupted";
			}
			catch (RuntimeException ex) {
				return "no image " + IMAGE + ": " + ex.getMessage();
			}
		}

		private static Access container() {
			PostgreSQLContainer container = new PostgreSQLContainer(IMAGE)
				.withEnv("POSTGRES_INITDB_ARGS",
						"--encoding=UTF8 --no-locale --locale-provider=builtin --builtin-locale=C.UTF-8")
				.withStartupTimeout(Duration.ofMinutes(2));
			container.start();
			atExit(container);
			log.info("Tests use PostgreSQL in Docker: {}", container.getJdbcUrl());
			return new Access(container.getJdbcUrl().replaceFirst("\\?.*", ""), container.getUsername(),
					container.getPassword());
		}

		private static Access embedded(String reason) {
			try {
				Path directory = Files.createTempDirectory("ouroboros-test-");
				PostgresServer server = PostgresServer.start(directory);
				atExit(() -> {
					server.close();
					FileSystemUtils.deleteRecursively(directory);
				});
				log.info("Tests use the embedded PostgreSQL, {}: {}", reason, server.url());
				return new Access(server.url(), server.user(), server.password());
			}
			catch (IOException ex) {
				throw new IllegalStateException(ex);
			}
		}

		private static void atExit(AutoCloseable resource) {
			Runtime.getRuntime().addShutdownHook(new Thread(() -> {
				try {
					resource.close();
				}
				catch (Exception ex) {
					log.warn("Left behind: {}", resource, ex);
				}
			}));
		}

	}

	/** Makes an empty database. */
	public static Access create() {
		String name = "test_" + count.incrementAndGet();
		try (Connection connection = Server.ACCESS.connect(); Statement statement = connection.createStatement()) {
			statement.execute("create database " + name);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
		return Server.ACCESS.database(name);
	}

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		Access access = create();
		context.getEnvironment()
			.getPropertySources()
			.addFirst(new MapPropertySource("test database", Map.of("spring.datasource.url", access.url(),
					"spring.datasource.username", access.user(), "spring.datasource.password", access.password())));
	}

}
