package ouroboros.core.metric;

import java.nio.IntBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import ouroboros.core.Metric;
import ouroboros.core.Need;
import ouroboros.core.View;
import ouroboros.core.data.Texts;
import ouroboros.core.spec.About;
import ouroboros.core.spec.Field;

/** How alike generated texts are. */
@About(value = "Mean BLEU of each generated text against all others: the geometric mean, over m from 1 to n, of the share"
		+ " of its m-grams that one of the others holds (as often as the one that holds it most often); a share of"
		+ " none counts as 0.1 matches (smoothing method 1), but without a common token BLEU is 0. 0 for texts"
		+ " without a common token to 1 for equal ones, without unit. It depends on the length of the texts and"
		+ " grows with their number: compare at equal ones.",
		example = "{\"type\":\"self-bleu\",\"n\":4,\"texts\":100}",
		source = "Zhu et al. 2018, Texygen (arXiv 1802.01886); Papineni et al. 2002, doi:10.3115/1073083.1073135; Chen and Cherry 2014, doi:10.3115/v1/W14-3346")
public record SelfBleu(@Field(value = "tokens of the longest m-grams", fallback = "4", min = 1, max = 10) int n,
		@Field(value = "number of generated texts", fallback = "100", min = 2, max = 1000) int texts)
		implements
			Metric {

	private static final double SMOOTHING = 0.1;

	@Override
	public List<Need> needs() {
		return List.of(Need.TEXTS);
	}

	@Override
	public double measure(View view) {
		var sample = (Texts) view.generated(this.texts);
		var logarithms = new double[this.texts];
		for (int size = 1; size <= this.n; size++) {
			var most = new HashMap<IntBuffer, Most>();
			for (int row = 0; row < this.texts; row++) {
				view.turn().poll();
				var text = row;
				counts(sample, row, size)
					.forEach((gram, count) -> most.computeIfAbsent(gram, (_) -> new Most()).add(text, count));
			}
			var all = Math.max(1, sample.length() - size + 1);
			for (int row = 0; row < this.texts; row++) {
				view.turn().poll();
				var text = row;
				var matches = counts(sample, row, size).entrySet()
					.stream()
					.mapToInt((entry) -> Math.min(entry.getValue(),
							Objects.requireNonNull(most.get(entry.getKey())).without(text)))
					.sum();
				var share = (matches > 0 || size == 1) ? matches : SMOOTHING;
				logarithms[row] += Math.log(share / all) / this.n;
			}
		}
		var sum = 0.0;
		for (var logarithm : logarithms) {
			sum += Math.exp(logarithm);
		}
		return sum / this.texts;
	}

	private static Map<IntBuffer, Integer> counts(Texts texts, int row, int size) {
		var counts = new HashMap<IntBuffer, Integer>();
		var from = row * texts.length();
		for (int at = from; at + size <= from + texts.length(); at++) {
			counts.merge(IntBuffer.wrap(texts.tokens(), at, size), 1, Integer::sum);
		}
		return counts;
	}

	/** The largest count of an m-gram in a text, and the largest in another one. */
	private static final class Most {

		private int text = -1;

		private int first;

		private int second;

		void add(int row, int count) {
			if (count > this.first) {
				this.second = this.first;
				this.first = count;
				this.text = row;
			}
			else {
				this.second = Math.max(this.second, count);
			}
		}

		/** The largest count in a text other than this one. */
		int without(int row) {
			return (row == this.text) ? this.second : this.first;
		}

	}

}
