package ouroboros.core.verdict;

import java.util.LinkedHashMap;

import org.jspecify.annotations.Nullable;

import ouroboros.core.theory.Prediction;
import ouroboros.core.theory.Statistic;

/**
 * Definition 3. The expected risk grows without bound: as a closed form says where there
 * is one; else if over the second half of the generations a growing curve foretells it
 * better than one with a plateau ({@link GrowthFit}) and it rises there.
 */
public record AsymptoticallyDivergingPopulationRisk() implements Definition {

	@Override
	public Judgement judge(Recorded recorded, Thresholds thresholds) {
		var risk = Risk.unbounded(recorded);
		if (risk == null) {
			return Judgement.notApplicable("measures no risk that could grow without bound");
		}
		var known = known(recorded, risk);
		return (known != null) ? known : fitted(recorded, risk, thresholds.confidence());
	}

	private static @Nullable Judgement known(Recorded recorded, Risk risk) {
		return recorded.predictions()
			.stream()
			.filter((prediction) -> prediction.metric().equals(risk.metric())
					&& prediction.statistic().equals(risk.statistic()) && !Double.isNaN(prediction.limit()))
			.findFirst()
			.map((prediction) -> known(prediction, risk))
			.orElse(null);
	}

	private static Judgement known(Prediction prediction, Risk risk) {
		var evidence = new LinkedHashMap<String, Double>();
		evidence.put("limit", prediction.limit());
		return new Judgement(Double.isInfinite(prediction.limit()) ? Status.COLLAPSED : Status.NOT_COLLAPSED, null,
				risk.metric(), "by the closed form " + prediction.source(), evidence);
	}

	private static Judgement fitted(Recorded recorded, Risk risk, double confidence) {
		var series = recorded.series(risk.metric(), risk.statistic());
		var last = series.getLast();
		if (last.n() < 2) {
			return Judgement.inconclusive(risk.metric(), "a single replicate gives no confidence interval");
		}
		var middle = series.get(series.size() / 2).generation();
		var half = series.subList(series.size() / 2, series.size());
		var rise = Crossing.above(risk.metric(), recorded.changes(risk.metric(), risk.statistic(), middle), 0,
				confidence);
		if (Double.isInfinite(last.mean())) {
			return rise.judgement("the rise of the risk in the second half of the generations");
		}
		var best = half.stream().allMatch((one) -> Double.isFinite(one.mean())) ? GrowthFit.best(half) : null;
		if (best == null) {
			return Judgement.inconclusive(risk.metric(), "there are too few generations with a finite risk to fit");
		}
		return judgement(rise, best, middle);
	}

	private static Judgement judgement(Crossing rise, GrowthFit best, int middle) {
		var rising = rise.judgement("the rise of the risk in the second half of the generations");
		var evidence = new LinkedHashMap<String, Double>();
		evidence.put("exponent", best.growing() ? best.exponent() : -best.exponent());
		evidence.put("slope", best.slope());
		evidence.put("error", Math.sqrt(best.error()));
		evidence.put("from", (double) middle);
		var grows = best.growing() && best.slope() > 0;
		var status = grows ? rising.status() : Status.NOT_COLLAPSED;
		return new Judgement(status, null, rise.metric(), switch (status) {
			case COLLAPSED -> "a growing curve foretells the risk best, and it rises";
			case NOT_COLLAPSED -> "the risk does not grow without bound: " + (grows ? "it does not rise"
					: best.growing() ? "it falls" : "a curve with a plateau foretells it best");
			case INCONCLUSIVE -> "a growing curve foretells the risk best, but whether it rises is not decided";
			case NOT_APPLICABLE -> throw new IllegalStateException();
		}, rising.evidence()).with(evidence);
	}

}
