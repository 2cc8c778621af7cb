package ouroboros.core.theory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import ouroboros.core.metric.Entropy;
import ouroboros.core.metric.MissingMass;
import ouroboros.core.metric.ReverseKlDivergence;
import ouroboros.core.metric.Support;
import ouroboros.core.spec.About;

/** What the first model of symbols has seen, where nothing is known of the later ones. */
@About(value = "Expected number of symbols and genuine mass that the first sample misses, and expected entropy of its"
		+ " frequencies: exact for generation 0 of every regime, which later generations depart from.",
		source = "Dohmatob et al. 2024 (arXiv 2402.07043); Miller 1955")
public record FirstSample() implements Theory {

	/** Options that make no difference to generation 0. */
	private static final String[] LATER = { "regime.samples", "regime.real.share", "regime.real.count",
			"regime.real.source", "regime.real.mixing", "regime.real.stock", "regime.retain", "regime.realWeight",
			"regime.ageWeight", "regime.reuse", "regime.ancestry", "sampling.temperature", "sampling.topK",
			"sampling.topP", "sampling.repetitionPenalty", "sampling.prompts", "sampling.beams", "curation" };

	@Override
	public List<Condition> conditions() {
		return List.of(Frequencies.PLAIN, Knobs.only(LATER), (setting) -> (new SymbolSurvival().unmet(setting) != null)
				? null : "leaves all generations to symbol-survival");
	}

	@Override
	public List<Prediction> predict(Setting setting) {
		var size = (double) Frequencies.drawsAt(setting, 0);
		var missing = 0.0;
		var support = 0.0;
		for (var p : Frequencies.truth(setting)) {
			var lost = (p < 1) ? Math.exp(size * Math.log1p(-p)) : 0;
			missing += p * lost;
			support += (p > 0) ? 1 - lost : 0;
		}
		var first = new int[1];
		var predictions = new ArrayList<Prediction>();
		predictions.add(Prediction.exact(new MissingMass(), Statistic.MEAN,
				"Σ p(1-p)^n, of p_i = C i^-β ≈ C^(1/β)/β Γ(1-1/β) n^-(1-1/β): Dohmatob et al. 2024"
						+ " (arXiv 2402.07043)",
				first, new double[] { missing }));
		predictions
			.add(Prediction.exact(new Support(), Statistic.MEAN, "Σ 1-(1-p)^n", first, new double[] { support }));
		if ((setting.measures(new Entropy()) || setting.measures(new ReverseKlDivergence()))
				&& !CountChain.isFirstLong(setting)) {
			predictions.addAll(SymbolEntropy.predictions(CountChain.first(setting, SymbolEntropy::term).sums(),
					SymbolEntropy.genuine(setting), first, "the counts of the first sample"));
		}
		return predictions;
	}

}
