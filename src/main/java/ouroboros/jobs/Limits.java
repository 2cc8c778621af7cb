package ouroboros.jobs;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What one request may ask for.
 *
 * @param upload largest data set as sent
 * @param unpacked largest data set after unpacking
 */
@ConfigurationProperties("ouroboros.limits")
public record Limits(@DefaultValue("64MB") DataSize upload, @DefaultValue("256MB") DataSize unpacked) {
}
