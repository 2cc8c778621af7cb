package ouroboros.extension;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import ouroboros.core.Learner;
import ouroboros.core.Metric;
import ouroboros.core.chance.Turn;
import ouroboros.core.data.Points;
import ouroboros.core.data.Space;
import ouroboros.core.data.Training;
import ouroboros.core.law.Normal;
import ouroboros.core.metric.Variance;
import ouroboros.core.spec.About;
import ouroboros.core.spec.Field;

/** A normal law around the coordinatewise median; its spread hardly heeds outliers. */
@About(value = "The normal law around the coordinatewise median with standard deviations of"
		+ " scale times the mean absolute deviation, coordinates independent.",
		example = "{\"type\":\"robust-gaussian\",\"scale\":1.2533}")
public record RobustGaussian(@Field(value = "factor on the mean absolute deviation; √(π/2) suits a normal truth",
		fallback = "1.2533141", above = 0) double scale) implements Learner {

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
		var dimension = ((Space.Real) training.space()).dimension();
		var median = new double[dimension];
		var covariance = new double[dimension][dimension];
		for (int j = 0; j < dimension; j++) {
			turn.poll();
			var column = column(training, j);
			var middle = column[column.length / 2];
			var deviation = Arrays.stream(column).map((x) -> Math.abs(x - middle)).average().orElseThrow();
			median[j] = middle;
			covariance[j][j] = Math.pow(this.scale * deviation, 2);
		}
		return new Normal(median, covariance);
	}

	private static double[] column(Training training, int column) {
		return training.parts().stream().flatMapToDouble((part) -> {
			var points = (Points) part.data();
			return IntStream.range(0, points.rows()).mapToDouble((row) -> points.at(row, column));
		}).sorted().toArray();
	}

	@Override
	public List<Metric> metrics() {
		return List.of(new Variance());
	}

	@Override
	public double nanoseconds(double size, Space space) {
		return 50 * size * ((Space.Real) space).dimension();
	}

}
