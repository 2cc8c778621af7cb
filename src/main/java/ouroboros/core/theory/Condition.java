package ouroboros.core.theory;

import org.jspecify.annotations.Nullable;

/** Something that a closed form needs of an experiment. */
@FunctionalInterface
public interface Condition {

	/**
	 * Why the condition is not met.
	 * @return a short reason, or null if the condition is met
	 */
	@Nullable String unmet(Setting setting);

}
