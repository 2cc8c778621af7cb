package ouroboros.web;

import java.net.InetAddress;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.event.EventListener;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.stereotype.Component;

import ouroboros.jobs.SecuritySettings;

/**
 * Keeps a service that asks nobody for a key from others than this machine, and says
 * which it is.
 */
@Component
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class Exposure {

	private static final Logger log = LoggerFactory.getLogger(Exposure.class);

	private final SecuritySettings settings;

	private final @Nullable InetAddress address;

	/**
	 * @throws InvalidConfigurationPropertyValueException if everyone could ask for
	 * everything
	 */
	Exposure(SecuritySettings settings, ServerProperties server, ObjectProvider<JwtDecoder> decoder) {
		this.settings = settings;
		this.address = server.getAddress();
		if (settings.enabled()) {
			return;
		}
		if (decoder.getIfAvailable() != null) {
			throw new InvalidConfigurationPropertyValueException("ouroboros.security.enabled", "false",
					"OAuth2 tokens are configured, and nobody is asked for one.");
		}
		if (!isLoopback(this.address) && !settings.open()) {
			throw new InvalidConfigurationPropertyValueException("server.address", this.address,
					"Others than this machine could reach it, and nobody is asked for a key."
							+ " Set ouroboros.security.enabled=true to ask for keys,"
							+ " or ouroboros.security.open=true to ask nobody nevertheless.");
		}
	}

	private static boolean isLoopback(@Nullable InetAddress address) {
		return address != null && address.isLoopbackAddress();
	}

	@EventListener(ApplicationReadyEvent.class)
	void tell() {
		if (this.settings.enabled()) {
			log.info("Callers are asked for a key");
		}
		else if (isLoopback(this.address)) {
			log.info("Nobody is asked for a key: only this machine is served (ouroboros.security.enabled=true asks)");
		}
		else {
			log.warn("Nobody is asked for a key, and others than this machine may be served (ouroboros.security.open)");
		}
	}

}
