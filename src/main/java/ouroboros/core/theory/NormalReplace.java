package ouroboros.core.theory;

import java.util.ArrayList;
import java.util.List;

import org.apache.commons.numbers.gamma.Digamma;
import org.apache.commons.numbers.gamma.LogGamma;
import org.jspecify.annotations.Nullable;

import ouroboros.core.law.Matrices;
import ouroboros.core.law.Normal;
import ouroboros.core.learner.Estimator;
import ouroboros.core.learner.Gaussian;
import ouroboros.core.metric.LogDeterminant;
import ouroboros.core.metric.Variance;
import ouroboros.core.metric.Wasserstein2Squared;
import ouroboros.core.regime.Schedule;
import ouroboros.core.spec.About;

/** What the chi-squared law of a normal sample's variance says of replacement. */
@About(value = "The normal law refitted to its own samples: expected standard deviation and Wasserstein distance (one"
		+ " dimension) and expected logarithm of the determinant, for any sizes, either estimator and biased samples.",
		source = "Bertrand et al. 2023 (arXiv 2310.00429); Shumailov et al. 2024, Theorem 3.1 and supplement eq. 6")
public record NormalReplace() implements Theory {

	/** The next term of the series is below 1e-16. */
	private static final double LARGE = 1e5;

	@Override
	public List<Condition> conditions() {
		return List.of(Conditions.GAUSSIAN, Conditions.NORMAL_TRUTH, Knobs.only("regime.samples", "sampling.bias"));
	}

	@Override
	public List<Prediction> predict(Setting setting) {
		var predictions = new ArrayList<Prediction>();
		var truth = (Normal) setting.truth();
		var learner = (Gaussian) setting.spec().learner();
		var logDeterminant = logDeterminant(setting, truth, learner);
		if (logDeterminant != null) {
			predictions.add(logDeterminant);
		}
		if (truth.mean().length == 1) {
			var deviations = deviations(setting, truth.covariance()[0][0], learner.estimator());
			predictions.add(Prediction.exact(new Variance(), Statistic.MEAN_ROOT,
					"E σ_t = σ₀ α(n)^t (times √(1-1/n) per fit for maximum likelihood and √λ per biased sample) after"
							+ " t fits, α(n) = √(2/(n-1)) Γ(n/2)/Γ((n-1)/2): Bertrand et al. 2023 (arXiv 2310.00429)",
					setting.generations(), deviations));
			predictions.add(risk(setting, truth, learner.estimator(), deviations));
		}
		return predictions;
	}

	private static double[] deviations(Setting setting, double variance, Estimator estimator) {
		var deviations = new double[setting.last() + 1];
		var deviation = Math.sqrt(variance);
		for (int generation = 0; generation < deviations.length; generation++) {
			var size = setting.regime().samplesAt(generation);
			deviation *= alpha(size) * ((estimator == Estimator.UNBIASED) ? 1 : Math.sqrt(1 - 1.0 / size));
			deviations[generation] = deviation;
			deviation *= Math.sqrt(setting.spec().sampling().bias());
		}
		return deviations;
	}

	/** E s/σ of the unbiased variance s² of n normal points; 0 for a single one. */
	static double alpha(long size) {
		var degrees = size - 1.0;
		if (degrees > LARGE) {
			return 1 - 1 / (4 * degrees) + 1 / (32 * degrees * degrees);
		}
		return (degrees == 0) ? 0
				: Math.sqrt(2 / degrees) * Math.exp(LogGamma.value(size / 2.0) - LogGamma.value(degrees / 2));
	}

	private static Prediction risk(Setting setting, Normal truth, Estimator estimator, double[] deviations) {
		var variance = truth.covariance()[0][0];
		var models = LinearRegime.of(setting, NormalMoments.family(setting, estimator), List.of());
		var risks = new double[deviations.length];
		for (int generation = 0; generation < risks.length; generation++) {
			risks[generation] = variance * (models.squaredError()[generation] + models.spread()[generation] + 1)
					- 2 * Math.sqrt(variance) * deviations[generation];
		}
		var known = NormalSkewness.of(setting);
		var skewness = known.shift();
		for (int generation = 0; generation < skewness.length; generation++) {
			skewness[generation] = Math.max(skewness[generation], known.variance()[generation]);
		}
		return Prediction
			.exact(new Wasserstein2Squared(), Statistic.MEAN,
					"E W₂² = E(μ_t-μ₀)² + E σ_t² + σ₀² - 2σ₀ E σ_t, ≈ (3/2)σ₀² Σ1/n_i early on: Shumailov et al. 2024,"
							+ " supplement eq. 6",
					setting.generations(), risks)
			.withSkewness(skewness)
			.withLimit(variance * limit(setting, estimator));
	}

	/**
	 * Of E W₂²/σ₀²: where σ_t dies and samples have λ = 1, the drift of the mean decides.
	 */
	private static double limit(Setting setting, Estimator estimator) {
		var bias = setting.spec().sampling().bias();
		if (!(setting.regime().samples() instanceof Schedule.Constant)) {
			var slow = setting.regime().samples() instanceof Schedule.Power(double first, double exponent)
					&& exponent >= 0 && exponent <= 1;
			return (slow && bias == 1) ? ((estimator == Estimator.UNBIASED) ? Double.POSITIVE_INFINITY : 2)
					: Double.NaN;
		}
		var size = (double) setting.regime().samplesAt(0);
		var ratio = bias * ((estimator == Estimator.UNBIASED) ? 1 : 1 - 1 / size);
		return (size == 1) ? 2 : (ratio >= 1) ? Double.POSITIVE_INFINITY : 1 + 1 / (size * (1 - ratio));
	}

	private static @Nullable Prediction logDeterminant(Setting setting, Normal truth, Gaussian learner) {
		var dimension = truth.mean().length;
		var isotropic = isIsotropic(truth);
		if (learner.covariance() == Gaussian.Shape.SPHERICAL && !isotropic) {
			return null;
		}
		var expected = new double[setting.last() + 1];
		var sum = (learner.covariance() == Gaussian.Shape.DIAGONAL) ? logDiagonal(truth)
				: Matrices.logDeterminant(truth.covariance());
		for (int generation = 0; generation < expected.length; generation++) {
			var size = setting.regime().samplesAt(generation);
			var divisor = (learner.estimator() == Estimator.UNBIASED) ? size - 1 : size;
			sum += switch (learner.covariance()) {
				case FULL -> full(dimension, size, divisor);
				case DIAGONAL -> dimension * logarithm(size - 1, divisor);
				case SPHERICAL -> dimension * logarithm((size - 1.0) * dimension, (double) divisor * dimension);
			};
			expected[generation] = sum;
			sum += dimension * Math.log(setting.spec().sampling().bias());
		}
		return Prediction.exact(new LogDeterminant(), Statistic.MEAN,
				"E ln det Σ_t = ln det Σ₀ + t Σ_{j≤d}[ψ((n-j)/2) - ln((n-1)/2)] after t fits, ln(n/2) for maximum"
						+ " likelihood: log-determinant of a Wishart matrix, as in Shumailov et al. 2024, Theorem 3.1",
				setting.generations(), expected);
	}

	/** -inf where the sample is too small for a covariance of full rank. */
	private static double full(int dimension, long size, long divisor) {
		if (size <= dimension) {
			return Double.NEGATIVE_INFINITY;
		}
		var sum = 0.0;
		for (int j = 1; j <= dimension; j++) {
			sum += logarithm(size - j, divisor);
		}
		return sum;
	}

	/** E ln(χ²/divisor). */
	private static double logarithm(double degrees, double divisor) {
		return (degrees == 0) ? Double.NEGATIVE_INFINITY : Digamma.value(degrees / 2) - Math.log(divisor / 2);
	}

	private static double logDiagonal(Normal truth) {
		var sum = 0.0;
		for (int j = 0; j < truth.mean().length; j++) {
			sum += Math.log(truth.covariance()[j][j]);
		}
		return sum;
	}

	private static boolean isIsotropic(Normal truth) {
		var covariance = truth.covariance();
		for (int i = 0; i < covariance.length; i++) {
			for (int j = 0; j < covariance.length; j++) {
				if (covariance[i][j] != ((i == j) ? covariance[0][0] : 0)) {
					return false;
				}
			}
		}
		return true;
	}

}
