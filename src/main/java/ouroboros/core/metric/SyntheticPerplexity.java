package ouroboros.core.metric;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import ouroboros.core.Metric;
import ouroboros.core.Need;
import ouroboros.core.View;
import ouroboros.core.aggregate.Quantile;
import ouroboros.core.law.Autoregressive;
import ouroboros.core.law.Discrete;
import ouroboros.core.spec.About;
import ouroboros.core.spec.Field;

/** Perplexity of what is generated under the model of generation 0. */
@About(value = "exp(-Σ g ln q₀), the perplexity of this generation's generated symbols (probabilities g, sampling "
		+ "options applied) under generation 0's model q₀: 1 or more, without unit; falls as the model narrows "
		+ "to what was probable; +inf if it generates what generation 0 held for impossible. Of texts exp of the "
		+ "mean of -ln q₀ per token over all tokens of generated ones, with relative standard error sd(ln "
		+ "q₀)/sqrt(samples) for ln q₀ per token of a text; with a `quantile` instead that quantile of the texts' own "
		+ "perplexities, by linear interpolation between order statistics (type 7 of Hyndman and Fan).",
		example = "{\"type\":\"synthetic-perplexity\",\"samples\":200,\"quantile\":0.5}",
		source = "Shumailov et al. 2024, Fig. 1")
public record SyntheticPerplexity(
		@Field(value = "generated texts; not used for symbols", fallback = "200", min = 1, max = 10_000) int samples,
		@Field(value = "share of texts below the quantile that is told; the perplexity of all texts together where absent",
				min = 0, max = 1) @Nullable Double quantile)
		implements
			Metric {

	@Override
	public List<Need> needs() {
		return List.of((this.quantile != null) ? Need.MODEL_TOKENS : Need.MODEL_TOKENS.or(Need.SYMBOLS),
				GeneratedInformation.fewTokens(this.samples));
	}

	@Override
	public double measure(View view) {
		if (!(view.reference() instanceof Autoregressive)) {
			return Math.exp(SymbolDivergence.crossEntropy(((Discrete) view.generator()).probabilities(),
					((Discrete) view.reference()).probabilities()));
		}
		var perToken = view.shared(new GeneratedInformation(this.samples));
		if (this.quantile == null) {
			return Math.exp(Arrays.stream(perToken).sum() / perToken.length);
		}
		var ascending = Arrays.stream(perToken).map(Math::exp).sorted().toArray();
		return Quantile.of(this.quantile, ascending.length, (rank) -> ascending[(int) rank]);
	}

}
