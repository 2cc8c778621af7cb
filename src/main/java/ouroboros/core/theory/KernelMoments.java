package ouroboros.core.theory;

import java.util.List;
import java.util.stream.Stream;

import ouroboros.core.law.Moments;
import ouroboros.core.learner.Bandwidth;
import ouroboros.core.learner.KernelDensity;
import ouroboros.core.spec.About;

/** First and second moments of kernel density estimates under any linear regime. */
@About(value = "Expected variance, squared shift and mean of kernel density estimates, exactly, for any number of"
		+ " dimensions, either kernel, fixed bandwidths and those of a rule, and every regime in which weights do not"
		+ " depend on the data. A kernel adds its own variance at every fit, so that models spread where others narrow.",
		source = "recursion of E⟨b_i,b_j⟩ over batch means; Kazdan et al. 2024 (arXiv 2410.16713); Borji 2024"
				+ " (arXiv 2410.12954)")
public record KernelMoments() implements Theory {

	@Override
	public List<Condition> conditions() {
		return List.of((setting) -> (setting.spec().learner() instanceof KernelDensity) ? null
				: "speaks of the learner kernel-density", Conditions.MOMENTS, Linearity::withCuration);
	}

	@Override
	public List<Prediction> predict(Setting setting) {
		var learner = (KernelDensity) setting.spec().learner();
		var moments = VectorMoments.of(setting, family(setting, learner));
		return Stream
			.concat(Stream.of(moments.variance(variance(setting, learner)), moments.shift(VectorMoments.RECURSION)),
					moments.mean().stream())
			.toList();
	}

	/**
	 * The variance of the points, by maximum likelihood, and that of a kernel; bias
	 * scales the latter alone.
	 */
	private static Family family(Setting setting, KernelDensity learner) {
		var truth = (Moments) setting.truth();
		var unit = Family.vectors(Spread.WEIGHTED, Spread.WEIGHTED, truth).unit();
		return Family.vectors(spread(learner, truth.mean().length, unit, 1),
				spread(learner, truth.mean().length, unit, setting.spec().sampling().bias()), truth);
	}

	private static Spread spread(KernelDensity learner, int dimension, double unit, double bias) {
		var kernel = bias * learner.kernel().variance(dimension);
		return (square, squaredMean, concentration) -> {
			var points = Spread.WEIGHTED.of(square, squaredMean, concentration);
			var width = learner.bandwidth().of(1, 1 / concentration, dimension);
			return points + kernel * width * width
					* ((learner.bandwidth() instanceof Bandwidth.Fixed) ? dimension / (unit * unit) : points);
		};
	}

	private static String variance(Setting setting, KernelDensity learner) {
		var kernel = switch (learner.kernel()) {
			case GAUSSIAN -> "κ = 1 for the gaussian kernel";
			case TOPHAT -> "κ = 1/(d+2) for the tophat kernel";
		};
		if (Knobs.only("regime.samples", "sampling.bias").unmet(setting) != null) {
			return VectorMoments.RECURSION + ", with the kernel's added at every fit, " + kernel;
		}
		return (learner.bandwidth() instanceof Bandwidth.Fixed)
				? "E tr Σ_t = E s_t² + κdh², s² = tr S by maximum likelihood, E s²_(t+1) = (1-1/n)(E s²_t + λκdh²), of"
						+ " the first fit (1-1/n) tr Σ₀; → nκdh² for a constant n and λ = 1: " + kernel
				: "E tr Σ_t = (1+κc²) E s_t², s² = tr S by maximum likelihood, E s²_(t+1) = (1-1/n)(1+λκc²) E s²_t with"
						+ " bandwidths h_j = c s_j that fall with n, of the first fit (1-1/n) tr Σ₀: " + kernel;
	}

}
