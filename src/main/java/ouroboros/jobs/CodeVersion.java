package ouroboros.jobs;

import java.util.Objects;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.stereotype.Component;

/** The version of this code, which stands beside every result. */
@Component
public final class CodeVersion {

	private final String version;

	CodeVersion(ObjectProvider<BuildProperties> build) {
		this.version = build.stream()
			.map(BuildProperties::getVersion)
			.filter(Objects::nonNull)
			.findFirst()
			.orElse("unpackaged");
	}

	@Override
	public String toString() {
		return this.version;
	}

}
