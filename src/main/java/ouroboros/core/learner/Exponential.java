package ouroboros.core.learner;

import java.util.List;

import ouroboros.core.Learner;
import ouroboros.core.Metric;
import ouroboros.core.chance.Turn;
import ouroboros.core.data.Space;
import ouroboros.core.data.Training;
import ouroboros.core.metric.Mean;
import ouroboros.core.metric.MeanShift;
import ouroboros.core.metric.Variance;
import ouroboros.core.metric.Wasserstein1;
import ouroboros.core.spec.About;

/** The exponential law with the sample's mean. */
@About(value = "The exponential law by maximum likelihood: its mean is the sample's. Negative data are taken as they"
		+ " are: a mean below 0 gives the point 0, one that is not finite a model without finite draws.",
		example = "{\"type\":\"exponential\"}",
		source = "Barzilai and Shamir 2025 (arXiv 2505.19046), exponential families")
public record Exponential() implements Learner {

	@Override
	public Class<Space.Real> data() {
		return Space.Real.class;
	}

	@Override
	public boolean learns(Space space) {
		return space instanceof Space.Real(int dimension) && dimension == 1;
	}

	@Override
	public Class<ouroboros.core.law.Exponential> model() {
		return ouroboros.core.law.Exponential.class;
	}

	@Override
	public ouroboros.core.law.Exponential fit(Training training, Turn turn) {
		return new ouroboros.core.law.Exponential(Math.max(0, WeightedMean.of(training, turn).mean()[0]));
	}

	@Override
	public boolean learnsFromStatistics() {
		return true;
	}

	@Override
	public List<Metric> metrics() {
		return List.of(new Mean(), new Variance(), new MeanShift(), new Wasserstein1());
	}

	@Override
	public double nanoseconds(double size, Space space) {
		return 2 * size;
	}

}
