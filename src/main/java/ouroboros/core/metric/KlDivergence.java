package ouroboros.core.metric;

import java.util.List;

import ouroboros.core.Metric;
import ouroboros.core.Need;
import ouroboros.core.View;
import ouroboros.core.law.Autoregressive;
import ouroboros.core.law.Discrete;
import ouroboros.core.spec.About;

/** Kullback-Leibler divergence of the model from the truth. */
@About(value = "Kullback-Leibler divergence of the model q from the truth p, KL(p‖q) = Σ p ln(p/q) or ∫ p ln(p/q), "
		+ "in nats, of texts per token, 0 or more; +inf once a genuine symbol or text is impossible or the "
		+ "model is degenerate. Exact for symbols, for a pair of normal, Poisson or exponential laws, and by the chain "
		+ "rule for texts as `entropy` is; quadrature in one dimension; else the mean over 10,000 held-out genuine "
		+ "points, or texts of 10,000 tokens together, with standard error sd(ln p/q)/sqrt(number), which can fall "
		+ "below 0.", unit = "nats", example = "\"kl-divergence\"",
		source = "Kullback and Leibler 1951, doi:10.1214/aoms/1177729694")
public record KlDivergence() implements Metric {

	@Override
	public List<Need> needs() {
		return List.of(Need.TOKENS.or(Need.PROBABILITIES), NormalDivergence.NORMAL_PAIR.or(Need.FEW_DIMENSIONS));
	}

	@Override
	public double measure(View view) {
		if (view.truth() instanceof Discrete truth) {
			return SymbolDivergence.kullbackLeibler(truth.probabilities(), ((Discrete) view.model()).probabilities());
		}
		if (view.truth() instanceof Autoregressive) {
			return view.shared(new TextInformation.OfTruth()).divergence();
		}
		return DensityDivergence.kullbackLeibler(RegularPart.ofTruth(view), RegularPart.ofModel(view));
	}

}
