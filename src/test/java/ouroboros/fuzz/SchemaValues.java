package ouroboros.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Random values that a JSON Schema allows, small ones mostly: of each number the lower
 * end of its range is likely, of each optional field its absence.
 */
final class SchemaValues {

	private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

	private static final int DEEPEST = 12;

	private final JsonNode definitions;

	private final JsonNode root;

	private final RandomGenerator random;

	SchemaValues(JsonNode schema, RandomGenerator random) {
		this.root = schema;
		this.definitions = schema.get("$defs");
		this.random = random;
	}

	JsonNode next() {
		return value(this.root, 0);
	}

	private JsonNode value(JsonNode schema, int depth) {
		if (schema.has("$ref")) {
			var name = schema.get("$ref").asString();
			return value(this.definitions.get(name.substring(name.lastIndexOf('/') + 1)), depth + 1);
		}
		for (var choice : List.of("anyOf", "oneOf", "enum")) {
			if (schema.has(choice)) {
				var one = schema.get(choice).get(this.random.nextInt(schema.get(choice).size()));
				return choice.equals("enum") ? one : value(one, depth + 1);
			}
		}
		if (schema.has("const")) {
			return schema.get("const");
		}
		return switch (type(schema)) {
			case "object" -> object(schema, depth);
			case "array" -> {
				var array = NODES.arrayNode();
				var most = Math.min(3, schema.path("maxItems").asInt(3));
				for (int i = this.random.nextInt(most + 1); i > 0; i--) {
					array.add(value(schema.get("items"), depth + 1));
				}
				yield array;
			}
			case "integer" -> NODES.numberNode(Math.round(number(schema, true)));
			case "number" -> NODES.numberNode(number(schema, false));
			case "boolean" -> NODES.booleanNode(this.random.nextBoolean());
			case "string" -> NODES.stringNode("w" + this.random.nextInt(100));
			default -> NODES.nullNode();
		};
	}

	private String type(JsonNode schema) {
		var type = schema.path("type");
		return type.isArray() ? type.get(this.random.nextInt(type.size())).asString() : type.asString("null");
	}

	private double number(JsonNode schema, boolean whole) {
		var low = schema.has("exclusiveMinimum") ? schema.get("exclusiveMinimum").asDouble() + (whole ? 1 : 1e-3)
				: schema.path("minimum").asDouble(-10);
		var high = schema.path("maximum").asDouble(low + 100);
		return (this.random.nextInt(20) == 0) ? high
				: Math.min(high, low + this.random.nextInt(20) * (whole ? 1 : 0.1));
	}

	private ObjectNode object(JsonNode schema, int depth) {
		var object = NODES.objectNode();
		var required = new ArrayList<String>();
		schema.path("required").forEach((name) -> required.add(name.asString()));
		schema.path("properties").forEachEntry((name, property) -> {
			if (required.contains(name) || (depth < DEEPEST && this.random.nextInt(4) == 0)) {
				object.set(name, value(property, depth + 1));
			}
		});
		return object;
	}

}
