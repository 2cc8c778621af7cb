package ouroboros.web;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ouroboros.jobs.PostgresServer;

import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class WelcomeTest {

	@Test
	void saysWhereEverythingIs(CapturedOutput output) {
		greet(new MockEnvironment().withProperty("local.server.port", "8081"));
		assertThat(output).contains("Data in jdbc:postgresql://db/ouroboros"
				+ " | Swagger UI at http://localhost:8081/swagger-ui.html | API at http://localhost:8081/api/v1");
	}

	@Test
	void saysNothingWhereNothingIsServed(CapturedOutput output) {
		greet(new MockEnvironment());
		assertThat(output).doesNotContain("Swagger");
	}

	private static void greet(MockEnvironment environment) {
		StaticListableBeanFactory beans = new StaticListableBeanFactory(Map.of("details", new Details()));
		new Welcome(environment, beans.getBeanProvider(PostgresServer.class),
				beans.getBeanProvider(JdbcConnectionDetails.class))
			.greet();
	}

	@ParameterizedTest
	@CsvSource({ "jdbc:postgresql://db:5432/ouroboros, jdbc:postgresql://db:5432/ouroboros",
			"jdbc:postgresql://db/ouroboros?user=me&password=hush, jdbc:postgresql://db/ouroboros",
			"jdbc:postgresql://me:hush@db/ouroboros, jdbc:postgresql://db/ouroboros",
			"jdbc:postgresql://me:h?ush@db/ouroboros, jdbc:postgresql://db/ouroboros" })
	void showsNoSecretsOfAUrl(String url, String shown) {
		assertThat(Welcome.withoutSecrets(url)).isEqualTo(shown);
	}

	private record Details() implements JdbcConnectionDetails {

		@Override
		public String getUsername() {
			return "me";
		}

		@Override
		public String getPassword() {
			return "hush";
		}

		@Override
		public String getJdbcUrl() {
			return "jdbc:postgresql://db/ouroboros?password=hush";
		}

	}

}
