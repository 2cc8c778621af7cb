package ouroboros.core.metric;

import java.util.List;

import ouroboros.core.Need;
import ouroboros.core.View;
import ouroboros.core.law.Matrices;
import ouroboros.core.law.Moments;
import ouroboros.core.spec.About;

/** Logarithm of the determinant of the model's covariance. */
@About(value = "Natural logarithm of the determinant of the model's covariance matrix; -inf where it is singular.",
		example = "\"log-determinant\"", source = "Shumailov et al. 2024, Theorem 3.1")
public record LogDeterminant() implements OfMoments {

	@Override
	public List<Need> needs() {
		return List.of(Need.MODEL_MOMENTS);
	}

	@Override
	public double measure(View view) {
		return Matrices.logDeterminant(((Moments) view.model()).covariance());
	}

	@Override
	public void measure(double[] means, double[] variances, double mean, double variance, double[] into, int count) {
		for (int i = 0; i < count; i++) {
			into[i] = Matrices.logDeterminant(variances[i]);
		}
	}

}
