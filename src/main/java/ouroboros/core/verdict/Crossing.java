package ouroboros.core.verdict;

import java.util.LinkedHashMap;
import java.util.List;

import org.jspecify.annotations.Nullable;

import ouroboros.core.Metric;
import ouroboros.core.theory.Observed;
import ouroboros.core.theory.Statistic;

/**
 * Whether an expectation is beyond a threshold at the last generation, and since when.
 *
 * @param metric what is measured
 * @param series what was observed of its statistic, ascending, not empty
 * @param threshold the threshold
 * @param upward whether beyond is above
 * @param share whether the statistic is a share of replicates
 * @param confidence of the intervals
 */
record Crossing(Metric metric, List<Observed> series, double threshold, boolean upward, boolean share,
		double confidence) {

	static Crossing above(Metric metric, List<Observed> series, double threshold, double confidence) {
		return new Crossing(metric, series, threshold, true, false, confidence);
	}

	static Crossing below(Metric metric, List<Observed> series, double threshold, double confidence) {
		return new Crossing(metric, series, threshold, false, false, confidence);
	}

	static Crossing below(Metric metric, Statistic statistic, List<Observed> series, double threshold,
			double confidence) {
		return new Crossing(metric, series, threshold, false, statistic.function() == Statistic.Function.ABOVE,
				confidence);
	}

	/** The outcome, with the numbers of the last generation. */
	Judgement judgement(String what) {
		var last = this.series.getLast();
		var status = status(last);
		var evidence = new LinkedHashMap<String, Double>();
		evidence.put("generation", (double) last.generation());
		evidence.put("n", (double) last.n());
		evidence.put("mean", last.mean());
		var interval = interval(last);
		if (interval != null) {
			evidence.put("lower", interval.lower());
			evidence.put("upper", interval.upper());
		}
		evidence.put("threshold", this.threshold);
		evidence.put("confidence", this.confidence);
		return new Judgement(status, (status == Status.COLLAPSED) ? since() : null, this.metric,
				reason(what, status, last), evidence);
	}

	private String reason(String what, Status status, Observed last) {
		return switch (status) {
			case COLLAPSED -> what + " is beyond the threshold";
			case NOT_COLLAPSED -> what + " is within the threshold";
			case INCONCLUSIVE -> (last.n() < 2) ? "a single replicate gives no confidence interval"
					: Double.isNaN(last.mean()) ? what + " is not a number in some replicate"
							: "the confidence interval of " + what + " holds the threshold";
			case NOT_APPLICABLE -> throw new IllegalStateException();
		};
	}

	/** An infinite mean is beyond, or not, whatever the other replicates do. */
	Status status(Observed observed) {
		if (observed.n() > 1 && Double.isInfinite(observed.mean())) {
			return ((observed.mean() > 0) == this.upward) ? Status.COLLAPSED : Status.NOT_COLLAPSED;
		}
		var interval = interval(observed);
		if (interval == null) {
			return Status.INCONCLUSIVE;
		}
		if (this.upward) {
			return (interval.lower() > this.threshold) ? Status.COLLAPSED
					: (interval.upper() <= this.threshold) ? Status.NOT_COLLAPSED : Status.INCONCLUSIVE;
		}
		return (interval.upper() < this.threshold) ? Status.COLLAPSED
				: (interval.lower() >= this.threshold) ? Status.NOT_COLLAPSED : Status.INCONCLUSIVE;
	}

	private @Nullable Interval interval(Observed observed) {
		return this.share ? Interval.ofShare(observed, this.confidence) : Interval.ofMean(observed, this.confidence);
	}

	private int since() {
		var since = this.series.getLast().generation();
		for (int i = this.series.size() - 1; i >= 0 && status(this.series.get(i)) == Status.COLLAPSED; i--) {
			since = this.series.get(i).generation();
		}
		return since;
	}

}
