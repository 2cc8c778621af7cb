package ouroboros.core.metric;

import java.util.Arrays;
import java.util.List;

import ouroboros.core.Metric;
import ouroboros.core.Need;
import ouroboros.core.View;
import ouroboros.core.spec.About;

/** Largest probability of a symbol. */
@About(value = "The largest probability that the model gives to one symbol, or to one token to begin a text, 1/K to "
		+ "1.", example = "\"top-share\"", source = "Feedback loops of suggestions; Polya urn")
public record TopShare() implements Metric {

	@Override
	public List<Need> needs() {
		return List.of(Need.MODEL_TOKENS.or(Need.SYMBOLS));
	}

	@Override
	public double measure(View view) {
		return Arrays.stream(SingleTokens.of(view.model())).max().orElse(Double.NaN);
	}

}
