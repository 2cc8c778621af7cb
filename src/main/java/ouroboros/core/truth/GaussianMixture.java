package ouroboros.core.truth;

import java.util.List;

import org.jspecify.annotations.Nullable;

import ouroboros.core.Truth;
import ouroboros.core.law.Matrices;
import ouroboros.core.law.Normal;
import ouroboros.core.law.NormalMixture;
import ouroboros.core.spec.About;
import ouroboros.core.spec.Field;
import ouroboros.core.spec.Refusal;

/** A mixture of normal laws. */
@About(value = "A mixture of normal laws, its components being the genuine modes.",
		example = "{\"type\":\"gaussian-mixture\",\"components\":[{\"weight\":0.5,\"mean\":[-2,0]},{\"weight\":0.5,\"mean\":[2,0]}]}")
public record GaussianMixture(
		@Field(value = "the components; weights sum to 1 within 1e-9", maxLength = 1000) List<Component> components)
		implements
			Truth {

	/** One normal law of the mixture. */
	@About("One normal law of a mixture.")
	public record Component(@Field(value = "probability of the component", above = 0, max = 1) double weight,
			@Field(value = "mean vector", maxLength = Gaussian.MAX_DIMENSION) double[] mean,
			@Field(value = "covariance matrix, symmetric and positive definite; the identity where absent",
					maxLength = Gaussian.MAX_DIMENSION) double @Nullable [][] covariance) {

		public Component {
			Refusal.unless(mean.length > 0, "mean", "empty", "the mean has at least one coordinate");
			if (covariance != null) {
				CovarianceCheck.check(covariance, mean.length, "covariance");
			}
		}

		Normal law() {
			return new Normal(this.mean,
					(this.covariance != null) ? this.covariance : Matrices.identity(this.mean.length));
		}

	}

	public GaussianMixture {
		Refusal.unless(!components.isEmpty(), "components", "empty", "at least one component is needed");
		var dimension = components.getFirst().mean().length;
		for (int k = 0; k < components.size(); k++) {
			Refusal.unless(components.get(k).mean().length == dimension, "components/" + k + "/mean",
					"dimension-mismatch", "component %d has dimension %d, the first has %d".formatted(k,
							components.get(k).mean().length, dimension));
		}
		var sum = components.stream().mapToDouble(Component::weight).sum();
		Refusal.unless(Math.abs(sum - 1) <= 1e-9, "components", "not-normalised",
				"weights sum to %s, not to 1".formatted(sum));
	}

	@Override
	public NormalMixture law(Library library) {
		return new NormalMixture(this.components.stream().mapToDouble(Component::weight).toArray(),
				this.components.stream().map(Component::law).toArray(Normal[]::new));
	}

}
