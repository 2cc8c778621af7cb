package ouroboros.core.verdict;

import ouroboros.core.law.Discrete;
import ouroboros.core.metric.HallucinatedMass;
import ouroboros.core.theory.Statistic;

/**
 * Definition 8. The model gives more probability than a threshold to what is not genuine;
 * of vectors beside the probability that the truth itself has outside its support.
 */
public record AppearanceOfHallucinatedData() implements Definition {

	@Override
	public Judgement judge(Recorded recorded, Thresholds thresholds) {
		for (var metric : recorded.setting().spec().measured()) {
			var series = (metric instanceof HallucinatedMass) ? recorded.series(metric, Statistic.MEAN) : null;
			if (series != null && !series.isEmpty() && metric instanceof HallucinatedMass(double quantile)) {
				var genuine = (recorded.setting().truth() instanceof Discrete) ? 0 : quantile;
				return Crossing.above(metric, series, genuine + thresholds.hallucination(), thresholds.confidence())
					.judgement("the probability of what is not genuine");
			}
		}
		return Judgement.notApplicable("does not measure hallucinated-mass");
	}

}
