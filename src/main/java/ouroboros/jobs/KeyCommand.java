package ouroboros.jobs;

import java.time.Instant;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnNotWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Makes a key and prints it, where that is all that was asked for. */
@Component
@ConditionalOnNotWebApplication
@ConditionalOnProperty("ouroboros.security.create-key")
class KeyCommand implements ApplicationRunner {

	private final KeyRequest request;

	private final ApiKeys keys;

	KeyCommand(SecuritySettings settings, ApiKeys keys) {
		this.request = KeyRequest.parse(String.valueOf(settings.createKey()), Instant.now());
		this.keys = keys;
	}

	@Override
	public void run(ApplicationArguments arguments) {
		System.out.println(this.keys.make(this.request).token());
	}

}
