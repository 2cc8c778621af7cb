package ouroboros.core.theory;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import ouroboros.core.Sampling;
import ouroboros.core.Spec;
import ouroboros.core.regime.Real;
import ouroboros.core.regime.Regime;
import ouroboros.core.regime.Retain;

/**
 * The options of a spec that change what a generation is trained on. A closed form names
 * those that it knows; of a spec that sets any other one it does not speak. An option
 * that was added to a spec after the closed form is therefore never overlooked.
 */
final class Knobs {

	/** Parts of a spec that closed forms look at themselves, or need not look at. */
	static final Set<String> ELSEWHERE = Set.of("name", "description", "tags", "truth", "learner", "generations",
			"replicates", "seed", "metrics", "record", "snapshots", "priority");

	/** Options that do not change the law of any result. */
	static final Set<String> INDIFFERENT = Set.of("sampling.method");

	/** Values of options that are not absent by default. */
	static final Map<String, Object> DEFAULTS = Map.of("regime.retain", Retain.of("replace"), "regime.start",
			Regime.Start.COLD, "regime.design", Regime.Design.FRESH, "regime.origin", Regime.Origin.KNOWN,
			"regime.real.source", Real.Source.FIXED, "regime.real.mixing", Real.Mixing.STRATIFIED);

	private Knobs() {
	}

	/**
	 * Names of the options that are not at their defaults, such as {@code regime.budget}.
	 */
	static Set<String> set(Spec spec) {
		var names = new TreeSet<String>();
		for (var component : Spec.class.getRecordComponents()) {
			if (!ELSEWHERE.contains(component.getName())) {
				collect(component.getName(), value(component, spec), fallback(component.getName()), names);
			}
		}
		return names;
	}

	private static void collect(String name, @Nullable Object value, @Nullable Object fallback, Set<String> names) {
		if (value instanceof Real real && real.isNone()) {
			return;
		}
		if (value instanceof Regime || value instanceof Real || value instanceof Sampling) {
			for (var component : value.getClass().getRecordComponents()) {
				var inner = name + "." + component.getName();
				collect(inner, value(component, (Record) value),
						(value instanceof Sampling) ? value(component, Sampling.PLAIN) : fallback(inner), names);
			}
		}
		else if (!INDIFFERENT.contains(name) && !Objects.equals(value, fallback)
				&& !(value instanceof Collection<?> all && all.isEmpty())) {
			names.add(name);
		}
	}

	private static @Nullable Object fallback(String name) {
		return DEFAULTS.get(name);
	}

	static @Nullable Object value(RecordComponent component, Record owner) {
		try {
			return component.getAccessor().invoke(owner);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** The spec sets none but these. */
	static Condition only(String... known) {
		var names = List.of(known);
		return (setting) -> {
			var others = set(setting.spec());
			names.forEach(others::remove);
			return others.isEmpty() ? null : "does not cover " + String.join(", ", others);
		};
	}

}
