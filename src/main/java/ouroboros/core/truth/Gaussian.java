package ouroboros.core.truth;

import org.jspecify.annotations.Nullable;

import ouroboros.core.Truth;
import ouroboros.core.law.Matrices;
import ouroboros.core.law.Normal;
import ouroboros.core.spec.About;
import ouroboros.core.spec.Field;
import ouroboros.core.spec.Refusal;

/** The normal law, by its moments or standard in a given dimension. */
@About(value = "The normal law N(mean, covariance), or the standard one of a given dimension.",
		example = "{\"type\":\"gaussian\",\"mean\":[0.0],\"covariance\":[[1.0]]}")
public record Gaussian(@Field(value = "mean vector", maxLength = Gaussian.MAX_DIMENSION) double @Nullable [] mean,
		@Field(value = "covariance matrix, symmetric and positive definite; the identity where absent",
				maxLength = Gaussian.MAX_DIMENSION) double @Nullable [][] covariance,
		@Field(value = "dimension of the standard normal law, in place of mean and covariance", min = 1,
				max = Gaussian.MAX_DIMENSION) @Nullable Integer dimension)
		implements
			Truth {

	/** Largest dimension. */
	public static final int MAX_DIMENSION = 1000;

	public Gaussian {
		Refusal.unless(mean != null || dimension != null, "mean", "missing", "either mean or dimension is needed");
		Refusal.unless(mean == null || mean.length > 0, "mean", "empty", "the mean has at least one coordinate");
		if (dimension != null) {
			Refusal.unless(mean == null || mean.length == dimension, "dimension", "dimension-mismatch",
					"the mean is not of dimension " + dimension);
		}
		if (covariance != null) {
			CovarianceCheck.check(covariance, size(mean, dimension), "covariance");
		}
	}

	@Override
	public Normal law(Library library) {
		var size = size(this.mean, this.dimension);
		return new Normal((this.mean != null) ? this.mean : new double[size],
				(this.covariance != null) ? this.covariance : Matrices.identity(size));
	}

	private static int size(double @Nullable [] mean, @Nullable Integer dimension) {
		return (mean != null) ? mean.length : (dimension != null) ? dimension : 0;
	}

}
