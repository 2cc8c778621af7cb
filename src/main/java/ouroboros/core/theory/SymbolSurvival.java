package ouroboros.core.theory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import ouroboros.core.metric.MissingMass;
import ouroboros.core.metric.Support;
import ouroboros.core.spec.About;

/** How many symbols are still alive, by the exact chain of a symbol's count. */
@About(value = "Expected number of surviving symbols and expected genuine mass of the lost ones under resampling, by"
		+ " the exact chain x' ~ Binomial(n, x/n) of every symbol's count; with two symbols also the probability that"
		+ " both are alive, and the expected generation at which one is left.",
		source = "Wright-Fisher chain; Suresh et al. 2024 (arXiv 2412.17646); Dohmatob et al. 2024 (arXiv 2402.07043)")
public record SymbolSurvival() implements Theory {

	@Override
	public List<Condition> conditions() {
		return List.of(Frequencies.PLAIN, Knobs.only("regime.samples"), Conditions.CONSTANT_SAMPLES, CountChain::unmet);
	}

	@Override
	public List<Prediction> predict(Setting setting) {
		var dead = CountChain.of(setting, (frequency) -> (frequency > 0) ? 0 : 1);
		var all = Arrays.stream(dead.symbols()).sum();
		var support = Arrays.stream(dead.sums()).map((lost) -> all - lost).toArray();
		var diversity = 1 - Arrays.stream(Frequencies.truth(setting)).map((p) -> p * p).sum();
		var predictions = new ArrayList<Prediction>();
		predictions.add(Prediction.exact(new Support(), Statistic.MEAN,
				"Σ P(count > 0) by the chain x' ~ Binomial(n, x/n): Wright-Fisher", setting.generations(), support)
			.withLimit(1));
		predictions.add(Prediction
			.exact(new MissingMass(), Statistic.MEAN,
					"Σ p P(count = 0) by the chain x' ~ Binomial(n, x/n); Σ p(1-p)^n at generation 0: Dohmatob et al."
							+ " 2024 (arXiv 2402.07043); 1-Σp² in the end",
					setting.generations(), dead.means())
			.withLimit(diversity));
		if (all == 2) {
			var both = Arrays.stream(support).map((expected) -> Math.max(0, expected - 1)).toArray();
			predictions.add(Prediction
				.exact(new Support(), Statistic.shareAbove(1),
						"P(both symbols alive) by the chain x' ~ Binomial(n, x/n)", setting.generations(), both)
				.withLimit(0));
		}
		return predictions;
	}

}
