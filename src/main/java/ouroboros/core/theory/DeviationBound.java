package ouroboros.core.theory;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import ouroboros.core.law.Normal;
import ouroboros.core.learner.Estimator;
import ouroboros.core.learner.Gaussian;
import ouroboros.core.metric.Variance;
import ouroboros.core.spec.About;

/** How many chains still have a part of the genuine standard deviation. */
@About(value = "Upper bound of the probability that the standard deviation is still above three tenths, and above a tenth,"
		+ " of the genuine one.", source = "Suresh et al. 2024 (arXiv 2412.17646), Theorem 3")
public record DeviationBound() implements Theory {

	private static final double[] PARTS = { 0.3, 0.1 };

	@Override
	public List<Condition> conditions() {
		return List.of(Conditions.GAUSSIAN, Conditions.NORMAL_TRUTH, Conditions.ONE_DIMENSION, DeviationBound::unbiased,
				Knobs.only("regime.samples"), Conditions.CONSTANT_SAMPLES);
	}

	private static @Nullable String unbiased(Setting setting) {
		return (setting.spec().learner() instanceof Gaussian(var estimator, var _) && estimator == Estimator.UNBIASED)
				? null : "speaks of the unbiased estimator";
	}

	@Override
	public List<Prediction> predict(Setting setting) {
		return Arrays.stream(PARTS).mapToObj((part) -> of(setting, part)).toList();
	}

	private static Prediction of(Setting setting, double part) {
		var variance = ((Normal) setting.truth()).covariance()[0][0];
		var size = setting.regime().samplesAt(0);
		var upper = new double[setting.last() + 1];
		for (int generation = 0; generation < upper.length; generation++) {
			upper[generation] = Math.min(1, Math.exp(-(generation + 1) / (4.0 * size - 1)) / part);
		}
		return Prediction.bounds(new Variance(), Statistic.shareAbove(part * part * variance),
				"P(σ_t > ε) ≤ (σ₀/ε) e^(-t/(4n-1)) after t fits, ε = %sσ₀: Suresh et al. 2024 (arXiv 2412.17646),"
					.formatted(part) + " Theorem 3",
				setting.generations(), new double[upper.length], upper);
	}

}
