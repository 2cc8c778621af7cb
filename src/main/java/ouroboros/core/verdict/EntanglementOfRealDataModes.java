package ouroboros.core.verdict;

import java.util.ArrayList;
import java.util.List;

import ouroboros.core.metric.ModesLost;
import ouroboros.core.metric.ModesMerged;
import ouroboros.core.theory.Statistic;

/**
 * Definition 6. Genuine modes cannot be told apart any more: the mean number of merged
 * pairs of them, or of lost ones, is above a threshold. Of several metrics the one that
 * is most decided in favour counts.
 */
public record EntanglementOfRealDataModes() implements Definition {

	private static final List<Status> ORDER = List.of(Status.COLLAPSED, Status.INCONCLUSIVE, Status.NOT_COLLAPSED);

	@Override
	public Judgement judge(Recorded recorded, Thresholds thresholds) {
		var judgements = new ArrayList<Judgement>();
		for (var metric : recorded.setting().spec().measured()) {
			if (metric instanceof ModesMerged || metric instanceof ModesLost) {
				var series = recorded.series(metric, Statistic.MEAN);
				if (!series.isEmpty()) {
					judgements.add(Crossing.above(metric, series, thresholds.modes(), thresholds.confidence())
						.judgement((metric instanceof ModesMerged) ? "the number of merged pairs of modes"
								: "the number of lost modes"));
				}
			}
		}
		return judgements.stream()
			.min((one, other) -> Integer.compare(ORDER.indexOf(one.status()), ORDER.indexOf(other.status())))
			.orElseGet(() -> Judgement.notApplicable("measures neither modes-merged nor modes-lost"));
	}

}
