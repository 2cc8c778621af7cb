package ouroboros.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import ouroboros.core.spec.About;
import ouroboros.core.spec.Refusal;

/**
 * Builds values from JSON by the components of their records. Strict: nothing is
 * converted or ignored, and it reads on after a problem to find them all.
 */
final class Reader {

	/** In place of a value that could not be built. */
	static final Object BAD = new Object();

	private static final String TAG = "type";

	private final Catalog catalog;

	private final Sink sink;

	private final Map<JsonNode, Object> known;

	/**
	 * @param catalog knows the members of interfaces
	 * @param known what earlier readers made of the same nodes, and where this one adds
	 * its own; a bad object that is met again is not told again
	 * @param sink takes the problems
	 */
	Reader(Catalog catalog, Map<JsonNode, Object> known, Sink sink) {
		this.catalog = catalog;
		this.known = known;
		this.sink = sink;
	}

	/** A reader of what cannot be wrong. */
	Reader(Catalog catalog) {
		this(catalog, new IdentityHashMap<>(), (pointer, code, detail, malformed) -> {
			throw new IllegalStateException("%s: %s: %s".formatted(pointer, code, detail));
		});
	}

	Object read(JsonNode node, Kind kind) {
		return read(node, kind, Limits.NONE, Path.ROOT);
	}

	/** The value, or {@link #BAD} after at least one problem. */
	private Object read(JsonNode node, Kind kind, Limits limits, Path path) {
		return switch (kind) {
			case Kind.Real _ -> node.isNumber() ? real(node, limits, path) : wrongType(node, "a number", path);
			case Kind.Whole(var wide) -> whole(node, wide, limits, path);
			case Kind.Flag _ ->
				node.isBoolean() ? Boolean.valueOf(node.booleanValue()) : wrongType(node, "true or false", path);
			case Kind.Text _ ->
				node.isString() ? text(node.stringValue(), limits, path) : wrongType(node, "a string", path);
			case Kind.Word(var type) ->
				node.isString() ? word(node.stringValue(), type, path) : wrongType(node, "a word", path);
			case Kind.Items items ->
				node.isArray() ? items(node, items, limits, path) : wrongType(node, "an array", path);
			case Kind.Weights _ -> throw new IllegalArgumentException("no spec has weights");
			case Kind.Fields(var type) -> bare(node, type, path, () -> untagged(node, type, path));
			case Kind.Tagged(var type) -> bare(node, type, path, () -> tagged(node, type, path));
		};
	}

	private Object real(JsonNode node, Limits limits, Path path) {
		var value = node.numberValue().doubleValue();
		if (!Double.isFinite(value)) {
			return refused(path, "out-of-range", "is beyond the largest number of double precision");
		}
		var broken = limits.broken(value);
		return (broken == null) ? (Object) value : refused(path, "out-of-range", broken);
	}

	private Object whole(JsonNode node, boolean wide, Limits limits, Path path) {
		var number = node.isNumber() ? node.numberValue() : Double.valueOf(Double.NaN);
		var value = number.doubleValue();
		if (value != Math.rint(value)) {
			return wrongType(node, "a whole number", path);
		}
		var broken = limits.broken(value);
		if (broken != null) {
			return refused(path, "out-of-range", broken);
		}
		if (wide ? Math.abs(value) >= 0x1p63 : value != (int) value) {
			return refused(path, "out-of-range", "has more than %d bits".formatted(wide ? 64 : 32));
		}
		var exact = (number instanceof Double) ? (long) value : number.longValue();
		return wide ? (Object) exact : (Object) (int) exact;
	}

	private Object text(String text, Limits limits, Path path) {
		var length = text.codePointCount(0, text.length());
		if (length > limits.maxLength()) {
			return refused(path, "too-long",
					"has %d characters, at most %d are accepted".formatted(length, limits.maxLength()));
		}
		if (text.indexOf(0) >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
			return refused(path, "bad-character", "holds U+0000 or half of a surrogate pair");
		}
		return text;
	}

	private Object word(String word, Class<? extends Enum<?>> type, Path path) {
		var words = new LinkedHashSet<String>();
		for (var constant : type.getEnumConstants()) {
			if (words.add(Names.of(constant)) && Names.of(constant).equals(word)) {
				return constant;
			}
		}
		return unknown(word, type, words, "unknown-word", path);
	}

	private Object items(JsonNode node, Kind.Items items, Limits limits, Path path) {
		if (node.size() > limits.maxLength()) {
			return refused(path, "too-long",
					"has %d elements, at most %d are accepted".formatted(node.size(), limits.maxLength()));
		}
		var values = new ArrayList<>(node.size());
		var good = true;
		for (int i = 0; i < node.size(); i++) {
			var value = read(node.get(i), items.element(), limits, path.at(i));
			good &= value != BAD;
			values.add(value);
		}
		return good ? items.of(values) : BAD;
	}

	private Object bare(JsonNode node, Class<?> type, Path path, Supplier<Object> otherwise) {
		var shorthands = Shorthands.of(type);
		var factory = node.isString() ? shorthands.words().get(node.stringValue())
				: node.isNumber() ? shorthands.number() : null;
		if (factory == null) {
			return otherwise.get();
		}
		var argument = node.isString() ? node.stringValue() : real(node, Limits.NONE, path);
		return (argument == BAD) ? BAD : built(() -> shorthands.value(factory, argument), path);
	}

	private Object untagged(JsonNode node, Class<? extends Record> type, Path path) {
		var words = Shorthands.of(type).words().sequencedKeySet();
		if (node.isString() && !words.isEmpty()) {
			return unknown(node.stringValue(), type, words, "unknown-word", path);
		}
		return (node instanceof ObjectNode object) ? fields(object, type, Set.of(), path)
				: wrongType(node, expected(type, "an object"), path);
	}

	private Object tagged(JsonNode node, Class<?> type, Path path) {
		if (!node.isString() && !node.isObject()) {
			return wrongType(node, expected(type, "an object with a type"), path);
		}
		var tag = node.isString() ? node : node.get(TAG);
		var at = node.isString() ? path : path.at(TAG);
		if (tag == null) {
			return malformed(at, "missing", "which type it is must be said: "
					+ String.join(", ", this.catalog.members(type).sequencedKeySet()));
		}
		if (!tag.isString()) {
			return wrongType(tag, "the name of a type", at);
		}
		var member = this.catalog.members(type).get(tag.stringValue());
		if (member == null) {
			var names = new LinkedHashSet<>(Shorthands.of(type).words().sequencedKeySet());
			names.addAll(this.catalog.members(type).sequencedKeySet());
			return unknown(tag.stringValue(), type, names, "unknown-type", at);
		}
		return fields((node instanceof ObjectNode object) ? object : JsonNodeFactory.instance.objectNode(), member,
				Set.of(TAG), path);
	}

	/** A record from an object that may have fields {@code beside} its components. */
	private Object fields(ObjectNode node, Class<? extends Record> type, Set<String> beside, Path path) {
		var known = this.known.get(node);
		if (known == null) {
			known = assembled(node, type, beside, path);
			this.known.put(node, known);
		}
		return known;
	}

	private Object assembled(ObjectNode node, Class<? extends Record> type, Set<String> beside, Path path) {
		var shape = Shape.of(type);
		var names = new LinkedHashSet<>(shape.names());
		var good = true;
		for (var name : node.propertyNames()) {
			if (!names.contains(name) && !beside.contains(name)) {
				good = unknown(name, type, names, "unknown-field", path.at(name)) != BAD;
			}
		}
		var values = new ArrayList<@Nullable Object>(shape.parts().size());
		for (var part : shape.parts()) {
			var value = part(node, part, path.at(part.name()));
			good &= value != BAD;
			values.add(value);
		}
		return good ? built(() -> shape.of(values.toArray()), path) : BAD;
	}

	private @Nullable Object part(ObjectNode node, Shape.Part part, Path path) {
		var given = node.get(part.name());
		var value = (given != null) ? given : part.fallback();
		if (value != null) {
			return read(value, part.kind(), part.limits(), path);
		}
		return part.nullable() ? null : malformed(path, "missing", "is required: " + part.description());
	}

	private Object built(Supplier<Object> factory, Path path) {
		try {
			return factory.get();
		}
		catch (Refusal refusal) {
			this.sink.add(path + refusal.pointer(), refusal.code(), refusal.detail(), false);
			return BAD;
		}
	}

	private static String expected(Class<?> type, String otherwise) {
		var shorthands = Shorthands.of(type);
		var expected = new ArrayList<>(List.of(otherwise));
		if (shorthands.number() != null) {
			expected.add("a number");
		}
		expected.addAll(shorthands.words().keySet().stream().map(Names::quoted).toList());
		return String.join(" or ", expected);
	}

	private Object unknown(String name, Class<?> type, Set<String> known, String code, Path path) {
		var about = type.getAnnotation(About.class);
		return (about != null && List.of(about.reserved()).contains(name))
				? refused(path, "unsupported", Names.quoted(name) + " is not supported yet")
				: malformed(path, code, Names.unknown(name, known));
	}

	private Object wrongType(JsonNode node, String expected, Path path) {
		return malformed(path, "wrong-type", "must be %s, but is %s".formatted(expected, switch (node.getNodeType()) {
			case ARRAY -> "an array";
			case OBJECT, POJO -> "an object";
			case BOOLEAN -> node.asString();
			case NUMBER -> "the number " + Names.quoted(node.asString());
			case STRING, BINARY -> "a string";
			case NULL, MISSING -> "null";
		}));
	}

	private Object malformed(Path path, String code, String detail) {
		this.sink.add(path.toString(), code, detail, true);
		return BAD;
	}

	private Object refused(Path path, String code, String detail) {
		this.sink.add(path.toString(), code, detail, false);
		return BAD;
	}

}
