package ouroboros.core.metric;

import java.nio.IntBuffer;
import java.util.HashSet;
import java.util.List;

import ouroboros.core.Metric;
import ouroboros.core.Need;
import ouroboros.core.View;
import ouroboros.core.data.Texts;
import ouroboros.core.spec.About;
import ouroboros.core.spec.Field;

/** How much generated texts repeat themselves. */
@About(value = "Share of the n-grams of a generated text that occurred before in the same text, 1 - different ones / all"
		+ " (seq-rep-n), mean over the texts: 0 to below 1, without unit; NaN for texts shorter than n. It grows with"
		+ " the length of the texts: compare at equal ones.",
		example = "{\"type\":\"repetition\",\"n\":4,\"texts\":100}", source = "Welleck et al. 2019 (arXiv 1908.04319)")
public record Repetition(@Field(value = "tokens of an n-gram", fallback = "4", min = 1, max = 10) int n,
		@Field(value = "number of generated texts", fallback = "100", min = 1, max = 1000) int texts)
		implements
			Metric {

	@Override
	public List<Need> needs() {
		return List.of(Need.TEXTS);
	}

	@Override
	public double measure(View view) {
		var sample = (Texts) view.generated(this.texts);
		var all = sample.length() - this.n + 1;
		if (all < 1) {
			return Double.NaN;
		}
		var repeated = 0L;
		for (int row = 0; row < this.texts; row++) {
			view.turn().poll();
			var different = new HashSet<IntBuffer>();
			for (int at = row * sample.length(); at < row * sample.length() + all; at++) {
				different.add(IntBuffer.wrap(sample.tokens(), at, this.n));
			}
			repeated += all - different.size();
		}
		return (double) repeated / ((long) this.texts * all);
	}

}
