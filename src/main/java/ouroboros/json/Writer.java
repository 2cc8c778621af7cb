package ouroboros.json;

import java.util.Objects;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Values as JSON in one canonical way: every default is said, absent fields are left out,
 * a number or word stands for a value that has one, members of interfaces are objects
 * with their {@code type}, numbers that are not finite are null, and of weights there is
 * their number.
 */
final class Writer {

	private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

	private Writer() {
	}

	static JsonNode write(Object value, Kind kind) {
		return switch (kind) {
			case Kind.Real _ -> Numbers.node((double) value);
			case Kind.Whole _ -> Numbers.node(((Number) value).longValue());
			case Kind.Flag _ -> NODES.booleanNode((boolean) value);
			case Kind.Text _ -> NODES.stringNode((String) value);
			case Kind.Word _ -> NODES.stringNode(Names.of((Enum<?>) value));
			case Kind.Items items -> {
				var array = NODES.arrayNode();
				for (int i = 0; i < items.size(value); i++) {
					array.add(write(items.get(value, i), items.element()));
				}
				yield array;
			}
			case Kind.Weights _ -> Numbers.node(((float[]) value).length);
			case Kind.Fields(var type) ->
				Objects.requireNonNullElseGet(Shorthands.of(type).bare(value), () -> with(NODES.objectNode(), value));
			case Kind.Tagged(var type) ->
				Objects.requireNonNullElseGet(Shorthands.of(type).bare(value), () -> tagged(value));
		};
	}

	/** An object with the type and the fields of a member of an interface. */
	static ObjectNode tagged(Object member) {
		return with(NODES.objectNode().put("type", Names.of(member.getClass())), member);
	}

	private static ObjectNode with(ObjectNode object, Object owner) {
		for (var part : Shape.of(owner.getClass()).parts()) {
			var value = part.of(owner);
			if (value != null) {
				object.set(part.name(), write(value, part.kind()));
			}
		}
		return object;
	}

}
