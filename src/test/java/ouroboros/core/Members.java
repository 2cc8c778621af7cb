package ouroboros.core;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.net.URL;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;

import ouroboros.core.regime.Schedule;
import ouroboros.core.spec.Field;

/**
 * Everything that implements an open interface: the service's own and its extensions, but
 * not what tests make up for themselves.
 */
final class Members {

	private Members() {
	}

	/** The classes that implement an interface. */
	static <T> List<Class<? extends T>> classes(Class<T> type) {
		var scanner = new ClassPathScanningCandidateComponentProvider(false);
		scanner.addIncludeFilter(new AssignableTypeFilter(type));
		var classes = new ArrayList<Class<? extends T>>();
		for (var definition : scanner.findCandidateComponents("ouroboros")) {
			try {
				var found = Class.forName(definition.getBeanClassName()).asSubclass(type);
				if (source(found).equals(source(Run.class)) || found.getPackageName().equals("ouroboros.extension")) {
					classes.add(found);
				}
			}
			catch (ClassNotFoundException ex) {
				throw new IllegalStateException(ex);
			}
		}
		return classes;
	}

	private static URL source(Class<?> type) {
		return type.getProtectionDomain().getCodeSource().getLocation();
	}

	/**
	 * Instances of all records that implement an interface: with defaults where there are
	 * any and small numbers elsewhere, one for every combination of enum constants.
	 */
	static <T> List<T> instances(Class<T> type) {
		return classes(type).stream()
			.filter(Class::isRecord)
			.<T>flatMap((found) -> instancesOf(found).stream())
			.toList();
	}

	/** Of a sealed interface, instances of all that it permits. */
	private static List<Object> permitted(Class<?> type) {
		return Arrays.stream(type.isSealed() ? type.getPermittedSubclasses() : new Class<?>[] { type })
			.filter(Class::isRecord)
			.<Object>flatMap((found) -> instancesOf(found).stream())
			.toList();
	}

	private static <T> List<T> instancesOf(Class<T> type) {
		List<List<@Nullable Object>> rows = List.of(List.of());
		for (var component : type.getRecordComponents()) {
			var next = new ArrayList<List<@Nullable Object>>();
			for (var row : rows) {
				for (var value : values(component)) {
					var longer = new ArrayList<@Nullable Object>(row);
					longer.add(value);
					next.add(longer);
				}
			}
			rows = List.copyOf(next);
		}
		return rows.stream().map((row) -> instance(type, row)).toList();
	}

	private static <T> T instance(Class<T> type, List<@Nullable Object> row) {
		var parameters = new Class<?>[row.size()];
		for (int i = 0; i < parameters.length; i++) {
			parameters[i] = type.getRecordComponents()[i].getType();
		}
		try {
			return type.getDeclaredConstructor(parameters).newInstance(row.toArray());
		}
		catch (InvocationTargetException | NoSuchMethodException | InstantiationException | IllegalAccessException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static List<@Nullable Object> values(RecordComponent component) {
		var type = component.getType();
		if (type.isEnum()) {
			return List.of(type.getEnumConstants());
		}
		var field = component.getAnnotation(Field.class);
		if (type == Schedule.class) {
			return (field != null && field.fallback().isEmpty()) ? Arrays.asList(null, Schedule.of(0.5))
					: List.of(Schedule.of(number(field)));
		}
		if (type.isSealed() || type.isRecord()) {
			return permitted(type);
		}
		if (type == boolean.class) {
			return List.of(true, false);
		}
		var number = component.getName().equals("epochs") ? 2 : number(field);
		return switch (type.getName().toLowerCase(Locale.ROOT)) {
			case "int" -> List.of((int) number);
			case "long" -> List.of((long) number);
			case "double", "java.lang.double" -> List.of(number);
			case "java.lang.integer" -> Collections.singletonList(null);
			case "java.lang.string" -> List.of("x");
			default -> throw new IllegalArgumentException("say here what values a " + component + " may have");
		};
	}

	private static double number(@Nullable Field field) {
		if (field == null) {
			return 2;
		}
		return field.fallback().isEmpty() ? Math.clamp(2, field.min(), field.max())
				: Double.parseDouble(field.fallback());
	}

}
