package ouroboros;

import java.util.Map;

import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

/**
 * Starts the service: API, worker, or both, as its properties say. The rooms that have
 * beans are named, for the others would be read through at every start.
 */
@SpringBootApplication(scanBasePackages = { "ouroboros.jobs", "ouroboros.web" })
@Import(TensorDevice.class)
@EntityScan("ouroboros.jobs")
@EnableJpaRepositories("ouroboros.jobs")
public class Application {

	public static void main(String[] arguments) {
		if (new SimpleCommandLinePropertySource(arguments).containsProperty("ouroboros.security.create-key")) {
			System.exit(SpringApplication.exit(withoutServing().run(arguments)));
		}
		SpringApplication.run(Application.class, arguments);
	}

	/** Makes a key and ends, with nothing but the key in its output. */
	private static SpringApplication withoutServing() {
		var application = new SpringApplication(Application.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.setBannerMode(Banner.Mode.OFF);
		application.setLogStartupInfo(false);
		application.setDefaultProperties(Map.of("ouroboros.worker.enabled", "false", "ouroboros.api.enabled", "false",
				"logging.level.root", "warn"));
		return application;
	}

}
