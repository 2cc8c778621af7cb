package ouroboros.core.verdict;

import java.util.LinkedHashMap;

/**
 * Definition 1. The risk of the last generation exceeds a threshold: the one asked for,
 * else that of a trivial model (uniform over the symbols; the genuine mean as a point) if
 * it is above generation 0's, else a factor times generation 0's (of a log-likelihood its
 * perplexity's).
 */
public record CatastrophicIncreaseOfPopulationRisk() implements Definition {

	@Override
	public Judgement judge(Recorded recorded, Thresholds thresholds) {
		var risk = Risk.of(recorded);
		if (risk == null) {
			return Judgement.notApplicable(Risk.NONE);
		}
		var series = risk.series(recorded);
		var initial = series.getFirst().mean();
		var trivial = risk.trivial(recorded.setting());
		var threshold = (thresholds.catastrophe() != null) ? thresholds.catastrophe()
				: (trivial > initial) ? trivial : risk.times(initial, thresholds.factor());
		var evidence = new LinkedHashMap<String, Double>();
		evidence.put("initial", initial);
		if (initial > 0) {
			evidence.put("ratio", series.getLast().mean() / initial);
		}
		if (!Double.isNaN(trivial)) {
			evidence.put("trivial", trivial);
		}
		return Crossing.above(risk.metric(), series, threshold, thresholds.confidence())
			.judgement("the risk")
			.with(evidence);
	}

}
