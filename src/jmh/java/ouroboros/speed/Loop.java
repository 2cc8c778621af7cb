package ouroboros.speed;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;

import ouroboros.core.Ensemble;
import ouroboros.json.Catalog;
import ouroboros.json.Plan;
import ouroboros.json.Plans;

/**
 * Runs of a spec, one after the other, as a worker turns them but for keeping what they
 * tell.
 */
final class Loop {

	private static final Plans PLANS = new Plans(Catalog.ofClassPath());

	private Loop() {
	}

	static Plan.Point point(String spec, Object... numbers) {
		return PLANS.read(spec.formatted(numbers).getBytes(StandardCharsets.UTF_8), (dataset, columns) -> {
			throw new IllegalArgumentException("no data set " + dataset);
		}, () -> 1, 1).points().getFirst();
	}

	/**
	 * All replicates, to the last generation; gives the sum of the last values of the
	 * first metric.
	 */
	static Work of(Plan.Point point) {
		var ensemble = point.learner().ensemble(point.run(0));
		return (ensemble != null) ? () -> abreast(point, ensemble) : () -> oneByOne(point);
	}

	private static double oneByOne(Plan.Point point) {
		var sum = 0.0;
		for (int replicate = 0; replicate < point.spec().replicates(); replicate++) {
			var run = point.run(replicate);
			var step = run.next(null, () -> false);
			while (step.state().generation() < run.generations()) {
				step = run.next(step.state(), () -> false);
			}
			sum += step.generation().metrics()[0];
		}
		return sum;
	}

	private static double abreast(Plan.Point point, Ensemble ensemble) {
		var sum = new double[1];
		var seeds = IntStream.range(0, point.spec().replicates())
			.mapToLong((replicate) -> point.run(replicate).seed())
			.toArray();
		ensemble.turn(seeds, () -> false, (generation, metrics, count) -> {
			if (generation == point.spec().generations()) {
				sum[0] += Arrays.stream(metrics[0], 0, count).sum();
			}
		});
		return sum[0];
	}

}
