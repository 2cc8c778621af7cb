package ouroboros.speed;

import java.nio.charset.StandardCharsets;

import ouroboros.json.Catalog;
import ouroboros.json.Plan;
import ouroboros.json.Plans;

/** Runs of a spec, one after the other, as a worker turns them but for keeping what they tell. */
final class Loop {

	private static final Plans PLANS = new Plans(Catalog.ofClassPath());

	private Loop() {
	}

	static Plan.Point point(String spec, Object... numbers) {
		return PLANS.read(spec.formatted(numbers).getBytes(StandardCharsets.UTF_8), (dataset, columns) -> {
			throw new IllegalArgumentException("no data set " + dataset);
		}, () -> 1, 1).points().getFirst();
	}

	/** All replicates, to the last generation; gives the sum of the last values of the first metric. */
	static Work of(Plan.Point point) {
		return () -> {
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
		};
	}

}
