package ouroboros.json;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import ouroboros.core.spec.Field;

/** A record class seen through its components. */
record Shape(List<Part> parts, Constructor<? extends Record> constructor) {

	private static final ClassValue<Shape> SHAPES = new ClassValue<>() {
		@Override
		protected Shape computeValue(Class<?> type) {
			return reflected(type.asSubclass(Record.class));
		}
	};

	/**
	 * A component.
	 *
	 * @param name its name, in JSON too
	 * @param kind how its values look in JSON
	 * @param field its description; null outside the spec
	 * @param nullable whether it may be absent without a default
	 * @param fallback its default
	 * @param accessor reads it
	 */
	record Part(String name, Kind kind, @Nullable Field field, boolean nullable, @Nullable JsonNode fallback,
			Method accessor) {

		boolean required() {
			return !this.nullable && this.fallback == null;
		}

		Limits limits() {
			return Limits.of(this.field);
		}

		String description() {
			return (this.field == null) ? "" : this.field.value();
		}

		@Nullable Object of(Object owner) {
			return invoke(() -> this.accessor.invoke(owner));
		}

	}

	/** A reflective call. */
	interface Call {

		@Nullable Object run() throws ReflectiveOperationException;

	}

	static Shape of(Class<?> type) {
		return SHAPES.get(type);
	}

	List<String> names() {
		return this.parts.stream().map(Part::name).toList();
	}

	/** Whether {@code {}} is a value. */
	boolean optional() {
		return this.parts.stream().noneMatch(Part::required);
	}

	/** A new record, by its constructor with all its checks. */
	Object of(@Nullable Object... values) {
		var built = invoke(() -> this.constructor.newInstance(values));
		if (built == null) {
			throw new IllegalStateException("no record");
		}
		return built;
	}

	/** The outcome of a call; what it throws is thrown as it is. */
	static @Nullable Object invoke(Call call) {
		try {
			return call.run();
		}
		catch (InvocationTargetException ex) {
			if (ex.getCause() instanceof RuntimeException cause) {
				throw cause;
			}
			throw new IllegalStateException(ex);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Shape reflected(Class<? extends Record> type) {
		var components = type.getRecordComponents();
		try {
			var constructor = type
				.getDeclaredConstructor(Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new));
			constructor.setAccessible(true);
			return new Shape(Arrays.stream(components).map(Shape::part).toList(), constructor);
		}
		catch (NoSuchMethodException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Part part(RecordComponent component) {
		var field = component.getAnnotation(Field.class);
		var accessor = component.getAccessor();
		accessor.setAccessible(true);
		return new Part(component.getName(), Kind.of(component.getGenericType()), field,
				component.getAnnotatedType().isAnnotationPresent(Nullable.class),
				(field == null || field.fallback().isEmpty()) ? null : JsonText.tree(field.fallback()), accessor);
	}

}
