package ouroboros;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;
import ouroboros.jobs.PostgresServer;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest
@ContextConfiguration(initializers = TestDatabase.class)
class ApplicationTest {

	@Autowired
	private DataSource database;

	@Autowired
	private ObjectProvider<PostgresServer> embedded;

	@Test
	void usesTheConfiguredDatabase() throws SQLException {
		assertThat(this.embedded.getIfAvailable()).isNull();
		try (Connection connection = this.database.getConnection();
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery("select current_database()")) {
			assertThat(rows.next()).isTrue();
			assertThat(rows.getString(1)).startsWith("test_");
		}
	}

}
