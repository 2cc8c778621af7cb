package ouroboros.jobs;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import ouroboros.core.Metric;
import ouroboros.core.Need;
import ouroboros.core.Spec;
import ouroboros.core.View;
import ouroboros.json.Plan;

/** Plans of which one measurement fails. */
final class Failing {

	private Failing() {
	}

	/**
	 * The plan, but for what is measured.
	 * @param measurement the one that fails, from 1
	 */
	static Plan at(int measurement, Plan plan) {
		// local, so that it is none of the catalogue's
		record Once(AtomicInteger left) implements Metric {

			@Override
			public List<Need> needs() {
				return List.of();
			}

			@Override
			public double measure(View view) {
				if (this.left.decrementAndGet() == 0) {
					throw new IllegalStateException("on purpose");
				}
				return 1;
			}

		}
		var metrics = List.<Metric>of(new Once(new AtomicInteger(measurement)));
		return new Plan(plan.spec(), plan.resolved(), plan.points().stream().map((point) -> {
			var spec = point.spec();
			return new Plan.Point(point.ordinal(), point.values(),
					new Spec(spec.name(), spec.description(), spec.tags(), spec.truth(), spec.learner(), spec.regime(),
							spec.sampling(), spec.curation(), spec.generations(), spec.replicates(), spec.seed(),
							metrics, spec.record(), null, spec.priority()),
					point.truth(), point.learner());
		}).toList(), plan.metricLabels());
	}

}
