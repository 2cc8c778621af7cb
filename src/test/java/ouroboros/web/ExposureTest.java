package ouroboros.web;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.oauth2.jwt.JwtDecoder;

import ouroboros.jobs.SecuritySettings;

import static org.assertj.core.api.Assertions.assertThat;

/** Who asks nobody serves this machine alone. */
@ExtendWith(OutputCaptureExtension.class)
class ExposureTest {

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withUserConfiguration(Parts.class);

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties({ SecuritySettings.class, ServerProperties.class })
	@Import(Exposure.class)
	static class Parts {

	}

	@ParameterizedTest
	@CsvSource({ "0.0.0.0", "::", "192.168.1.1", "''" })
	void refusesAnAddressThatOthersReach(String address) {
		this.runner.withPropertyValues("server.address=" + address)
			.run((context) -> assertThat(context.getStartupFailure()).rootCause()
				.hasMessageContainingAll("server.address", "nobody is asked for a key",
						"ouroboros.security.enabled=true", "ouroboros.security.open=true"));
	}

	@ParameterizedTest
	@CsvSource({ "127.0.0.1, false, false, only this machine is served",
			"::1, false, false, only this machine is served", "0.0.0.0, true, false, Callers are asked for a key",
			"0.0.0.0, false, true, others than this machine" })
	void servesAndSaysWhom(String address, boolean enabled, boolean open, String said, CapturedOutput output) {
		this.runner
			.withPropertyValues("server.address=" + address, "ouroboros.security.enabled=" + enabled,
					"ouroboros.security.open=" + open)
			.run((context) -> {
				assertThat(context).hasNotFailed();
				context.getBean(Exposure.class).tell();
				assertThat(output).contains(said);
			});
	}

	@Test
	void refusesTokensThatNobodyIsAskedFor() {
		this.runner.withBean(JwtDecoder.class, () -> (_) -> {
			throw new AssertionError();
		})
			.withPropertyValues("server.address=127.0.0.1")
			.run((context) -> assertThat(context.getStartupFailure()).rootCause()
				.hasMessageContaining("ouroboros.security.enabled"));
	}

}
