package ouroboros.core.theory;

import java.util.List;
import java.util.stream.Stream;

import ouroboros.core.law.Moments;
import ouroboros.core.learner.Bandwidth;
import ouroboros.core.learner.KernelDensity;
import ouroboros.core.spec.About;

/** First and second moments of kernel density estimates under any linear regime. */
@About(value = "Expected variance, squared shift and mean of kernel density estimates, exactly, for every regime in which"
		+ " a model's mean is a weighted mean of its data with weights that do not depend on them. A kernel of variance"
		+ " k·h² per coordinate (k = 1 Gaussian, 1/(d+2) tophat) adds to the points' variance (divisor n): a fixed"
		+ " bandwidth the same at every fit, a rule's bandwidth a multiple of the points' own.",
		source = "Kazdan et al. 2024 (arXiv 2410.16713); Borji 2024 (arXiv 2410.12954); derived")
public record KernelMoments() implements Theory {

	@Override
	public List<Condition> conditions() {
		return List.of((setting) -> (setting.spec().learner() instanceof KernelDensity) ? null
				: "speaks of the learner kernel-density", Conditions.MOMENTS, Linearity::withCuration);
	}

	@Override
	public List<Prediction> predict(Setting setting) {
		var learner = (KernelDensity) setting.spec().learner();
		var bias = setting.spec().sampling().bias();
		var moments = VectorMoments.of(setting, Family.vectors(spread(learner, (Moments) setting.truth(), 1),
				spread(learner, (Moments) setting.truth(), bias), (Moments) setting.truth()));
		return Stream
			.concat(Stream.of(moments.variance(variance(setting, learner)), moments.shift(VectorMoments.RECURSION)),
					moments.mean().stream())
			.toList();
	}

	/**
	 * Of a model whose kernel has {@code bias} times its variance.
	 */
	private static Spread spread(KernelDensity learner, Moments truth, double bias) {
		var dimension = truth.mean().length;
		var kernel = bias * learner.kernel().variance(dimension);
		return switch (learner.bandwidth()) {
			case Bandwidth.Fixed(double width) -> {
				var relative = width / Family.deviation(truth);
				yield (square, squaredMean, concentration) -> square - squaredMean
						+ dimension * kernel * relative * relative;
			}
			case Bandwidth.Scott _, Bandwidth.Silverman _ -> (square, squaredMean, concentration) -> {
				var relative = learner.bandwidth().of(1, 1 / concentration, dimension);
				return (square - squaredMean) * (1 + kernel * relative * relative);
			};
		};
	}

	private static String variance(Setting setting, KernelDensity learner) {
		if (Knobs.only("regime.samples").unmet(setting) != null) {
			return VectorMoments.RECURSION;
		}
		return (learner.bandwidth() instanceof Bandwidth.Fixed)
				? "s²_(t+1) = (1-1/n)(s²_t + kh²) of the points, s²_0 = (1-1/n)σ₀², and kh² of the kernel: variance"
						+ " grows to (n-1)kh² and kh²"
				: "s²_(t+1) = (1-1/n)(1 + kc²)s²_t of the points, s²_0 = (1-1/n)σ₀², with a bandwidth of c·s: variance"
						+ " grows or falls without end";
	}

}
