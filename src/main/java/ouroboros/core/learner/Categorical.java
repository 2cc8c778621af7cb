package ouroboros.core.learner;

import java.util.List;

import ouroboros.core.Learner;
import ouroboros.core.Metric;
import ouroboros.core.chance.Turn;
import ouroboros.core.data.Space;
import ouroboros.core.data.Symbols;
import ouroboros.core.data.Training;
import ouroboros.core.law.Discrete;
import ouroboros.core.metric.Entropy;
import ouroboros.core.metric.Heterozygosity;
import ouroboros.core.metric.Support;
import ouroboros.core.metric.TotalVariation;
import ouroboros.core.spec.About;
import ouroboros.core.spec.Field;

/** Relative frequencies. */
@About(value = "Relative frequencies of the symbols: p_i = (n_i + smoothing)/(n + K·smoothing), with weighted counts n_i.",
		example = "{\"type\":\"categorical\",\"smoothing\":0}",
		source = "Wright-Fisher resampling; Seddik et al. 2024 (arXiv 2404.05090)")
public record Categorical(
		@Field(value = "β added to every count: 0 is maximum likelihood, above 0 the mean of a Dirichlet posterior",
				fallback = "0", min = 0, max = 1e9) double smoothing)
		implements
			Learner {

	@Override
	public Class<Space.Alphabet> data() {
		return Space.Alphabet.class;
	}

	@Override
	public Class<Discrete> model() {
		return Discrete.class;
	}

	@Override
	public Discrete fit(Training training, Turn turn) {
		var weights = new double[((Space.Alphabet) training.space()).symbols()];
		for (var part : training.parts()) {
			var counts = ((Symbols) part.data()).counts();
			for (int symbol = 0; symbol < weights.length; symbol++) {
				weights[symbol] += part.weight() * counts[symbol];
			}
			turn.poll();
		}
		for (int symbol = 0; symbol < weights.length; symbol++) {
			weights[symbol] += this.smoothing;
		}
		return Discrete.proportionalTo(weights);
	}

	@Override
	public boolean learnsFromStatistics() {
		return true;
	}

	@Override
	public List<Metric> metrics() {
		return List.of(new Support(), new Entropy(), new Heterozygosity(), new TotalVariation());
	}

	@Override
	public double nanoseconds(double size, Space space) {
		return 12 * size + 40.0 * ((Space.Alphabet) space).symbols();
	}

}
