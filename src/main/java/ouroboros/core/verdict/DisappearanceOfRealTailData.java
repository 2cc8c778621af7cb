package ouroboros.core.verdict;

import org.jspecify.annotations.Nullable;

import ouroboros.core.law.Discrete;
import ouroboros.core.metric.MissingMass;
import ouroboros.core.metric.Support;
import ouroboros.core.metric.TailMass;
import ouroboros.core.theory.Statistic;

/**
 * Definition 7. Less than a threshold is left of the genuine tail: of the genuine symbols
 * (since the expected probability of a symbol may stay although most runs have lost it),
 * else of the tail's probability in most replicates, else of the genuine probability that
 * the model can produce at all.
 */
public record DisappearanceOfRealTailData() implements Definition {

	@Override
	public Judgement judge(Recorded recorded, Thresholds thresholds) {
		for (var judgement : new @Nullable Judgement[] { ofSupport(recorded, thresholds), ofTail(recorded, thresholds),
				ofMissingMass(recorded, thresholds) }) {
			if (judgement != null) {
				return judgement;
			}
		}
		return Judgement.notApplicable("measures neither support nor tail-mass nor missing-mass");
	}

	private static @Nullable Judgement ofSupport(Recorded recorded, Thresholds thresholds) {
		var series = recorded.series(new Support(), Statistic.MEAN);
		if (series.isEmpty() || !(recorded.setting().truth() instanceof Discrete(double[] truth))) {
			return null;
		}
		var genuine = 0;
		for (var p : truth) {
			genuine += (p > 0) ? 1 : 0;
		}
		return Crossing.below(new Support(), series, thresholds.tail() * genuine, thresholds.confidence())
			.judgement("the number of surviving symbols");
	}

	private static @Nullable Judgement ofTail(Recorded recorded, Thresholds thresholds) {
		for (var metric : recorded.setting().spec().measured()) {
			var left = Statistic.shareAbove(thresholds.tail());
			if (metric instanceof TailMass && !recorded.series(metric, Statistic.MEAN).isEmpty()) {
				if (Double.isNaN(recorded.series(metric, Statistic.MEAN).getFirst().mean())) {
					return Judgement.notApplicable("the tail is empty: its quantile is below every probability");
				}
				var shares = recorded.series(metric, left);
				return shares.isEmpty()
						? Crossing
							.below(metric, recorded.series(metric, Statistic.MEAN), thresholds.tail(),
									thresholds.confidence())
							.judgement("the tail's probability relative to the genuine one")
						: Crossing.below(metric, left, shares, 0.5, thresholds.confidence())
							.judgement("the share of replicates whose tail is left");
			}
		}
		return null;
	}

	private static @Nullable Judgement ofMissingMass(Recorded recorded, Thresholds thresholds) {
		var series = recorded.series(new MissingMass(), Statistic.MEAN);
		return series.isEmpty() ? null
				: Crossing.above(new MissingMass(), series, 1 - thresholds.tail(), thresholds.confidence())
					.judgement("the genuine probability of what is lost");
	}

}
