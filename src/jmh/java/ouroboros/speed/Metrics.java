package ouroboros.speed;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;

import org.apache.commons.rng.UniformRandomProvider;

import ouroboros.core.Metric;
import ouroboros.core.Sampling;
import ouroboros.core.View;
import ouroboros.core.chance.Turn;
import ouroboros.core.data.Points;
import ouroboros.core.data.Space;
import ouroboros.core.data.Training;
import ouroboros.core.law.Kernel;
import ouroboros.core.law.Law;
import ouroboros.core.learner.Bandwidth;
import ouroboros.core.learner.KernelDensity;
import ouroboros.core.metric.Coverage;
import ouroboros.core.metric.Density;
import ouroboros.core.metric.MaximumMeanDiscrepancy;
import ouroboros.core.metric.Precision;
import ouroboros.core.metric.Recall;

/** Metrics that compare every point with every other one, and a sum of kernels. */
final class Metrics {

	private static final Turn TURN = new Turn(1, 0, () -> false);

	/** The numbers: points, dimension. */
	static final Map<String, Function<int[], Work>> WORKS = Map.of( //
			"neighbourhoods",
			(n) -> measured(n, new Precision(5, n[0]), new Recall(5, n[0]), new Density(5, n[0]),
					new Coverage(5, n[0])),
			"discrepancy", (n) -> measured(n, new MaximumMeanDiscrepancy(n[0])), //
			"kernels", Metrics::kernels);

	private Metrics() {
	}

	private static Work measured(int[] n, Metric... metrics) {
		var truth = new Fixed(Mixtures.points(n[0], n[1], 1));
		var model = new Fixed(Mixtures.points(n[0], n[1], 2).map((value) -> value * 0.9 + 0.1));
		return () -> {
			var view = new View(truth, model, model, Sampling.PLAIN, TURN);
			return Arrays.stream(metrics).mapToDouble((metric) -> metric.measure(view)).sum();
		};
	}

	private static Work kernels(int[] n) {
		var training = Training.of(Mixtures.points(n[0], n[1], 1));
		var at = Mixtures.points(n[0], n[1], 1).map((value) -> value * 0.9 + 0.1).values();
		var learner = new KernelDensity(new Bandwidth.Fixed(0.3), Kernel.GAUSSIAN);
		return () -> {
			var density = learner.fit(training, TURN).density();
			var sum = 0.0;
			for (int offset = 0; offset < at.length; offset += n[1]) {
				sum += density.logDensity(at, offset);
			}
			return sum;
		};
	}

	/** Whose samples are heads of the same points. */
	private record Fixed(Points points) implements Law {

		@Override
		public Space space() {
			return this.points.space();
		}

		@Override
		public Points sample(int size, UniformRandomProvider random) {
			return new Points(this.points.dimension(),
					Arrays.copyOf(this.points.values(), size * this.points.dimension()));
		}

	}

}
