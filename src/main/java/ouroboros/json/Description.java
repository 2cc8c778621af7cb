package ouroboros.json;

import java.util.LinkedHashMap;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import ouroboros.core.Learner;
import ouroboros.core.spec.About;

/** The catalogue for people: every type of the spec with its fields and limits. */
public final class Description {

	private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

	private final Catalog catalog;

	public Description(Catalog catalog) {
		this.catalog = catalog;
	}

	/**
	 * One array for each interface, named in the plural, of its members; and
	 * {@code objects}, the other parts of a spec.
	 */
	public ObjectNode document() {
		var document = NODES.objectNode();
		var objects = NODES.arrayNode();
		for (var kind : this.catalog.kinds()) {
			if (kind instanceof Kind.Tagged(var type)) {
				var members = document.putArray(Names.of(type) + "s");
				this.catalog.members(type).values().forEach((member) -> members.add(member(member, type)));
			}
			else if (kind instanceof Kind.Fields(var type)) {
				objects.add(described(type));
			}
		}
		return document.set("objects", objects);
	}

	private ObjectNode member(Class<? extends Record> member, Class<?> type) {
		var described = described(member);
		if (described.has("example") && new Reader(this.catalog).read(described.get("example"),
				new Kind.Tagged(type)) instanceof Learner learner) {
			described.put("data", Names.of(learner.data()));
			Labels.of(learner.metrics()).forEach(described.withArray("metrics")::add);
		}
		return described;
	}

	private static ObjectNode described(Class<? extends Record> type) {
		var described = NODES.objectNode().put("type", Names.of(type));
		var about = type.getAnnotation(About.class);
		if (about != null) {
			described.put("description", about.value());
			put(described, "unit", about.unit().isEmpty() ? null : NODES.stringNode(about.unit()));
			put(described, "source", about.source().isEmpty() ? null : NODES.stringNode(about.source()));
			put(described, "example", about.example().isEmpty() ? null : JsonText.tree(about.example()));
		}
		return described.set("fields", fields(type));
	}

	private static ArrayNode fields(Class<? extends Record> type) {
		var fields = NODES.arrayNode();
		for (var part : Shape.of(type).parts()) {
			var field = fields.addObject()
				.put("name", part.name())
				.put("type", type(part.kind()))
				.put("description", part.description())
				.put("required", Plans.required(type, part));
			put(field, "default", part.fallback());
			if (part.kind() instanceof Kind.Word(var words)) {
				for (var word : words.getEnumConstants()) {
					field.withArray("words").add(Names.of(word));
				}
			}
			var bounds = new LinkedHashMap<String, Double>();
			bounds.put("minimum", part.limits().min());
			bounds.put("exclusiveMinimum", part.limits().above());
			bounds.put("maximum", part.limits().max());
			bounds.forEach((name, bound) -> put(field, name, Double.isFinite(bound) ? Numbers.node(bound) : null));
			if (part.limits().maxLength() < Integer.MAX_VALUE) {
				field.put("maximumLength", part.limits().maxLength());
			}
		}
		return fields;
	}

	private static void put(ObjectNode object, String name, @Nullable JsonNode value) {
		if (value != null) {
			object.set(name, value);
		}
	}

	private static String type(Kind kind) {
		return switch (kind) {
			case Kind.Real _ -> "number";
			case Kind.Whole _ -> "integer";
			case Kind.Flag _ -> "boolean";
			case Kind.Text _ -> "string";
			case Kind.Word _ -> "word";
			case Kind.Items items -> type(items.element()) + "[]";
			case Kind.Weights _ -> throw new IllegalArgumentException("no spec has weights");
			case Kind.Fields(var type) -> Names.of(type);
			case Kind.Tagged(var type) -> Names.of(type);
		};
	}

}
