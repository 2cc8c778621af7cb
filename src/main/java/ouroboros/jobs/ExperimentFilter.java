package ouroboros.jobs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Which experiments to list.
 *
 * @param state their state; null for any
 * @param tag a tag they have; null for any
 * @param text part of their name or description, whatever the case; null for any
 */
public record ExperimentFilter(@Nullable String state, @Nullable String tag, @Nullable String text) {

	/**
	 * Reads the first of them after a place. A row is compared as a whole, so that an
	 * index leads to a place however deep it is.
	 * @param owner whose experiments; null for everyone's
	 */
	String sql(Place place, @Nullable String owner) {
		var conditions = new ArrayList<>(List.of("true"));
		if (owner != null) {
			conditions.add("owner = :owner");
		}
		if (this.state != null) {
			conditions.add("state = :state");
		}
		if (this.tag != null) {
			conditions.add("tags @> cast(array[:tag] as varchar[])");
		}
		if (this.text != null) {
			conditions.add("(lower(name) like :text or lower(description) like :text)");
		}
		if (place.after() != null) {
			conditions.add(place.condition());
		}
		return "select * from experiment where %s order by %s limit :most".formatted(String.join(" and ", conditions),
				place.sorting());
	}

	/** The parameters of that statement. */
	Map<String, Object> parameters(Place place, @Nullable String owner, int most) {
		var parameters = new LinkedHashMap<String, Object>(Map.of("most", most));
		if (owner != null) {
			parameters.put("owner", owner);
		}
		if (this.state != null) {
			parameters.put("state", this.state);
		}
		if (this.tag != null) {
			parameters.put("tag", this.tag);
		}
		if (this.text != null) {
			parameters.put("text", "%"
					+ this.text.toLowerCase(Locale.ROOT).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
					+ "%");
		}
		if (place.after() != null) {
			parameters.put("value", place.after().value());
			parameters.put("id", place.after().id());
		}
		return parameters;
	}

}
