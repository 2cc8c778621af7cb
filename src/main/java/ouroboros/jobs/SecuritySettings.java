package ouroboros.jobs;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whether callers have to say who they are.
 *
 * @param enabled whether they have to; else everything is everyone's
 * @param open whether to serve an address that others can reach although nobody is asked
 * @param createKey {@code owner:scopes} or {@code owner:scopes:days} of a key to make and
 * print instead of serving; null to serve
 */
@ConfigurationProperties("ouroboros.security")
public record SecuritySettings(@DefaultValue("false") boolean enabled, @DefaultValue("false") boolean open,
		@Nullable String createKey) {

}
