package ouroboros.jobs;

import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A published experiment.
 *
 * @param name kebab-case
 * @param title a few words
 * @param question what it asks
 * @param source where it comes from
 * @param outcome what is expected, in words
 * @param seconds time that it takes on two cores, roughly
 * @param spec the spec
 * @param checks what is expected, in numbers
 */
public record Preset(String name, String title, String question, String source, String outcome, double seconds,
		ObjectNode spec, List<Check> checks) {

	/** Fields of a spec that may change without changing what is expected. */
	static final List<String> FREE = List.of("name", "description", "tags", "seed", "replicates", "priority");

	/**
	 * The spec with a merge patch (RFC 7396) applied.
	 * @param patch null values remove a field
	 */
	ObjectNode specWith(ObjectNode patch) {
		return merged(this.spec, patch);
	}

	/** Whether a stored spec expects the same as this one. */
	boolean expectsTheSameOf(ObjectNode other) {
		return bound(this.spec).equals(bound(other));
	}

	private static ObjectNode bound(ObjectNode whole) {
		return whole.deepCopy().remove(FREE);
	}

	private static ObjectNode merged(JsonNode target, ObjectNode patch) {
		var result = (target instanceof ObjectNode object) ? object.deepCopy() : JsonNodeFactory.instance.objectNode();
		for (var change : patch.properties()) {
			switch (change.getValue()) {
				case ObjectNode inner -> result.set(change.getKey(), merged(result.path(change.getKey()), inner));
				case JsonNode value when value.isNull() -> result.remove(change.getKey());
				case JsonNode value -> result.set(change.getKey(), value);
			}
		}
		return result;
	}

}
