package ouroboros.core.metric;

import java.util.List;

import ouroboros.core.Metric;
import ouroboros.core.Need;
import ouroboros.core.View;
import ouroboros.core.law.Discrete;
import ouroboros.core.law.Normal;
import ouroboros.core.spec.About;

/** Entropy of the model. */
@About(value = "Entropy of the model q in nats: -Σ q ln q for symbols, 0 to ln K, and for counts, 0 or more; the differential entropy -∫ q "
		+ "ln q for vectors, any number, -inf for a model degenerate in any component. Exact for symbols "
		+ "and normal laws; a sum over counts; quadrature in one dimension; else the mean of -ln q over 10,000 points drawn "
		+ "from the model, with standard error sd(ln q)/100.", example = "\"entropy\"",
		source = "Shannon 1948, doi:10.1002/j.1538-7305.1948.tb01338.x")
public record Entropy() implements Metric {

	@Override
	public List<Need> needs() {
		return List.of(Need.MODEL_PROBABILITIES, NormalDivergence.NORMAL_MODEL.or(Need.FEW_DIMENSIONS));
	}

	@Override
	public double measure(View view) {
		if (view.model() instanceof Discrete(double[] probabilities)) {
			return SymbolDivergence.crossEntropy(probabilities, probabilities);
		}
		var part = RegularPart.ofModel(view);
		if (part.mass() < 1) {
			return Double.NEGATIVE_INFINITY;
		}
		if (part.law() instanceof Normal normal) {
			return NormalDivergence.entropy(normal);
		}
		var density = part.logDensity();
		return -part.mean(density::logDensity);
	}

}
