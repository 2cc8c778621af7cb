package ouroboros;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;

import org.junit.jupiter.api.Test;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs every preset to its end and writes the table of the README anew. Not part of the
 * tests: {@code mvn test -Preproduce}.
 */
@ServiceTest
class Reproduce {

	private static final Path TABLE = Path.of("target", "reproduction.md");

	@Test
	void everyPreset(@LocalServerPort int port) throws IOException {
		var client = new Client(port);
		var table = new StringBuilder(ReproductionTable.HEAD);
		var missed = new ArrayList<String>();
		for (var item : client.get("/api/v1/presets").json().get("items")) {
			var preset = client.get(item.at("/links/self").asString()).json();
			var name = preset.get("name").asString();
			var start = System.nanoTime();
			var id = client.post(item.at("/links/experiments").asString()).json().get("id").asString();
			client.finished(id);
			System.out.printf("%s: %.1f s%n", name, (System.nanoTime() - start) / 1e9);
			var reproduction = client.get("/api/v1/experiments/%s/reproduction".formatted(id)).json();
			if (!reproduction.get("reproduced").asBoolean(false)) {
				missed.add(name + " " + reproduction);
			}
			table.append(ReproductionTable.rows(preset, reproduction));
		}
		Files.writeString(TABLE, table);
		assertThat(missed).isEmpty();
	}

}
