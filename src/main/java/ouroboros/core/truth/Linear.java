package ouroboros.core.truth;

import org.jspecify.annotations.Nullable;

import ouroboros.core.Truth;
import ouroboros.core.law.LinearModel;
import ouroboros.core.spec.About;
import ouroboros.core.spec.Field;
import ouroboros.core.spec.Refusal;

/** A linear regression with standard normal vectors. */
@About(value = "Vectors x ~ N(0, I) labelled with y = w·x + noise·z, z ~ N(0, 1). Where w is not given it is the first"
		+ " unit vector, which is as good as any other of length 1.",
		example = "{\"type\":\"linear\",\"dimension\":10,\"noise\":1}",
		source = "Gerstgrasser et al. 2024 (arXiv 2404.01413); Dohmatob et al. 2024 (arXiv 2402.07712)")
public record Linear(@Field(value = "dimension of the vectors", min = 1, max = Linear.MAX_DIMENSION) int dimension,
		@Field(value = "standard deviation of the label given the vector", fallback = "1", min = 0,
				max = 1e100) double noise,
		@Field(value = "w; the first unit vector where absent", maxLength = Linear.MAX_DIMENSION, min = -1e100,
				max = 1e100) double @Nullable [] weights)
		implements
			Truth {

	/** Largest dimension of labelled vectors. */
	public static final int MAX_DIMENSION = 500;

	public Linear {
		Refusal.unless(weights == null || weights.length == dimension, "weights", "dimension-mismatch",
				"w is not of dimension " + dimension);
	}

	@Override
	public LinearModel law(Library library) {
		if (this.weights != null) {
			return new LinearModel(this.weights, this.noise);
		}
		var first = new double[this.dimension];
		first[0] = 1;
		return new LinearModel(first, this.noise);
	}

}
