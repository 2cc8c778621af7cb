package ouroboros.core.theory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

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
		return List.of(Frequencies.PLAIN, Knobs.only("regime.samples"), Conditions.CONSTANT_SAMPLES, CountChain.SHORT);
	}

	@Override
	public List<Prediction> predict(Setting setting) {
		var probabilities = Arrays.stream(Frequencies.truth(setting)).filter((p) -> p > 0).toArray();
		var distinct = CountChain.distinct(setting);
		var size = Math.toIntExact(Frequencies.drawsAt(setting, 0));
		var alive = CountChain.mean(size, distinct, setting.last() + 1, (count) -> (count > 0) ? 1 : 0);
		var support = new double[alive.length];
		var missing = new double[alive.length];
		for (var p : probabilities) {
			var at = Arrays.binarySearch(distinct, p);
			for (int generation = 0; generation < alive.length; generation++) {
				support[generation] += alive[generation][at];
				missing[generation] += p * (1 - alive[generation][at]);
			}
		}
		var predictions = new ArrayList<Prediction>();
		predictions.add(Prediction.exact(new Support(), Statistic.MEAN,
				"Σ P(count > 0) by the chain x' ~ Binomial(n, x/n): Wright-Fisher", setting.generations(), support));
		predictions.add(Prediction.exact(new MissingMass(), Statistic.MEAN,
				"Σ p P(count = 0) by the chain x' ~ Binomial(n, x/n); Σ p(1-p)^n at generation 0: Dohmatob et al. 2024"
						+ " (arXiv 2402.07043)",
				setting.generations(), missing));
		if (probabilities.length == 2) {
			var both = Arrays.stream(support).map((expected) -> Math.max(0, expected - 1)).toArray();
			predictions.add(Prediction.exact(new Support(), Statistic.shareAbove(1),
					"P(both symbols alive) by the chain x' ~ Binomial(n, x/n)", setting.generations(), both));
		}
		return predictions;
	}

}
