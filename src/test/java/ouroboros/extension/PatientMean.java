package ouroboros.extension;

import java.util.List;

import ouroboros.core.Learner;
import ouroboros.core.Metric;
import ouroboros.core.chance.Turn;
import ouroboros.core.chance.Workbench.Progress;
import ouroboros.core.data.Points;
import ouroboros.core.data.Space;
import ouroboros.core.data.Training;
import ouroboros.core.law.Normal;
import ouroboros.core.metric.Variance;
import ouroboros.core.spec.About;
import ouroboros.core.spec.Field;

/** A learner that could take long, and lays down what it has after every step. */
@About(value = "The normal law with the mean of random points and variance 1, one point after the other.",
		example = "{\"type\":\"patient-mean\",\"steps\":10}")
public record PatientMean(@Field(value = "number of points looked at", fallback = "10", min = 1, max = 1000) int steps)
		implements
			Learner {

	/**
	 * Unfinished work.
	 *
	 * @param steps number of points that were looked at
	 * @param sums of their coordinates
	 */
	public record Begun(int steps, double[] sums) {
	}

	@Override
	public Class<Space.Real> data() {
		return Space.Real.class;
	}

	@Override
	public Class<Normal> model() {
		return Normal.class;
	}

	@Override
	public Normal fit(Training training, Turn turn) {
		var dimension = training.space().width();
		var taken = turn.bench().taken(Begun.class);
		var sums = (taken == null) ? new double[dimension] : taken.sums().clone();
		for (int step = (taken == null) ? 0 : taken.steps(); step < this.steps; step++) {
			var row = turn.stream("fit/" + step).nextInt(Math.toIntExact(training.size()));
			for (var part : training.parts()) {
				var points = (Points) part.data();
				for (int j = 0; row >= 0 && row < points.rows() && j < dimension; j++) {
					sums[j] += points.at(row, j);
				}
				row -= points.rows();
			}
			var done = step + 1;
			turn.bench().tell(new Progress("step " + done, done, this.steps, Double.NaN));
			turn.lay(() -> new Begun(done, sums.clone()));
		}
		var covariance = new double[sums.length][sums.length];
		for (int j = 0; j < sums.length; j++) {
			sums[j] /= this.steps;
			covariance[j][j] = 1;
		}
		return new Normal(sums, covariance);
	}

	@Override
	public List<Metric> metrics() {
		return List.of(new Variance());
	}

	@Override
	public double nanoseconds(double size, Space space) {
		return 1000.0 * this.steps;
	}

}
