package ouroboros.json;

import java.lang.reflect.Array;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;

/**
 * How a Java type looks in JSON. Everything that reads, writes or describes values is a
 * switch over these.
 */
sealed interface Kind {

	/** A {@code double}. */
	record Real() implements Kind {
	}

	/**
	 * An {@code int} or {@code long}.
	 *
	 * @param wide whether it is a {@code long}
	 */
	record Whole(boolean wide) implements Kind {
	}

	/** A {@code boolean}. */
	record Flag() implements Kind {
	}

	/** A {@code String}. */
	record Text() implements Kind {
	}

	/** One of an enum's constants, in kebab-case. */
	record Word(Class<? extends Enum<?>> type) implements Kind {
	}

	/**
	 * An array.
	 *
	 * @param container {@code List} or the class of a Java array
	 * @param element kind of its elements
	 */
	record Items(Class<?> container, Kind element) implements Kind {

		Object of(List<Object> values) {
			if (!this.container.isArray()) {
				return List.copyOf(values);
			}
			var array = Array.newInstance(this.container.componentType(), values.size());
			for (int i = 0; i < values.size(); i++) {
				Array.set(array, i, values.get(i));
			}
			return array;
		}

		int size(Object values) {
			return (values instanceof List<?> list) ? list.size() : Array.getLength(values);
		}

		Object get(Object values, int index) {
			return (values instanceof List<?> list) ? list.get(index) : Array.get(values, index);
		}

	}

	/**
	 * A {@code float[]}: numbers of a model that are too many to be looked at. In JSON
	 * there is their number alone; no spec has any.
	 */
	record Weights() implements Kind {
	}

	/** An object with the components of a record. */
	record Fields(Class<? extends Record> type) implements Kind {
	}

	/** An object that says by its {@code type} which record of an interface it is. */
	record Tagged(Class<?> type) implements Kind {
	}

	static Kind of(Type type) {
		if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
			return new Items(List.class, of(generic.getActualTypeArguments()[0]));
		}
		if (!(type instanceof Class<?> raw)) {
			throw new IllegalArgumentException("no JSON for " + type);
		}
		if (raw == double.class || raw == Double.class) {
			return new Real();
		}
		if (raw == int.class || raw == Integer.class || raw == long.class || raw == Long.class) {
			return new Whole(raw == long.class || raw == Long.class);
		}
		if (raw == boolean.class || raw == Boolean.class) {
			return new Flag();
		}
		if (raw == String.class) {
			return new Text();
		}
		if (raw.isEnum()) {
			@SuppressWarnings("unchecked")
			var constants = (Class<? extends Enum<?>>) raw;
			return new Word(constants);
		}
		if (raw == float[].class) {
			return new Weights();
		}
		if (raw.isArray()) {
			return new Items(raw, of(raw.componentType()));
		}
		if (raw.isRecord()) {
			return new Fields(raw.asSubclass(Record.class));
		}
		if (raw.isInterface()) {
			return new Tagged(raw);
		}
		throw new IllegalArgumentException("no JSON for " + raw);
	}

}
