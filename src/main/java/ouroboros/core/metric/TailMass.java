package ouroboros.core.metric;

import java.util.Arrays;
import java.util.List;

import ouroboros.core.Metric;
import ouroboros.core.Need;
import ouroboros.core.View;
import ouroboros.core.law.Discrete;
import ouroboros.core.spec.About;
import ouroboros.core.spec.Field;

/** How much of the genuine tail is left. */
@About(value = "Probability of the genuine tail under the model, divided by that under the truth: 1 for an "
		+ "intact tail, 0 for a lost one, above 1 for a swollen one. The tail is defined by the truth "
		+ "alone. Symbols: the least probable genuine ones, in ascending probability (of equal ones the "
		+ "larger index first), while their genuine probabilities sum to at most the quantile; NaN where "
		+ "that is none. Vectors: where the genuine density is at most its quantile-quantile; exact for a "
		+ "normal truth in one dimension, else over 10,000 points drawn from the model, with standard "
		+ "error near sqrt(r/(10000·quantile)) for a value r, and for a mixture with a boundary from "
		+ "10,000 held-out points, which adds a constant relative error of 1/sqrt(10000·quantile).",
		example = "{\"type\":\"tail-mass\",\"quantile\":0.01}",
		source = "Definition 7, disappearance of genuine tails, of Schaeffer et al. 2025 (arXiv 2503.03150), operational form")
public record TailMass(
		@Field(value = "genuine probability of the tail", fallback = "0.01", above = 0, max = 1) double quantile)
		implements
			Metric {

	private static final double ROUNDING = 1e-12;

	@Override
	public List<Need> needs() {
		return List.of(Need.either(Need.SYMBOLS, Need.TRUTH_DENSITY), Need.FEW_DIMENSIONS);
	}

	@Override
	public double measure(View view) {
		if (!(view.truth() instanceof Discrete(double[] truth))) {
			var tail = GenuineTail.of(view, this.quantile);
			return tail.model() / tail.genuine();
		}
		return ofSymbols(truth, ((Discrete) view.model()).probabilities());
	}

	private double ofSymbols(double[] truth, double[] model) {
		var genuine = 0.0;
		var mass = 0.0;
		for (var symbol : tail(truth)) {
			genuine += truth[symbol];
			mass += model[symbol];
		}
		return (genuine > 0) ? mass / genuine : Double.NaN;
	}

	/**
	 * The genuine tail.
	 * @param truth genuine probabilities of all symbols
	 * @return indices of its symbols, ascending
	 */
	public int[] tail(double[] truth) {
		var ascending = Arrays.stream(truth).filter((p) -> p > 0).sorted().toArray();
		var genuine = 0.0;
		var size = 0;
		while (size < ascending.length && genuine + ascending[size] <= this.quantile + ROUNDING) {
			genuine += ascending[size++];
		}
		var tail = new int[size];
		var largest = (size == 0) ? 0 : ascending[size - 1];
		var ties = (int) Arrays.stream(ascending, 0, size).filter((p) -> p == largest).count();
		for (int symbol = truth.length - 1, at = size; at > 0; symbol--) {
			if (truth[symbol] > 0 && (truth[symbol] < largest || (truth[symbol] == largest && ties-- > 0))) {
				tail[--at] = symbol;
			}
		}
		return tail;
	}

}
