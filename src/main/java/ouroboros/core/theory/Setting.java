package ouroboros.core.theory;

import ouroboros.core.Metric;
import ouroboros.core.Spec;
import ouroboros.core.law.Law;
import ouroboros.core.regime.Regime;

/**
 * What a closed form may look at.
 *
 * @param spec the experiment at one sweep point
 * @param truth its genuine law
 */
public record Setting(Spec spec, Law truth) {

	Regime regime() {
		return this.spec.regime();
	}

	/** Index of the last generation. */
	int last() {
		return this.spec.generations();
	}

	/** Indices of all generations. */
	int[] generations() {
		var all = new int[last() + 1];
		for (int g = 0; g < all.length; g++) {
			all[g] = g;
		}
		return all;
	}

	boolean measures(Metric metric) {
		return this.spec.measured().contains(metric);
	}

}
