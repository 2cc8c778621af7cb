package ouroboros.core.metric;

import java.nio.IntBuffer;
import java.util.HashSet;
import java.util.List;

import ouroboros.core.Metric;
import ouroboros.core.Need;
import ouroboros.core.View;
import ouroboros.core.data.Space;
import ouroboros.core.data.Texts;
import ouroboros.core.spec.About;
import ouroboros.core.spec.Field;

/** Variety of the n-grams in generated texts. */
@About(value = "Number of different n-grams divided by the number of all, in generated texts of as many tokens together as"
		+ " said (rounded up to whole texts; n-grams do not reach from one to the next): above 0, to 1, without"
		+ " unit; NaN for texts shorter than n. It falls with the number of tokens: compare at equal ones.",
		example = "{\"type\":\"distinct\",\"n\":2,\"tokens\":10000}",
		source = "Li et al. 2016 (arXiv 1510.03055), section 5")
public record Distinct(@Field(value = "tokens of an n-gram", fallback = "2", min = 1, max = 10) int n,
		@Field(value = "tokens of the generated texts together", fallback = "10000", min = 1,
				max = 1_000_000) int tokens)
		implements
			Metric {

	@Override
	public List<Need> needs() {
		return List.of(Need.TEXTS);
	}

	@Override
	public double measure(View view) {
		var space = (Space.Text) view.truth().space();
		var texts = (Texts) view.generated(Math.ceilDiv(this.tokens, space.length()));
		var different = new HashSet<IntBuffer>();
		var all = 0;
		for (int from = 0; from < texts.tokens().length; from += texts.length()) {
			view.turn().poll();
			for (int at = from; at + this.n <= from + texts.length(); at++) {
				different.add(IntBuffer.wrap(texts.tokens(), at, this.n));
				all++;
			}
		}
		return (double) different.size() / all;
	}

}
