package ouroboros;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Import;
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
		SpringApplication.run(Application.class, arguments);
	}

}
