package ouroboros.core.metric;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import ouroboros.core.Metric;
import ouroboros.core.Need;
import ouroboros.core.View;
import ouroboros.core.spec.About;
import ouroboros.core.spec.Field;
import ouroboros.core.spec.Refusal;

/** A bin of the histogram of the perplexities of generated texts. */
@About(value = "Share of generated texts whose own perplexity exp(-ln q₀ / tokens) under generation 0's model q₀ is at"
		+ " least `from` and below `to`: a bin of their histogram, 0 to 1, with standard error sqrt(p(1-p)/samples)."
		+ " The bins of one generation are of the same texts, also those of `synthetic-perplexity` with as many"
		+ " samples.", example = "{\"type\":\"synthetic-perplexity-share\",\"from\":1,\"to\":10,\"samples\":200}",
		source = "Shumailov et al. 2024, Fig. 1")
public record SyntheticPerplexityShare(
		@Field(value = "lower end of the bin, which belongs to it", fallback = "0", min = 0) double from,
		@Field(value = "upper end, which does not; where absent there is none, and texts that generation 0 held for impossible belong to the bin",
				above = 0) @Nullable Double to,
		@Field(value = "generated texts", fallback = "200", min = 1, max = 10_000) int samples) implements Metric {

	public SyntheticPerplexityShare {
		Refusal.unless(to == null || from < to, "to", "out-of-range",
				"a bin from %s has to end above that, not at %s".formatted(from, to));
	}

	@Override
	public List<Need> needs() {
		return List.of(Need.MODEL_TOKENS, GeneratedInformation.fewTokens(this.samples));
	}

	@Override
	public double measure(View view) {
		return Arrays.stream(view.shared(new GeneratedInformation(this.samples)))
			.map(Math::exp)
			.filter((perplexity) -> perplexity >= this.from && (this.to == null || perplexity < this.to))
			.count() / (double) this.samples;
	}

}
