package ouroboros.json;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import ouroboros.core.spec.About;

/**
 * Values of every kind that can stand in a spec: small ones, few of each, and not all of
 * them good.
 *
 * @param depth how deep in an object the fields are varied, each alone; 0 for examples
 * alone
 */
record Variants(int depth) {

	private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

	private static final double[] REAL = { 0.5, 1, 0, 3 };

	private static final double[] WHOLE = { 2, 1, 50, 0 };

	private static final int SMALL = 50;

	/** Of a field. */
	SequencedSet<JsonNode> of(Shape.Part part) {
		return of(part.kind(), part.limits());
	}

	/** Of every member of an interface. */
	SequencedSet<JsonNode> of(Class<?> type) {
		return of(new Kind.Tagged(type), Limits.NONE);
	}

	private SequencedSet<JsonNode> of(Kind kind, Limits limits) {
		return switch (kind) {
			case Kind.Real _ -> numbers(REAL, limits);
			case Kind.Whole _ -> numbers(WHOLE, limits);
			case Kind.Flag _ -> set(Stream.of(NODES.booleanNode(true), NODES.booleanNode(false)));
			case Kind.Text _ -> set(Stream.of(NODES.stringNode("x")));
			case Kind.Word(var type) ->
				set(Stream.of(type.getEnumConstants()).map((word) -> NODES.stringNode(Names.of(word))));
			case Kind.Items(var _, var element) -> arrays(of(element, limits));
			case Kind.Weights _ -> throw new IllegalArgumentException("no spec has weights");
			case Kind.Fields(var type) -> set(Stream.concat(shorthands(type, limits), objects(type, null)));
			case Kind.Tagged(var type) -> set(Stream.concat(shorthands(type, limits),
					Sample.CATALOG.members(type)
						.values()
						.stream()
						.filter((member) -> member.getEnclosingClass() == null || type.isSealed())
						.flatMap((member) -> objects(member, Names.of(member)))));
		};
	}

	private static SequencedSet<JsonNode> set(Stream<? extends JsonNode> values) {
		return new LinkedHashSet<>(values.toList());
	}

	private static SequencedSet<JsonNode> numbers(double[] candidates, Limits limits) {
		var numbers = new LinkedHashSet<JsonNode>();
		for (var candidate : candidates) {
			var number = Math.clamp(candidate, limits.min(), limits.max());
			if (limits.broken(number) == null) {
				numbers.add(Numbers.node(number));
			}
		}
		return numbers;
	}

	/** Of one element and of two. */
	private static SequencedSet<JsonNode> arrays(SequencedSet<JsonNode> elements) {
		var first = elements.getFirst();
		return set(Stream.concat(elements.stream().map((element) -> NODES.arrayNode().add(element)),
				Stream.of(NODES.arrayNode().add(first).add(first))));
	}

	private static Stream<JsonNode> shorthands(Class<?> type, Limits limits) {
		var shorthands = Shorthands.of(type);
		return Stream.concat(
				(shorthands.number() == null) ? Stream.of()
						: Stream.of(REAL, WHOLE).flatMap((numbers) -> numbers(numbers, limits).stream()),
				shorthands.words().keySet().stream().map(NODES::stringNode));
	}

	/** The example, and all that differ from it in one field. */
	private Stream<JsonNode> objects(Class<?> type, @Nullable String tag) {
		var base = base(type, tag);
		return (this.depth == 0) ? Stream.of(base)
				: Stream.concat(Stream.of(base), Shape.of(type).parts().stream().flatMap((part) -> {
					var without = base.deepCopy();
					without.remove(part.name());
					return Stream.concat(Stream.of(without),
							new Variants(this.depth - 1).of(part)
								.stream()
								.map((value) -> base.deepCopy().set(part.name(), value)));
				}));
	}

	/** The example in small numbers; where there is none, what must be there. */
	private static ObjectNode base(Class<?> type, @Nullable String tag) {
		var about = type.getAnnotation(About.class);
		var base = (about != null && !about.example().isEmpty()
				&& JsonText.tree(about.example()) instanceof ObjectNode example) ? example : NODES.objectNode();
		if (tag != null) {
			base.put("type", tag);
		}
		for (var part : Shape.of(type).parts()) {
			var given = base.get(part.name());
			if (given == null && part.required()) {
				base.set(part.name(), new Variants(0).of(part).getFirst());
			}
			else if (given != null && part.kind() instanceof Kind.Whole && given.asInt() > SMALL) {
				base.put(part.name(), SMALL);
			}
		}
		return base;
	}

}
