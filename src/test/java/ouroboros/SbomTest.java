package ouroboros;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** What the service is made of may be used as it is used. */
class SbomTest {

	/**
	 * Licences by their SPDX ids that ask for no more than a notice, or that leave the
	 * code beside them alone. Of several that a component offers one is enough.
	 */
	private static final Set<String> ACCEPTED = Set.of("Apache-2.0", "MIT", "0BSD", "BSD-2-Clause", "BSD-3-Clause",
			"EPL-2.0", "PostgreSQL");

	@Test
	void offersAnAcceptedLicenceForEveryComponent() throws Exception {
		var file = new ClassPathResource("META-INF/sbom/application.cdx.json");
		assumeThat(file.exists()).as("a build offline makes none").isTrue();
		try (var in = file.getInputStream()) {
			var components = JsonMapper.shared().readTree(in).get("components").valueStream().toList();
			assertThat(components).hasSizeGreaterThan(100).noneMatch(SbomTest::isRefused);
			assertThat(components).extracting((component) -> component.get("name").asString())
				.contains("spring-boot", "postgresql", "pytorch", "db-scheduler");
		}
	}

	@Test
	void refusesACopyleftLicenceAndNoneAtAll() {
		assertThat(Stream.of("[]", "[{\"license\":{\"id\":\"GPL-3.0-only\"}}]", "[{\"license\":{\"name\":\"Ours\"}}]",
				"[{\"expression\":\"GPL-2.0-only\"}]"))
			.allMatch((licences) -> isRefused(component(licences)));
		assertThat(
				isRefused(component("[{\"license\":{\"id\":\"LGPL-2.1-only\"}},{\"license\":{\"id\":\"EPL-2.0\"}}]")))
			.isFalse();
	}

	private static JsonNode component(String licences) {
		return JsonMapper.shared().readTree("{\"name\":\"x\",\"licenses\":%s}".formatted(licences));
	}

	private static boolean isRefused(JsonNode component) {
		return licences(component).stream().noneMatch(ACCEPTED::contains);
	}

	private static List<String> licences(JsonNode component) {
		var found = new ArrayList<String>();
		for (var licence : component.path("licenses")) {
			found.add(licence.at("/license/id").asString(licence.path("expression").asString("")));
		}
		return found;
	}

}
