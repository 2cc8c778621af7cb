package ouroboros.core.metric;

import java.util.List;

import ouroboros.core.Metric;
import ouroboros.core.Need;
import ouroboros.core.View;
import ouroboros.core.data.Points;
import ouroboros.core.law.Density;
import ouroboros.core.law.Autoregressive;
import ouroboros.core.law.Discrete;
import ouroboros.core.law.Empirical;
import ouroboros.core.law.HeldOut;
import ouroboros.core.law.Mass;
import ouroboros.core.law.Moments;
import ouroboros.core.law.Normal;
import ouroboros.core.spec.About;

/** Cross entropy of the truth relative to the model. */
@About(value = "Mean of -ln q over the truth, q being the probability or density that the model gives an observation"
		+ " (the cross entropy), in nats per observation, of texts per token; +inf once a genuine symbol or "
		+ "text is impossible or the whole model is degenerate (degenerate components of a mixture count as "
		+ "missing). Exact for symbols, for a normal model of any truth with known moments, by the chain rule "
		+ "for texts as `entropy` is, and over all rows or blocks of a data set, or where some are held out over"
		+ " those for metrics alone, whatever the model; a sum over counts; quadrature in one "
		+ "dimension; else the mean over 10,000 held-out genuine points, or texts of 10,000 tokens together, with "
		+ "standard error sd(ln q)/sqrt(number).", unit = "nats", example = "\"negative-log-likelihood\"",
		source = "Shumailov et al. 2024; Kazdan et al. 2024 (arXiv 2410.16713)")
public record NegativeLogLikelihood() implements Metric {

	@Override
	public List<Need> needs() {
		return List.of(Need.MODEL_TOKENS.or(Need.either(Need.SYMBOLS, Need.MODEL_PROBABILITIES)),
				NormalDivergence.NORMAL_MODEL.or(Need.FEW_DIMENSIONS));
	}

	@Override
	public double measure(View view) {
		if (view.truth() instanceof Discrete(double[] probabilities)) {
			return SymbolDivergence.crossEntropy(probabilities, ((Discrete) view.model()).probabilities());
		}
		if (view.model() instanceof Autoregressive) {
			return view.shared(new TextInformation.OfTruth()).other();
		}
		var part = RegularPart.ofModel(view);
		if (part.mass() == 0) {
			return Double.POSITIVE_INFINITY;
		}
		var heldOut = view.truth() instanceof HeldOut rows && rows.holdsOut();
		if (!heldOut && part.law() instanceof Normal normal && view.truth() instanceof Moments truth) {
			return NormalDivergence.crossEntropy(truth, normal);
		}
		var density = part.logDensity();
		return -switch (view.truth()) {
			case Density _, Mass _ -> RegularPart.ofTruth(view).mean(density::logDensity);
			case Empirical truth -> RegularPart.mean(truth.measured(), density::logDensity, view);
			default -> RegularPart.mean((Points) view.genuine(RegularPart.DRAWS), density::logDensity, view);
		};
	}

}
