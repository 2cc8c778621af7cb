package ouroboros;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Locale;

import org.junit.jupiter.api.Test;

import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs every preset to its end and writes what was expected and what was found as a table
 * in Markdown. Not part of the tests: {@code mvn test -Preproduce}.
 */
@ServiceTest
class Reproduce {

	private static final Path TABLE = Path.of("target", "reproduction.md");

	@Test
	void everyPreset(@LocalServerPort int port) throws IOException {
		var client = new Client(port);
		var table = new StringBuilder(
				"| preset | source | quantity | published or exact | ours ± standard error | z | reproduced |\n"
						+ "| --- | --- | --- | --- | --- | --- | --- |\n");
		var missed = new ArrayList<String>();
		for (var preset : client.get("/api/v1/presets").json().get("items")) {
			var name = preset.get("name").asString();
			var id = client.post("/api/v1/presets/%s/experiments".formatted(name)).json().get("id").asString();
			client.finished(id);
			var reproduction = client.get("/api/v1/experiments/%s/reproduction".formatted(id)).json();
			if (!reproduction.get("reproduced").asBoolean(false)) {
				missed.add(name + " " + reproduction);
			}
			for (var outcome : reproduction.get("checks")) {
				table.append(row(name, preset.get("source").asString(), outcome));
			}
		}
		Files.writeString(TABLE, table);
		assertThat(missed).isEmpty();
	}

	private static String row(String name, String source, JsonNode outcome) {
		var check = outcome.get("check");
		var statistic = check.get("statistic").isNull() ? "" : " (%s)".formatted(check.get("statistic").asString());
		return "| %s | %s | %s%s, g %d, point %d | %s | %s | %s | %s |%n".formatted(name, source,
				check.get("metric").asString(), statistic, check.get("generation").asInt(),
				check.get("sweepPoint").asInt(), expected(check),
				number(outcome.get("observed")) + " ± " + number(outcome.get("standardError")),
				outcome.get("z").isNull() ? "" : String.format(Locale.ROOT, "%.1f", outcome.get("z").asDouble()),
				outcome.get("passed").asBoolean() ? "yes" : "**no**");
	}

	private static String expected(JsonNode check) {
		return check.get("expected").isNull()
				? "%s … %s".formatted(number(check.get("lower")), number(check.get("upper")))
				: number(check.get("expected"));
	}

	private static String number(JsonNode node) {
		return node.isNull() ? "–" : String.format(Locale.ROOT, "%.5g", node.asDouble());
	}

}
