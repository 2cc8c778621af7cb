package ouroboros;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Server-sent events, as they come. */
public final class EventReader implements AutoCloseable {

	/**
	 * An event.
	 *
	 * @param id its number; null if it has none
	 * @param type its name
	 * @param data what it says
	 */
	public record Event(@Nullable Long id, String type, JsonNode data) {
	}

	private final BufferedReader lines;

	private final boolean empty;

	EventReader(InputStream body, boolean empty) {
		this.lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
		this.empty = empty;
	}

	/** Whether the service said that there is nothing more to come. */
	public boolean isEmpty() {
		return this.empty;
	}

	/** The next event; null at the end. */
	public @Nullable Event next() {
		Long id = null;
		var type = "message";
		JsonNode data = null;
		try {
			for (var line = this.lines.readLine(); line != null; line = this.lines.readLine()) {
				if (line.startsWith("id:")) {
					id = Long.valueOf(line.substring(3));
				}
				else if (line.startsWith("event:")) {
					type = line.substring(6);
				}
				else if (line.startsWith("data:")) {
					data = JsonMapper.shared().readTree(line.substring(5));
				}
				else if (line.isEmpty() && data != null) {
					return new Event(id, type, data);
				}
			}
			return null;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		try {
			this.lines.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
