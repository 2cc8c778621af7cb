package ouroboros.jobs;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

import javax.sql.DataSource;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.env.Environment;

/**
 * The database where none is configured: a {@link PostgresServer} under
 * {@code ouroboros.data}. Steps back for {@code spring.datasource.url}, and for
 * connection details or a data source from elsewhere, such as a test's container.
 */
@AutoConfiguration(before = DataSourceAutoConfiguration.class,
		afterName = "org.springframework.boot.testcontainers.service.connection.ServiceConnectionAutoConfiguration")
@Conditional(EmbeddedDatabase.NoUrl.class)
@ConditionalOnMissingBean({ DataSource.class, JdbcConnectionDetails.class })
public class EmbeddedDatabase {

	@Bean
	static EarlyStart postgresServerStart(Environment environment) {
		return new EarlyStart(Path.of(environment.getProperty("ouroboros.data", ".ouroboros")));
	}

	@Bean
	PostgresServer postgresServer(EarlyStart start) throws IOException {
		return start.server();
	}

	// The connection pool depends on this bean and so is closed before the server stops.
	@Bean
	JdbcConnectionDetails embeddedConnectionDetails(PostgresServer server) {
		return new Details(server);
	}

	/**
	 * Starts the server on a thread of its own while the context is still being made. It
	 * is stopped here if the context fails before any bean has asked for it.
	 */
	static final class EarlyStart implements BeanFactoryPostProcessor, AutoCloseable {

		private final FutureTask<PostgresServer> start;

		EarlyStart(Path directory) {
			this.start = new FutureTask<>(() -> PostgresServer.start(directory));
		}

		@Override
		public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
			Thread.ofPlatform().daemon().name("postgres-start").start(this.start);
		}

		PostgresServer server() throws IOException {
			try {
				return this.start.get();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new InterruptedIOException("Interrupted while PostgreSQL was starting");
			}
			catch (ExecutionException ex) {
				switch (ex.getCause()) {
					case IOException failed -> throw failed;
					case RuntimeException failed -> throw failed;
					case null, default -> throw new IllegalStateException(ex);
				}
			}
		}

		@Override
		public void close() throws IOException {
			try {
				server().close();
			}
			catch (IOException | RuntimeException ex) {
				if (this.start.state() == Future.State.SUCCESS) {
					throw ex;
				}
			}
		}

	}

	private record Details(PostgresServer server) implements JdbcConnectionDetails {

		@Override
		public String getUsername() {
			return this.server.user();
		}

		@Override
		public String getPassword() {
			return this.server.password();
		}

		@Override
		public String getJdbcUrl() {
			return this.server.url();
		}

	}

	static class NoUrl extends NoneNestedConditions {

		NoUrl() {
			super(ConfigurationPhase.REGISTER_BEAN);
		}

		@ConditionalOnProperty("spring.datasource.url")
		static class Url {

		}

	}

}
