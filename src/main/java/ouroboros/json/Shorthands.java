package ouroboros.json;

import java.lang.reflect.Method;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.SequencedMap;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import ouroboros.core.spec.Shorthand;

/**
 * The bare numbers and words that stand for values of a type.
 *
 * @param number makes a value from a number; null where the type knows none
 * @param words makes a value from each of these words
 */
record Shorthands(@Nullable Method number, SequencedMap<String, Method> words) {

	private static final ClassValue<Shorthands> SHORTHANDS = new ClassValue<>() {
		@Override
		protected Shorthands computeValue(Class<?> type) {
			Method number = null;
			var words = new LinkedHashMap<String, Method>();
			for (var method : type.getDeclaredMethods()) {
				var shorthand = method.getAnnotation(Shorthand.class);
				if (shorthand != null) {
					method.setAccessible(true);
					for (var word : shorthand.value()) {
						words.put(word, method);
					}
					number = (method.getParameterTypes()[0] == double.class) ? method : number;
				}
			}
			return new Shorthands(number, Collections.unmodifiableSequencedMap(words));
		}
	};

	static Shorthands of(Class<?> type) {
		return SHORTHANDS.get(type);
	}

	Object value(Method factory, Object bare) {
		return Objects.requireNonNull(Shape.invoke(() -> factory.invoke(null, bare)));
	}

	/** The bare number or word for a value; null where there is none. */
	@Nullable JsonNode bare(Object value) {
		for (var word : this.words.entrySet()) {
			if (value.equals(value(word.getValue(), word.getKey()))) {
				return JsonNodeFactory.instance.stringNode(word.getKey());
			}
		}
		var parts = Shape.of(value.getClass()).parts();
		return (this.number != null && parts.size() == 1 && parts.getFirst().of(value) instanceof Double only
				&& value.equals(value(this.number, only))) ? Numbers.node(only) : null;
	}

}
