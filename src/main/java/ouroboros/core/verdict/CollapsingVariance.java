package ouroboros.core.verdict;

import java.util.LinkedHashMap;
import java.util.List;

import ouroboros.core.theory.Observed;

/**
 * Definition 5. The variance dies exponentially: its logarithm falls, and in the second
 * half of the generations at more than half the pace of the first, so that it does not
 * level off; or next to nothing is left of it already, or, where replicates have become
 * points, in most of them. Looked at are {@code variance}, {@code log-determinant},
 * {@code heterozygosity} (not of texts, of which it speaks of the first tokens alone) or
 * {@code entropy}, the first one that is measured.
 */
public record CollapsingVariance() implements Definition {

	private static final double PERSISTENCE = 0.5;

	private static final int FEWEST = 4;

	@Override
	public Judgement judge(Recorded recorded, Thresholds thresholds) {
		var logarithms = Logarithms.of(recorded);
		if (logarithms == null) {
			return Judgement
				.notApplicable("measures neither variance nor log-determinant nor heterozygosity nor entropy");
		}
		var series = logarithms.series();
		var last = series.getLast();
		var confidence = thresholds.confidence();
		if (last.n() < 2) {
			return Judgement.inconclusive(logarithms.metric(), "a single replicate gives no confidence interval");
		}
		var points = logarithms.left(thresholds.variance(), confidence);
		if (points != null && points.status(points.series().getLast()) == Status.COLLAPSED) {
			return points.judgement("the share of replicates whose variance is left");
		}
		var whole = logarithms.changes(series.getFirst().generation());
		var left = Crossing.below(logarithms.metric(), whole, Math.log(thresholds.variance()), confidence);
		var falling = Crossing.below(logarithms.metric(), whole, 0, confidence);
		if (whole.isEmpty() || Double.isNaN(whole.getLast().mean())) {
			return Judgement.inconclusive(logarithms.metric(), "the logarithm of the variance is not a number");
		}
		var evidence = new LinkedHashMap<String, Double>();
		evidence.put("ratio", Math.exp(whole.getLast().mean()));
		if (left.status(whole.getLast()) == Status.COLLAPSED) {
			evidence.put("threshold", thresholds.variance());
			return falling.judgement("the logarithm of the variance").with(evidence);
		}
		if (series.size() < FEWEST) {
			return Judgement.inconclusive(logarithms.metric(), "there are less than %d generations".formatted(FEWEST));
		}
		var middle = series.get((series.size() - 1) / 2).generation();
		return decay(falling.judgement("the change of the logarithm of the variance").with(evidence), whole,
				logarithms.changes(middle), middle, confidence);
	}

	private static Judgement decay(Judgement falling, List<Observed> whole, List<Observed> second, int middle,
			double confidence) {
		var from = whole.getFirst().generation();
		var last = whole.getLast();
		var half = whole.stream().filter((change) -> change.generation() == middle).findFirst().orElseThrow();
		var first = -half.mean() / (middle - from);
		var later = -second.getLast().mean() / (last.generation() - middle);
		var rate = -last.mean() / (last.generation() - from);
		// errors of the halves added up: right however they depend on each other
		var reach = reach(second.getLast(), confidence) / (last.generation() - middle)
				+ PERSISTENCE * reach(half, confidence) / (middle - from);
		var evidence = new LinkedHashMap<String, Double>();
		evidence.put("rate", rate);
		evidence.put("rateLower", rate - reach(last, confidence) / (last.generation() - from));
		evidence.put("rateUpper", rate + reach(last, confidence) / (last.generation() - from));
		evidence.put("firstHalfRate", first);
		evidence.put("secondHalfRate", later);
		if (rate > 0) {
			evidence.put("halfLife", Math.log(2) / rate);
		}
		var persistence = later - PERSISTENCE * first;
		if (falling.status() != Status.COLLAPSED) {
			return falling.with(evidence);
		}
		if (persistence - reach > 0) {
			return new Judgement(Status.COLLAPSED, falling.since(), falling.metric(),
					"the variance decays exponentially", falling.evidence())
				.with(evidence);
		}
		return new Judgement((persistence + reach < 0) ? Status.NOT_COLLAPSED : Status.INCONCLUSIVE, null,
				falling.metric(),
				(persistence + reach < 0) ? "the variance levels off"
						: "the variance falls, but whether it levels off the replicates do not decide",
				falling.evidence())
			.with(evidence);
	}

	private static double reach(Observed change, double confidence) {
		return (change.deviation() == 0) ? 0 : Interval.quantile(change.n(), confidence) * change.standardError();
	}

}
