package ouroboros.core.theory;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A closed form, or a family of them, and what it says of an experiment at one sweep
 * point. A record that implements it is found without being listed anywhere.
 */
public interface Theory {

	/** What it needs; each may rely on those before it. */
	List<Condition> conditions();

	/**
	 * The first condition that is not met says why; null if it speaks of the setting. All
	 * closed forms need a truth whose draws are independent.
	 */
	default @Nullable String unmet(Setting setting) {
		if (!setting.truth().isIndependent()) {
			return "speaks of independent genuine data, not of those drawn without replacement";
		}
		for (var condition : conditions()) {
			var reason = condition.unmet(setting);
			if (reason != null) {
				return reason;
			}
		}
		return null;
	}

	/**
	 * What it predicts.
	 * @param setting meets all conditions
	 */
	List<Prediction> predict(Setting setting);

}
