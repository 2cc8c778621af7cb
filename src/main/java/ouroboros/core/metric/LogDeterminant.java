package ouroboros.core.metric;

import java.util.List;

import ouroboros.core.Metric;
import ouroboros.core.Need;
import ouroboros.core.View;
import ouroboros.core.law.Matrices;
import ouroboros.core.law.Moments;
import ouroboros.core.spec.About;

/** Logarithm of the determinant of the model's covariance. */
@About(value = "Natural logarithm of the determinant of the model's covariance matrix; -inf where it is singular.",
		example = "\"log-determinant\"", source = "Shumailov et al. 2024, Theorem 3.1")
public record LogDeterminant() implements Metric {

	@Override
	public List<Need> needs() {
		return List.of(Need.MODEL_MOMENTS);
	}

	@Override
	public double measure(View view) {
		return Matrices.logDeterminant(((Moments) view.model()).covariance());
	}

}
