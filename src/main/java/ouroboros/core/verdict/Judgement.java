package ouroboros.core.verdict;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

import org.jspecify.annotations.Nullable;

import ouroboros.core.Metric;

/**
 * What a definition of collapse says of a sweep point, and why.
 *
 * @param status whether it is met
 * @param since first generation from which on it is met at every recorded one; null
 * unless collapsed, or where it has no such generation
 * @param metric what was looked at; null if nothing was
 * @param reason one sentence
 * @param evidence the numbers behind it by their names
 */
public record Judgement(Status status, @Nullable Integer since, @Nullable Metric metric, String reason,
		SequencedMap<String, Double> evidence) {

	static Judgement notApplicable(String reason) {
		return new Judgement(Status.NOT_APPLICABLE, null, null, reason, new LinkedHashMap<>());
	}

	static Judgement inconclusive(@Nullable Metric metric, String reason) {
		return new Judgement(Status.INCONCLUSIVE, null, metric, reason, new LinkedHashMap<>());
	}

	/** The same with more numbers, those of equal names replaced. */
	Judgement with(Map<String, Double> more) {
		var all = new LinkedHashMap<>(this.evidence);
		all.putAll(more);
		return new Judgement(this.status, this.since, this.metric, this.reason, all);
	}

}
