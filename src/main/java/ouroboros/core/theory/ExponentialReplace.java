package ouroboros.core.theory;

import java.util.List;

import org.apache.commons.numbers.gamma.Digamma;

import ouroboros.core.learner.Exponential;
import ouroboros.core.metric.Mean;
import ouroboros.core.metric.Variance;
import ouroboros.core.spec.About;

/** What the gamma law of an exponential sample's mean says of replacement. */
@About(value = "Expected logarithm of the mean of an exponential law refitted to its own samples: it falls although the"
		+ " expected mean does not.", source = "gamma law of the mean of exponential variables")
public record ExponentialReplace() implements Theory {

	@Override
	public List<Condition> conditions() {
		return List.of(
				(setting) -> (setting.spec().learner() instanceof Exponential) ? null
						: "speaks of the learner exponential",
				(setting) -> (setting.truth() instanceof ouroboros.core.law.Exponential) ? null
						: "needs an exponential truth",
				Knobs.only("regime.samples"));
	}

	@Override
	public List<Prediction> predict(Setting setting) {
		var ofVariance = setting.measures(new Variance()) && !setting.measures(new Mean());
		var logarithms = new double[setting.last() + 1];
		var logarithm = Math.log(((ouroboros.core.law.Exponential) setting.truth()).scale());
		for (int generation = 0; generation < logarithms.length; generation++) {
			var size = (double) setting.regime().samplesAt(generation);
			logarithm += Digamma.value(size) - Math.log(size);
			logarithms[generation] = ofVariance ? 2 * logarithm : logarithm;
		}
		return List.of(Prediction.exact(ofVariance ? new Variance() : new Mean(), Statistic.MEAN_LOGARITHM,
				"E ln θ_t = ln θ₀ + t[ψ(n) - ln n] after t fits to n each; the variance is θ²", setting.generations(),
				logarithms));
	}

}
