package ouroboros.json;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;

import ouroboros.core.Metric;
import ouroboros.core.Spec;
import ouroboros.core.spec.About;

/**
 * Everything that can stand in a spec, found on the class path: the members of an open
 * interface are the records that implement it, those of a sealed one the records that it
 * permits. A record is named after its class, so that adding one is all it takes.
 */
public final class Catalog {

	private final List<Class<? extends Record>> found;

	private final Map<Class<?>, SequencedMap<String, Class<? extends Record>>> members = new ConcurrentHashMap<>();

	private final Set<Kind> kinds = new LinkedHashSet<>();

	/**
	 * @param found records that may be members of an open interface
	 * @throws IllegalStateException if two members of one interface have the same name
	 */
	Catalog(Collection<Class<? extends Record>> found) {
		this.found = List.copyOf(found);
		collect(new Kind.Fields(Spec.class));
	}

	/** Scans package {@code ouroboros}; records inside methods do not count. */
	public static Catalog ofClassPath() {
		var scanner = new ClassPathScanningCandidateComponentProvider(false);
		scanner.addIncludeFilter(new AssignableTypeFilter(Record.class));
		return new Catalog(scanner.findCandidateComponents("ouroboros")
			.stream()
			.<Class<? extends Record>>map((candidate) -> ClassUtils
				.resolveClassName(String.valueOf(candidate.getBeanClassName()), Catalog.class.getClassLoader())
				.asSubclass(Record.class))
			.filter((type) -> type.getCanonicalName() != null)
			.toList());
	}

	/** The records of an open or sealed interface by their names, in order of names. */
	public SequencedMap<String, Class<? extends Record>> members(Class<?> type) {
		return this.members.computeIfAbsent(type, this::named);
	}

	/** The records of an interface that have no components, by their names. */
	public <T> SequencedMap<String, T> plain(Class<T> type) {
		var plain = new LinkedHashMap<String, T>();
		members(type).forEach((name, member) -> {
			if (Shape.of(member).parts().isEmpty()) {
				plain.put(name, type.cast(Shape.of(member).of()));
			}
		});
		return Collections.unmodifiableSequencedMap(plain);
	}

	/**
	 * The example of every member of a type that gives one.
	 * @param type an interface that a spec refers to
	 */
	public <T> List<T> examples(Class<T> type) {
		return members(type).values().stream().flatMap((member) -> example(member, type)).toList();
	}

	private <T> Stream<T> example(Class<? extends Record> member, Class<T> type) {
		var about = member.getAnnotation(About.class);
		return (about == null || about.example().isEmpty()) ? Stream.empty()
				: Stream.of(type.cast(new Reader(this).read(JsonText.tree(about.example()), new Kind.Tagged(type))));
	}

	/**
	 * The unit of a metric.
	 * @param label its name, with parameters or without
	 * @return empty where it is a pure number, or not known any more
	 */
	public String unit(String label) {
		var metric = members(Metric.class).get(label.replaceFirst("\\[.*", ""));
		var about = (metric == null) ? null : metric.getAnnotation(About.class);
		return (about == null) ? "" : about.unit();
	}

	/** Every kind of object or word that a spec is made of, the spec first. */
	Set<Kind> kinds() {
		return Collections.unmodifiableSet(this.kinds);
	}

	/** The interface whose member a record of the spec is; null if it is none. */
	@Nullable Class<?> family(Class<?> member) {
		return this.members.entrySet()
			.stream()
			.filter((entry) -> entry.getValue().containsValue(member))
			.map(Map.Entry::getKey)
			.findFirst()
			.orElse(null);
	}

	private SequencedMap<String, Class<? extends Record>> named(Class<?> type) {
		var named = new LinkedHashMap<String, Class<? extends Record>>();
		(type.isSealed() ? permitted(type)
				: this.found.stream().filter(type::isAssignableFrom).sorted(Comparator.comparing(Names::of)))
			.forEach((member) -> {
				var other = named.put(Names.of(member), member);
				if (other != null) {
					throw new IllegalStateException(
							"two members of %s have one name: %s, %s".formatted(type, other, member));
				}
			});
		return Collections.unmodifiableSequencedMap(named);
	}

	private static Stream<Class<? extends Record>> permitted(Class<?> type) {
		return Arrays.stream(type.getPermittedSubclasses())
			.flatMap((permitted) -> permitted.isSealed() ? permitted(permitted)
					: Stream.of(permitted.asSubclass(Record.class)));
	}

	private void collect(Kind kind) {
		if (kind instanceof Kind.Items items) {
			collect(items.element());
		}
		if (kind instanceof Kind.Word) {
			this.kinds.add(kind);
		}
		if (kind instanceof Kind.Fields(var type) && this.kinds.add(kind)) {
			Shape.of(type).parts().forEach((part) -> collect(part.kind()));
		}
		if (kind instanceof Kind.Tagged(var type) && this.kinds.add(kind)) {
			members(type).values().stream().map(Shape::of).forEach((member) -> {
				member.parts().forEach((part) -> collect(part.kind()));
			});
		}
	}

}
