package ouroboros.core.learner;

import java.util.List;

import ouroboros.core.Learner;
import ouroboros.core.Metric;
import ouroboros.core.chance.Turn;
import ouroboros.core.data.Space;
import ouroboros.core.data.Training;
import ouroboros.core.law.Discrete;
import ouroboros.core.spec.About;

/** The share of successes. */
@About(value = "The relative frequencies of the symbols 0 and 1, the maximum-likelihood estimate. Learns from an"
		+ " alphabet of 2 alone.", example = "{\"type\":\"bernoulli\"}",
		source = "Suresh et al. 2024 (arXiv 2412.17646), Theorem 1; Seddik et al. 2024 (arXiv 2404.05090)")
public record Bernoulli() implements Learner {

	private static final Categorical FREQUENCIES = new Categorical(0);

	@Override
	public Class<Space.Alphabet> data() {
		return FREQUENCIES.data();
	}

	@Override
	public boolean learns(Space space) {
		return space instanceof Space.Alphabet(int symbols) && symbols == 2;
	}

	@Override
	public Class<Discrete> model() {
		return FREQUENCIES.model();
	}

	@Override
	public Discrete fit(Training training, Turn turn) {
		return FREQUENCIES.fit(training, turn);
	}

	@Override
	public boolean learnsFromStatistics() {
		return true;
	}

	@Override
	public List<Metric> metrics() {
		return FREQUENCIES.metrics();
	}

	@Override
	public double nanoseconds(double size, Space space) {
		return FREQUENCIES.nanoseconds(size, space);
	}

}
