package ouroboros.jobs;

import java.io.IOException;
import java.nio.file.Path;

import javax.sql.DataSource;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

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
	PostgresServer postgresServer(@Value("${ouroboros.data:.ouroboros}") String directory) throws IOException {
		return PostgresServer.start(Path.of(directory));
	}

	// The connection pool depends on this bean and so is closed before the server stops.
	@Bean
	JdbcConnectionDetails embeddedConnectionDetails(PostgresServer server) {
		return new Details(server);
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
