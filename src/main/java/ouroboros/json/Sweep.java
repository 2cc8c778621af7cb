package ouroboros.json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;

import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A grid of documents: one base, in which the values at some pointers vary. */
final class Sweep {

	/** The field of a spec that says what varies. */
	static final String FIELD = "sweep";

	/** Largest number of axes. */
	static final int MAX_AXES = 6;

	private final ObjectNode base;

	private final List<Axis> axes;

	private final int points;

	private final Map<List<Object>, JsonNode> branches = new HashMap<>();

	private Sweep(ObjectNode base, List<Axis> axes, int points) {
		this.base = base;
		this.axes = axes;
		this.points = points;
	}

	/**
	 * @param document a spec, whose sweep is checked and taken off
	 * @param maxPoints largest number of points
	 * @throws BadSpec if the sweep is malformed or refused
	 */
	static Sweep of(ObjectNode document, long maxPoints) {
		var base = copy(document);
		var sweep = base.remove(FIELD);
		var problems = new Problems();
		var axes = new ArrayList<Axis>();
		if (sweep instanceof ObjectNode object) {
			if (object.size() > MAX_AXES) {
				problems.add("/" + FIELD, "limit-exceeded",
						"has %d axes, at most %d are accepted".formatted(object.size(), MAX_AXES), false);
			}
			else {
				object.properties().forEach((entry) -> {
					var axis = Axis.of(entry.getKey(), entry.getValue(), base, axes, problems);
					if (axis != null) {
						axes.add(axis);
					}
				});
			}
		}
		else if (sweep != null) {
			problems.add("/" + FIELD, "wrong-type", "must be an object of arrays", true);
		}
		problems.throwIfAny();
		var points = points(axes, Math.min(maxPoints, Integer.MAX_VALUE), problems);
		problems.throwIfAny();
		return new Sweep(base, List.copyOf(axes), (int) points);
	}

	private static long points(List<Axis> axes, long most, Sink sink) {
		var points = 1L;
		for (var axis : axes) {
			// No overflow: both factors have at most 32 bits.
			points *= axis.values().size();
			if (points > most) {
				sink.add("/" + FIELD, "limit-exceeded", "makes more than %d sweep points".formatted(most), false);
				break;
			}
		}
		return points;
	}

	/** What varies; the last axis runs fastest. */
	List<Axis> axes() {
		return this.axes;
	}

	/** Number of documents. */
	int points() {
		return this.points;
	}

	private int[] indices(int ordinal) {
		var indices = new int[this.axes.size()];
		var rest = Objects.checkIndex(ordinal, this.points);
		for (int axis = indices.length - 1; axis >= 0; axis--) {
			indices[axis] = rest % this.axes.get(axis).values().size();
			rest /= this.axes.get(axis).values().size();
		}
		return indices;
	}

	/** A point's values by their pointers. */
	SequencedMap<String, JsonNode> values(int ordinal) {
		var values = new LinkedHashMap<String, JsonNode>();
		var indices = indices(ordinal);
		for (int axis = 0; axis < indices.length; axis++) {
			values.put(this.axes.get(axis).pointer().toString(), this.axes.get(axis).values().get(indices[axis]));
		}
		return Collections.unmodifiableSequencedMap(values);
	}

	/** A point's document; points that agree in a top-level value share its node. */
	ObjectNode document(int ordinal) {
		var document = copy(this.base);
		var indices = indices(ordinal);
		for (var root : Axis.ROOTS) {
			var key = new ArrayList<Object>(List.of(root));
			for (int axis = 0; axis < indices.length; axis++) {
				if (this.axes.get(axis).pointer().matchesProperty(root)) {
					key.add(indices[axis]);
				}
			}
			if (key.size() > 1) {
				document.set(root, this.branches.computeIfAbsent(key, (absent) -> branch(root, indices)));
			}
		}
		return document;
	}

	private JsonNode branch(String root, int[] indices) {
		JsonNode document = this.base;
		for (int axis = 0; axis < indices.length; axis++) {
			var pointer = this.axes.get(axis).pointer();
			if (pointer.matchesProperty(root)) {
				document = with(document, pointer, this.axes.get(axis).values().get(indices[axis]));
			}
		}
		return document.get(root);
	}

	/** A sink for problems of a point's document, told where the spec says the value. */
	Sink relocated(int ordinal, Sink sink) {
		var indices = indices(ordinal);
		return (pointer, code, detail, malformed) -> {
			for (int i = 0; i < indices.length; i++) {
				var axis = this.axes.get(i);
				if (axis.leadsTo(pointer)) {
					var rest = pointer.substring(axis.pointer().toString().length());
					if (rest.isEmpty() && code.equals("unknown-field")) {
						sink.add(axis.place(), "not-found", detail, false);
					}
					else {
						sink.add(axis.place() + "/" + indices[i] + rest, code, detail, malformed);
					}
					return;
				}
			}
			sink.add(pointer, code, (ordinal == 0) ? detail : "%s (at sweep point %d)".formatted(detail, ordinal),
					malformed);
		};
	}

	/** The document with another value at a place; the rest is shared. */
	static JsonNode with(JsonNode document, JsonPointer at, JsonNode value) {
		if (at.matches()) {
			return value;
		}
		if (document instanceof ArrayNode array) {
			var index = at.getMatchingIndex();
			var copy = array.arrayNode().addAll(array);
			copy.set(index, with(array.get(index), at.tail(), value));
			return copy;
		}
		var name = at.getMatchingProperty();
		return copy((ObjectNode) document).set(name, with(document.path(name), at.tail(), value));
	}

	/** A copy with the same children. */
	static ObjectNode copy(ObjectNode object) {
		return object.objectNode().setAll(object);
	}

}
