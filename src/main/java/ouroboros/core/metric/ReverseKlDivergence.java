package ouroboros.core.metric;

import java.util.List;

import ouroboros.core.Metric;
import ouroboros.core.Need;
import ouroboros.core.View;
import ouroboros.core.law.Autoregressive;
import ouroboros.core.law.Discrete;
import ouroboros.core.spec.About;

/** Kullback-Leibler divergence of the truth from the model. */
@About(value = "Kullback-Leibler divergence of the truth p from the model q, KL(q‖p) = Σ q ln(q/p) or ∫ q ln(q/p), "
		+ "in nats, of texts per token, 0 or more; +inf if the model has a symbol of genuine probability 0 or "
		+ "is degenerate in any component. Exact for symbols, for a pair of normal, Poisson or exponential laws, and by "
		+ "the chain rule for texts as `entropy` is; quadrature in one dimension; else the mean over 10,000 points, or "
		+ "texts of 10,000 tokens together, drawn from the model, with standard error sd(ln q/p)/sqrt(number), which "
		+ "can fall below 0.", unit = "nats", example = "\"reverse-kl-divergence\"",
		source = "Kullback and Leibler 1951, doi:10.1214/aoms/1177729694")
public record ReverseKlDivergence() implements Metric {

	@Override
	public List<Need> needs() {
		return List.of(Need.TOKENS.or(Need.PROBABILITIES), NormalDivergence.NORMAL_PAIR.or(Need.FEW_DIMENSIONS));
	}

	@Override
	public double measure(View view) {
		if (view.truth() instanceof Discrete truth) {
			return SymbolDivergence.kullbackLeibler(((Discrete) view.model()).probabilities(), truth.probabilities());
		}
		if (view.truth() instanceof Autoregressive) {
			return view.shared(new TextInformation.OfModel()).divergence();
		}
		return DensityDivergence.kullbackLeibler(RegularPart.ofModel(view), RegularPart.ofTruth(view));
	}

}
