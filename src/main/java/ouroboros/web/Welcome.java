package ouroboros.web;

import ouroboros.jobs.PostgresServer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Says in the log, once requests are served, where the data and the API are. */
@Component
class Welcome {

	private static final Logger log = LoggerFactory.getLogger(Welcome.class);

	private final Environment environment;

	private final ObjectProvider<PostgresServer> embedded;

	private final ObjectProvider<JdbcConnectionDetails> connection;

	Welcome(Environment environment, ObjectProvider<PostgresServer> embedded,
			ObjectProvider<JdbcConnectionDetails> connection) {
		this.environment = environment;
		this.embedded = embedded;
		this.connection = connection;
	}

	@EventListener(ApplicationReadyEvent.class)
	void greet() {
		String port = this.environment.getProperty("local.server.port");
		if (port != null) {
			String base = "http://localhost:" + port + this.environment.getProperty("server.servlet.context-path", "");
			log.info("Data in {} | Swagger UI at {}/swagger-ui.html | API at {}/api/v1", data(), base, base);
		}
	}

	private String data() {
		PostgresServer server = this.embedded.getIfAvailable();
		if (server != null) {
			return server.directory().toString();
		}
		JdbcConnectionDetails details = this.connection.getIfAvailable();
		return (details != null) ? withoutSecrets(details.getJdbcUrl()) : "a data source of its own";
	}

	/** Without {@code user:password@} and without parameters. */
	static String withoutSecrets(String url) {
		return url.replaceFirst("//[^/]*@", "//").replaceFirst("\\?.*", "");
	}

}
