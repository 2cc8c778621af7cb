package ouroboros.core.metric;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

import org.apache.commons.statistics.distribution.NormalDistribution;

import ouroboros.core.Metric;
import ouroboros.core.Need;
import ouroboros.core.View;
import ouroboros.core.law.Cumulative;
import ouroboros.core.law.Empirical;
import ouroboros.core.law.Moments;
import ouroboros.core.law.Normal;
import ouroboros.core.law.OneParameter;
import ouroboros.core.spec.About;

/** Wasserstein distance of order 1 in one dimension. */
@About(value = "∫|F-G| over the distribution functions of truth and model in one dimension, in units of the "
		+ "data, 0 or more. Closed form for a pair of normal laws (mean of a folded normal law), of Poisson "
		+ "laws or of exponential ones (difference of the means), exact over the steps of a data set, else quadrature.",
		unit = "units of the data", example = "\"wasserstein1\"", source = "Vallender 1974, doi:10.1137/1118101")
public record Wasserstein1() implements Metric {

	@Override
	public List<Need> needs() {
		return List.of(Need.ONE_DIMENSION, Need.CUMULATIVE);
	}

	@Override
	public double measure(View view) {
		if (view.truth() instanceof Normal truth && view.model() instanceof Normal model) {
			return ofNormals(truth, model);
		}
		if (view.truth() instanceof OneParameter truth && truth.related(view.model())) {
			return Math.abs(truth.mean()[0] - ((Moments) view.model()).mean()[0]);
		}
		var truth = (Cumulative) view.truth();
		var model = (Cumulative) view.model();
		if (truth instanceof Empirical) {
			return ofSteps(truth.knots(), model, view);
		}
		var knots = DoubleStream.concat(Arrays.stream(truth.knots()), Arrays.stream(model.knots())).toArray();
		return Quadrature.integral(knots, (x) -> Math.abs(truth.cumulative(x) - model.cumulative(x)), view.turn());
	}

	/** Mean of |N(shift, spread²)|: equal quantiles differ by shift + spread·z. */
	private static double ofNormals(Normal truth, Normal model) {
		var shift = Math.abs(model.mean()[0] - truth.mean()[0]);
		var spread = Math.abs(Math.sqrt(model.covariance()[0][0]) - Math.sqrt(truth.covariance()[0][0]));
		if (spread == 0) {
			return shift;
		}
		var z = shift / spread;
		var standard = NormalDistribution.of(0, 1);
		return 2 * spread * standard.density(z) + shift * (1 - 2 * standard.cumulativeProbability(-z));
	}

	/** Step by step between neighbouring rows, and beyond the first and the last. */
	private static double ofSteps(double[] rows, Cumulative model, View view) {
		var sum = model.shortfall(rows[0]);
		for (int i = 1; i < rows.length; i++) {
			if (i % 1000 == 0) {
				view.turn().poll();
			}
			sum += area(model, (double) i / rows.length, rows[i - 1], rows[i]);
		}
		var knots = model.knots();
		var last = rows[rows.length - 1];
		return sum + area(model, 1, last, Math.max(last, knots[knots.length - 1]));
	}

	/** Integral of |level - G|, where G is increasing. */
	private static double area(Cumulative model, double level, double low, double high) {
		if (low == high) {
			return 0;
		}
		var crossing = crossing(model, level, low, high);
		var middle = model.shortfall(crossing);
		return Math.max(0, level * (crossing - low) - (middle - model.shortfall(low)))
				+ Math.max(0, (model.shortfall(high) - middle) - level * (high - crossing));
	}

	/** Where G first exceeds the level: by bisection between the ends, or an end. */
	private static double crossing(Cumulative model, double level, double low, double high) {
		if (model.cumulative(high) <= level) {
			return high;
		}
		if (model.cumulative(low) >= level) {
			return low;
		}
		var below = low;
		var above = high;
		for (var middle = below + (above - below) / 2; below < middle
				&& middle < above; middle = below + (above - below) / 2) {
			if (model.cumulative(middle) <= level) {
				below = middle;
			}
			else {
				above = middle;
			}
		}
		return below;
	}

}
