package ouroboros.web;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Sort;

import ouroboros.jobs.ExperimentEntity;

/**
 * Order and place in a list of experiments.
 *
 * @param sort the order, ties broken by id
 * @param position the place to go on from
 */
record Cursor(Sort sort, ScrollPosition position) {

	/**
	 * Reads the parameters of a list.
	 * @param order {@code createdAt} or {@code name}, descending with a leading minus
	 * @param cursor from {@link #after(String, ExperimentEntity)}; null for the beginning
	 */
	static Cursor of(String order, @Nullable String cursor) {
		var descending = order.startsWith("-");
		var field = descending ? order.substring(1) : order;
		if (!field.equals("createdAt") && !field.equals("name")) {
			throw new BadRequest("sort", "sort is createdAt or name, with a leading minus for descending order");
		}
		var sort = Sort.by(descending ? Sort.Direction.DESC : Sort.Direction.ASC, field, "id");
		if (cursor == null) {
			return new Cursor(sort, ScrollPosition.keyset());
		}
		try {
			var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
			var id = UUID.fromString(text.substring(0, 36));
			var value = text.substring(36);
			var keys = new LinkedHashMap<String, Object>(Map.of("id", id));
			keys.put(field, field.equals("name") ? value : Instant.parse(value));
			return new Cursor(sort, ScrollPosition.forward(keys));
		}
		catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException ex) {
			throw new BadRequest("cursor", "the cursor is not one that this service gave for this order");
		}
	}

	/** The cursor after an experiment in an order. */
	static String after(String order, ExperimentEntity experiment) {
		var value = order.endsWith("name") ? experiment.name() : experiment.createdAt().toString();
		return Base64.getUrlEncoder()
			.withoutPadding()
			.encodeToString((experiment.getId() + value).getBytes(StandardCharsets.UTF_8));
	}

}
