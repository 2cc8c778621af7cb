package ouroboros;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/**
 * The same against a service that asks for keys or tokens, and has small limits for each
 * owner.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "ouroboros.security.enabled=true", "ouroboros.limits.requests=1", "ouroboros.limits.burst=900",
				"ouroboros.limits.queued-runs=20", "ouroboros.limits.storage=100B" })
@ContextConfiguration(initializers = { TestDatabase.class, Issuer.class })
public @interface SecuredServiceTest {

}
