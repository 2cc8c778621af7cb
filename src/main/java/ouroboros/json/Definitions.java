package ouroboros.json;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import ouroboros.core.Spec;
import ouroboros.core.spec.About;

/** The schemas of the types that were referred to so far, and of all that they need. */
final class Definitions {

	private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

	private final ObjectNode all = NODES.objectNode();

	private final Map<String, Class<?>> types = new HashMap<>();

	private final Catalog catalog;

	private final String prefix;

	private final boolean discriminators;

	Definitions(Catalog catalog, String prefix, boolean discriminators) {
		this.catalog = catalog;
		this.prefix = prefix;
		this.discriminators = discriminators;
	}

	ObjectNode all() {
		return this.all;
	}

	/** A reference to the definition of a word or object. */
	ObjectNode reference(Kind kind) {
		return switch (kind) {
			case Kind.Word(var type) -> reference(type, () -> {
				var constants = NODES.arrayNode();
				for (var constant : type.getEnumConstants()) {
					constants.add(Names.of(constant));
				}
				return NODES.objectNode().put("type", "string").set("enum", constants);
			});
			case Kind.Fields(var type) -> reference(type, () -> withShorthands(type, fields(type, null), List.of()));
			case Kind.Tagged(var type) -> reference(type, () -> tagged(type));
			case Kind.Real _, Kind.Whole _, Kind.Flag _, Kind.Text _, Kind.Items _, Kind.Weights _ ->
				throw new IllegalArgumentException("no definition for " + kind);
		};
	}

	private ObjectNode reference(Class<?> type, Body body) {
		var name = name(type);
		var other = this.types.putIfAbsent(name, type);
		if (other == null) {
			var definition = this.all.putObject(name).put("title", title(type));
			var about = type.getAnnotation(About.class);
			if (about != null) {
				definition.put("description", about.value());
				if (!about.example().isEmpty()) {
					definition.putArray("examples").add(example(type, about.example()));
				}
			}
			definition.setAll(body.schema());
		}
		else if (other != type) {
			throw new IllegalStateException("%s and %s would both be %s".formatted(type, other, name));
		}
		return NODES.objectNode().put("$ref", this.prefix + name);
	}

	private JsonNode example(Class<?> type, String text) {
		var example = JsonText.tree(text);
		return (example.isString() && this.catalog.family(type) != null) ? NODES.objectNode().set("type", example)
				: example;
	}

	/** {@code Gaussian} as a learner is {@code GaussianLearner}. */
	private String name(Class<?> type) {
		var family = this.catalog.family(type);
		var outer = type.getEnclosingClass();
		return (family != null) ? type.getSimpleName() + family.getSimpleName()
				: ((outer != null && outer != Spec.class) ? name(outer) : "") + type.getSimpleName();
	}

	private String title(Class<?> type) {
		return (this.catalog.family(type) != null) ? Names.of(type) : Names.of(type).replace('-', ' ');
	}

	private ObjectNode tagged(Class<?> type) {
		var choices = NODES.arrayNode();
		var mapping = NODES.objectNode();
		var words = new ArrayList<String>();
		this.catalog.members(type).forEach((tag, member) -> {
			var choice = reference(member, () -> fields(member, tag));
			choices.add(choice);
			mapping.set(tag, choice.get("$ref"));
			if (Shape.of(member).optional()) {
				words.add(tag);
			}
		});
		var schema = NODES.objectNode().set("oneOf", choices);
		if (this.discriminators) {
			schema.putObject("discriminator").put("propertyName", "type").set("mapping", mapping);
		}
		return withShorthands(type, schema, words);
	}

	private static ObjectNode withShorthands(Class<?> type, ObjectNode object, List<String> moreWords) {
		var shorthands = Shorthands.of(type);
		var words = NODES.arrayNode();
		shorthands.words().sequencedKeySet().forEach(words::add);
		moreWords.forEach(words::add);
		if (shorthands.number() == null && words.isEmpty()) {
			return object;
		}
		var choices = NODES.arrayNode().add(object);
		if (shorthands.number() != null) {
			choices.addObject().put("type", "number");
		}
		if (!words.isEmpty()) {
			choices.addObject().put("type", "string").set("enum", words);
		}
		return NODES.objectNode().set("anyOf", choices);
	}

	private ObjectNode fields(Class<? extends Record> type, @Nullable String tag) {
		var properties = NODES.objectNode();
		var required = NODES.arrayNode();
		if (tag != null) {
			properties.putObject("type").put("const", tag);
			required.add("type");
		}
		for (var part : Shape.of(type).parts()) {
			var property = schema(part.kind(), part.limits()).put("description", part.description());
			if (part.fallback() != null) {
				property.set("default", part.fallback());
			}
			properties.set(part.name(), property);
			if (Plans.required(type, part)) {
				required.add(part.name());
			}
		}
		if (type == Spec.class) {
			properties.set(Sweep.FIELD, sweep());
		}
		return NODES.objectNode()
			.put("type", "object")
			.set("properties", properties)
			.set("required", required)
			.put("additionalProperties", false);
	}

	private static ObjectNode sweep() {
		var sweep = NODES.objectNode()
			.put("type", "object")
			.put("description",
					"values that vary, by JSON Pointers into the spec: one sweep point for each combination")
			.put("maxProperties", Sweep.MAX_AXES);
		sweep.putObject("propertyNames").put("pattern", "^/(%s)(/|$)".formatted(String.join("|", Axis.ROOTS)));
		sweep.putObject("additionalProperties").put("type", "array").put("minItems", 1);
		sweep.putArray("examples").addObject().putArray("/regime/samples").add(100).add(1000);
		return sweep;
	}

	private ObjectNode schema(Kind kind, Limits limits) {
		return switch (kind) {
			case Kind.Real _ -> bounded("number", limits);
			case Kind.Whole _ -> bounded("integer", limits);
			case Kind.Flag _ -> NODES.objectNode().put("type", "boolean");
			case Kind.Text _ -> sized("string", "maxLength", limits);
			case Kind.Items items -> sized("array", "maxItems", limits).set("items", schema(items.element(), limits));
			case Kind.Weights _ -> throw new IllegalArgumentException("no spec has weights");
			case Kind.Word _, Kind.Fields _, Kind.Tagged _ -> reference(kind);
		};
	}

	private static ObjectNode bounded(String type, Limits limits) {
		var schema = NODES.objectNode().put("type", type);
		bound(schema, "minimum", limits.min());
		bound(schema, "exclusiveMinimum", limits.above());
		bound(schema, "maximum", limits.max());
		return schema;
	}

	private static void bound(ObjectNode schema, String keyword, double bound) {
		if (Double.isFinite(bound)) {
			schema.set(keyword, Numbers.node(bound));
		}
	}

	private static ObjectNode sized(String type, String keyword, Limits limits) {
		var schema = NODES.objectNode().put("type", type);
		return (limits.maxLength() == Integer.MAX_VALUE) ? schema : schema.put(keyword, limits.maxLength());
	}

	/** Makes the schema of a type once the type has a name. */
	private interface Body {

		ObjectNode schema();

	}

}
