package ouroboros.core.learner;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import ouroboros.core.Learner;
import ouroboros.core.Metric;
import ouroboros.core.chance.Turn;
import ouroboros.core.data.Space;
import ouroboros.core.data.Training;
import ouroboros.core.law.NGramModel;
import ouroboros.core.metric.Entropy;
import ouroboros.core.metric.Perplexity;
import ouroboros.core.metric.Support;
import ouroboros.core.spec.About;
import ouroboros.core.spec.Field;

/** Relative frequencies of tokens after the few before them. */
@About(value = "A model of texts by weighted counts of n-grams: each token has the law of tokens after the order-1 tokens"
		+ " before it. A text begins with nothing before it, so that its first tokens depend on as many as there"
		+ " are; a context that was never seen is shortened from its oldest token on until it was.",
		example = "{\"type\":\"n-gram\",\"order\":2,\"smoothing\":\"kneser-ney\"}",
		source = "Chen and Goodman 1998, An empirical study of smoothing techniques for language modeling")
public record NGram(
		@Field(value = "length of the n-grams: 1 for tokens alone, 2 for pairs", min = 1, max = 5) int order,
		@Field(value = "`additive` (a bare number is its alpha) or `kneser-ney`", fallback = "0") Smoothing smoothing)
		implements
			Learner {

	private static final double BYTES_OF_AN_N_GRAM = 48;

	@Override
	public Class<Space.Text> data() {
		return Space.Text.class;
	}

	@Override
	public Class<NGramModel> model() {
		return NGramModel.class;
	}

	@Override
	public NGramModel fit(Training training, Turn turn) {
		var space = (Space.Text) training.space();
		var counts = NGramCounts.of(training, this.order, turn);
		var levels = new ArrayList<NGramModel.Level>();
		for (int size = 1; size <= this.order; size++) {
			turn.poll();
			var level = counts.get(size - 1);
			levels.add(new NGramModel.Level(level.starts(), level.tokens(), level.suffixes(),
					this.smoothing.shares(level.starts(), level.counts(), space.symbols()),
					(size == this.order) ? null : shortened(level, counts.get(size), space.symbols())));
		}
		return new NGramModel(space.symbols(), space.length(), this.smoothing.backsOff(), List.copyOf(levels));
	}

	/** By the number of different tokens that stand before each n-gram. */
	private NGramModel.@Nullable Shares shortened(NGramCounts.Level level, NGramCounts.Level longer, int symbols) {
		if (!this.smoothing.backsOff()) {
			return null;
		}
		var kinds = new double[level.tokens().length];
		for (var suffix : longer.suffixes()) {
			kinds[suffix]++;
		}
		return this.smoothing.shares(level.starts(), kinds, symbols);
	}

	@Override
	public List<Metric> metrics() {
		return List.of(new Perplexity(), new Entropy(), new Support());
	}

	@Override
	public double nanoseconds(double size, Space space) {
		return 30 * size * space.width() * (1 + this.order) + 40.0 * ((Space.Text) space).symbols();
	}

	@Override
	public double modelBytes(double size, Space space) {
		var tokens = size * space.width();
		var different = 0.0;
		for (int length = 1; length <= this.order; length++) {
			different += Math.min(tokens, Math.pow(((Space.Text) space).symbols(), length));
		}
		return 8 * tokens + BYTES_OF_AN_N_GRAM * different;
	}

}
