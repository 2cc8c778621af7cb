package ouroboros.core.metric;

import java.util.List;

import ouroboros.core.Metric;
import ouroboros.core.Need;
import ouroboros.core.View;
import ouroboros.core.law.Autoregressive;
import ouroboros.core.law.Discrete;
import ouroboros.core.law.Normal;
import ouroboros.core.spec.About;

/** Entropy of the model. */
@About(value = "Entropy of the model q in nats: -Σ q ln q for symbols, 0 to ln K, and for counts, 0 or more; that of a text "
		+ "divided by its length for texts, per token, 0 to ln K; the differential entropy -∫ q ln q for vectors, any "
		+ "number, -inf for a model degenerate in any component. Exact for symbols and normal laws, and by the chain "
		+ "rule for texts whose tokens depend on few others (at most 2^20 n-grams one longer than that, times "
		+ "length at most 10^7); a sum over counts; quadrature in one dimension; else the mean of -ln q over 10,000 "
		+ "points, or texts of 10,000 tokens together, drawn from the model, with standard error "
		+ "sd(ln q)/sqrt(number).", unit = "nats", example = "\"entropy\"",
		source = "Shannon 1948, doi:10.1002/j.1538-7305.1948.tb01338.x")
public record Entropy() implements Metric {

	@Override
	public List<Need> needs() {
		return List.of(Need.MODEL_TOKENS.or(Need.MODEL_PROBABILITIES),
				NormalDivergence.NORMAL_MODEL.or(Need.FEW_DIMENSIONS));
	}

	@Override
	public double measure(View view) {
		if (view.model() instanceof Discrete(double[] probabilities)) {
			return SymbolDivergence.crossEntropy(probabilities, probabilities);
		}
		if (view.model() instanceof Autoregressive) {
			return view.shared(new TextInformation.OfModel()).own();
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
