package ouroboros.core.learner;

import java.util.Arrays;
import java.util.List;

import ouroboros.core.Learner;
import ouroboros.core.Metric;
import ouroboros.core.chance.Turn;
import ouroboros.core.data.Points;
import ouroboros.core.data.Space;
import ouroboros.core.data.Training;
import ouroboros.core.law.Kernel;
import ouroboros.core.law.KernelMixture;
import ouroboros.core.metric.LogDeterminant;
import ouroboros.core.metric.MeanShift;
import ouroboros.core.metric.Variance;
import ouroboros.core.metric.Wasserstein2Squared;
import ouroboros.core.spec.About;
import ouroboros.core.spec.Field;

/** A kernel about every point. */
@About(value = "The kernel density estimate: the same kernel about every point, so that the model keeps all of them. Its"
		+ " variance is that of the points (divisor n) plus that of the kernel.",
		example = "{\"type\":\"kernel-density\",\"bandwidth\":\"scott\",\"kernel\":\"gaussian\"}",
		source = "Kazdan et al. 2024 (arXiv 2410.16713); Borji 2024 (arXiv 2410.12954)")
public record KernelDensity(@Field(
		value = "a number in units of the data, `scott` or `silverman`: scipy's rules with the divisor n and without"
				+ " correlations; scikit-learn's for data of standard deviation 1",
		fallback = "\"scott\"") Bandwidth bandwidth,
		@Field(value = "`gaussian` (standard deviation h, variance h²) or `tophat` (uniform within the distance h,"
				+ " variance h²/(d+2) of each coordinate)", fallback = "\"gaussian\"") Kernel kernel)
		implements
			Learner {

	@Override
	public Class<Space.Real> data() {
		return Space.Real.class;
	}

	@Override
	public Class<KernelMixture> model() {
		return KernelMixture.class;
	}

	@Override
	public KernelMixture fit(Training training, Turn turn) {
		var mean = WeightedMean.of(training, turn);
		var deviations = deviations(training, mean, turn);
		var dimension = deviations.length;
		var size = mean.total() * (mean.total() / mean.squares());
		var widths = Arrays.stream(deviations)
			.map((deviation) -> this.bandwidth.of(deviation, size, dimension))
			.toArray();
		var points = new double[Math.toIntExact(training.size()) * dimension];
		var weights = new double[Math.toIntExact(training.size())];
		var row = 0;
		for (var part : training.parts()) {
			var data = (Points) part.data();
			System.arraycopy(data.values(), 0, points, row * dimension, data.values().length);
			Arrays.fill(weights, row, row + data.rows(), part.weight() / mean.total());
			row += data.rows();
			turn.poll();
		}
		var all = new Points(dimension, points);
		var order = Ascending.order(all, turn);
		var equal = training.parts().stream().mapToDouble(Training.Part::weight).distinct().count() == 1;
		return new KernelMixture(all.select(order),
				equal ? new double[0] : Arrays.stream(order).mapToDouble((index) -> weights[index]).toArray(), widths,
				this.kernel);
	}

	private static double[] deviations(Training training, WeightedMean mean, Turn turn) {
		var squares = new double[mean.mean().length];
		for (var part : training.parts()) {
			var values = ((Points) part.data()).values();
			for (int j = 0; j < squares.length; j++) {
				var sum = 0.0;
				for (int at = j; at < values.length; at += squares.length) {
					sum += (values[at] - mean.mean()[j]) * (values[at] - mean.mean()[j]);
				}
				squares[j] += part.weight() * sum;
			}
			turn.poll();
		}
		return Arrays.stream(squares).map((square) -> Math.sqrt(square / mean.total())).toArray();
	}

	@Override
	public List<Metric> metrics() {
		return List.of(new Variance(), new LogDeterminant(), new MeanShift(), new Wasserstein2Squared());
	}

	@Override
	public double nanoseconds(double size, Space space) {
		var dimension = space.width();
		return size * (100 + 10 * dimension + 2.0 * dimension * dimension);
	}

	@Override
	public double modelBytes(double size, Space space) {
		return 8 * size * (space.width() + 1);
	}

}
