package ouroboros.core.metric;

import java.util.List;

import ouroboros.core.Metric;
import ouroboros.core.Need;
import ouroboros.core.View;
import ouroboros.core.law.Labelled;
import ouroboros.core.law.NormalMixture;
import ouroboros.core.spec.About;
import ouroboros.core.spec.Field;

/** Genuine modes that the model no longer produces. */
@About(value = "Number of genuine components whose share of 10,000 points drawn from the model, each counted "
		+ "for the component most responsible for it, is below threshold × the component's genuine weight: "
		+ "0 to the number of components. Components that another one covers are never most responsible "
		+ "and count as lost even under the truth. Of pictures with labels the modes are the classes: counted are 1,000 "
		+ "generated pictures, each for the class that the classifier of class-share finds, so that a lost class does not count while "
		+ "other ones are mistaken for it more often than the threshold allows.",
		example = "{\"type\":\"modes-lost\",\"threshold\":0.1}",
		source = "Definition 6, entanglement or loss of genuine modes, of Schaeffer et al. 2025 (arXiv 2503.03150), operational form; Shumailov et al. 2023 (arXiv 2305.17493)")
public record ModesLost(@Field(value = "part of its genuine weight below which a mode counts as lost", fallback = "0.1",
		above = 0, max = 1) double threshold) implements Metric {

	@Override
	public List<Need> needs() {
		return List.of(Need.TRUTH_MODES.or(Need.LABELLED), Need.FEW_DIMENSIONS);
	}

	@Override
	public double measure(View view) {
		return (view.truth() instanceof Labelled pictures)
				? lost(pictures.classes(), view.shared(new ClassShares(ClassShares.SAMPLES)))
				: lost(((NormalMixture) view.truth()).weights(), view.shared(new ModeShares()));
	}

	private double lost(double[] weights, double[] shares) {
		var lost = 0;
		for (int k = 0; k < weights.length; k++) {
			lost += (shares[k] < this.threshold * weights[k]) ? 1 : 0;
		}
		return lost;
	}

}
