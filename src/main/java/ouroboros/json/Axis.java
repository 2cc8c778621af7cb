package ouroboros.json;

import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One direction of a sweep.
 *
 * @param pointer place of the values
 * @param values the values, at least one
 */
record Axis(JsonPointer pointer, ArrayNode values) {

	/** Where the swept values may be. */
	static final List<String> ROOTS = List.of("truth", "learner", "regime", "sampling", "curation", "generations");

	/**
	 * @param key place of the values, as the sweep says it
	 * @param values the values, as the sweep says them
	 * @param base the document that they go into
	 * @param others the other axes so far
	 * @param sink takes what is wrong with the axis
	 * @return the axis, null if anything is wrong with it
	 */
	static @Nullable Axis of(String key, JsonNode values, ObjectNode base, List<Axis> others, Sink sink) {
		var place = "/" + Sweep.FIELD + Path.escaped(key);
		var pointer = key.startsWith("/") ? JsonPointer.compile(key) : JsonPointer.empty();
		if (!(values instanceof ArrayNode array)) {
			sink.add(place, "wrong-type", "must be an array of values", true);
		}
		else if (array.isEmpty()) {
			sink.add(place, "empty", "at least one value is needed", false);
		}
		else if (pointer.matches() || !ROOTS.contains(pointer.getMatchingProperty())) {
			sink.add(place, "not-sweepable", "a sweep goes over values at or below /" + String.join(", /", ROOTS),
					false);
		}
		else if (!settable(base.at(pointer.head()), pointer.last())) {
			sink.add(place, "not-found", "there is no object or element at %s to set a value of"
				.formatted(Names.quoted(pointer.head().toString())), false);
		}
		else {
			var axis = new Axis(pointer, array);
			if (others.stream().noneMatch((other) -> other.leadsTo(key) || axis.leadsTo(other.pointer().toString()))) {
				return axis;
			}
			sink.add(place, "conflict", "another axis of the sweep varies the same value", false);
		}
		return null;
	}

	private static boolean settable(JsonNode parent, JsonPointer step) {
		return parent.isObject() || (parent.isArray() && parent.has(step.getMatchingIndex()));
	}

	/** Where the sweep says it. */
	String place() {
		return "/" + Sweep.FIELD + Path.escaped(this.pointer);
	}

	/** Whether a pointer leads to a swept value or below. */
	boolean leadsTo(String other) {
		return (other + "/").startsWith(this.pointer + "/");
	}

}
