package ouroboros.web;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import ouroboros.jobs.ExperimentEntity;
import ouroboros.jobs.Place;

/** A place in a list of experiments, as clients see it: opaque. */
final class Cursor {

	private Cursor() {
	}

	/**
	 * Reads the parameters of a list.
	 * @param order {@code createdAt} or {@code name}, descending with a leading minus
	 * @param cursor from {@link #after(String, ExperimentEntity)}; null for the beginning
	 */
	static Place place(String order, @Nullable String cursor) {
		var descending = order.startsWith("-");
		var sorted = switch (descending ? order.substring(1) : order) {
			case "createdAt" -> Place.Order.CREATED_AT;
			case "name" -> Place.Order.NAME;
			default ->
				throw new BadRequest("sort", "sort is createdAt or name, with a leading minus for descending order");
		};
		return new Place(sorted, descending, (cursor != null) ? key(sorted, cursor) : null);
	}

	private static Place.Key key(Place.Order order, String cursor) {
		try {
			var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
			var value = text.substring(36);
			return new Place.Key((order == Place.Order.NAME) ? value : Instant.parse(value),
					UUID.fromString(text.substring(0, 36)));
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
