package ouroboros.core.metric;

import java.util.List;

import org.jspecify.annotations.Nullable;

import ouroboros.core.Metric;
import ouroboros.core.Need;
import ouroboros.core.View;
import ouroboros.core.law.Law;
import ouroboros.core.law.LogDensity;
import ouroboros.core.law.NormalMixture;
import ouroboros.core.spec.About;

/** Pairs of genuine modes that the model cannot tell apart. */
@About(value = "Number of pairs of genuine components with a valley between their means under the truth and "
		+ "none under the model: 0 to n(n-1)/2. A valley: along the segment between the means, at 101 "
		+ "points, the density falls below 0.95 of the smaller density of the two ends. A pair of which "
		+ "the model lost one mode counts as well; NaN where the whole model is degenerate.",
		example = "\"modes-merged\"",
		source = "Definition 6, entanglement of genuine modes, of Schaeffer et al. 2025 (arXiv 2503.03150), operational form (valley to peak ratio)")
public record ModesMerged() implements Metric {

	private static final double DEPTH = Math.log(0.95);

	private static final int STEPS = 100;

	private static final int MOST_MODES = 100;

	@Override
	public List<Need> needs() {
		return List.of(ModesMerged::fewModes, Need.MODEL_DENSITY);
	}

	@Override
	public double measure(View view) {
		var truth = (NormalMixture) view.truth();
		var part = RegularPart.ofModel(view);
		if (part.mass() == 0) {
			return Double.NaN;
		}
		var genuine = truth.density();
		var model = part.logDensity();
		var merged = 0;
		for (int k = 0; k < truth.components().length; k++) {
			for (int l = 0; l < k; l++) {
				view.turn().poll();
				var from = truth.components()[l].mean();
				var to = truth.components()[k].mean();
				merged += (valley(genuine, from, to) && !valley(model, from, to)) ? 1 : 0;
			}
		}
		return merged;
	}

	private static boolean valley(LogDensity density, double[] from, double[] to) {
		var rim = Math.min(density.logDensity(from, 0), density.logDensity(to, 0));
		for (int step = 1; step < STEPS; step++) {
			var at = from.clone();
			for (int j = 0; j < at.length; j++) {
				at[j] += (to[j] - from[j]) * step / STEPS;
			}
			if (density.logDensity(at, 0) < rim + DEPTH) {
				return true;
			}
		}
		return false;
	}

	private static @Nullable String fewModes(Law truth, Class<? extends Law> model) {
		var unmet = Need.TRUTH_MODES.unmet(truth, model);
		return (unmet != null || ((NormalMixture) truth).weights().length <= MOST_MODES) ? unmet
				: "compares all pairs of genuine modes, at most " + MOST_MODES + " of them";
	}

}
