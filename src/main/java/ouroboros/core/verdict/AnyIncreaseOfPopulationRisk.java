package ouroboros.core.verdict;

import java.util.LinkedHashMap;

/**
 * Definition 2. The risk of the last generation is above generation 0's, by more than the
 * tolerated part of it, replicate by replicate.
 */
public record AnyIncreaseOfPopulationRisk() implements Definition {

	@Override
	public Judgement judge(Recorded recorded, Thresholds thresholds) {
		var risk = Risk.of(recorded);
		if (risk == null) {
			return Judgement.notApplicable(Risk.NONE);
		}
		var initial = risk.series(recorded).getFirst();
		var changes = risk.changes(recorded, initial.generation());
		if (changes.getLast().generation() == initial.generation()) {
			return Judgement.inconclusive(risk.metric(), "there is no generation after the first to compare with");
		}
		var evidence = new LinkedHashMap<String, Double>();
		evidence.put("initial", initial.mean());
		return Crossing
			.above(risk.metric(), changes, thresholds.increase() * Math.abs(initial.mean()), thresholds.confidence())
			.judgement("the increase of the risk")
			.with(evidence);
	}

}
