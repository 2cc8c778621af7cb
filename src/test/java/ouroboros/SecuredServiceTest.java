package ouroboros;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/**
 * The same against a service that asks for keys or tokens, has small limits for each
 * owner, and says in its log what Spring has to say for debugging.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "ouroboros.security.enabled=true", "ouroboros.limits.requests=1", "ouroboros.limits.burst=900",
				"ouroboros.limits.queued-runs=20", "ouroboros.limits.storage=100B",
				"logging.level.org.springframework.web=debug", "logging.level.org.springframework.security=debug" })
@ContextConfiguration(initializers = { TestDatabase.class, Issuer.class })
public @interface SecuredServiceTest {

}
