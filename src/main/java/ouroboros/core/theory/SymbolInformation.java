package ouroboros.core.theory;

import java.util.Arrays;
import java.util.List;

import ouroboros.core.law.Discrete;
import ouroboros.core.metric.Entropy;
import ouroboros.core.metric.ReverseKlDivergence;
import ouroboros.core.spec.About;

/** Entropy of relative frequencies, and what tells them from the truth. */
@About(value = "Expected entropy of relative frequencies under resampling, and their expected divergence from the truth,"
		+ " by the exact chain x' ~ Binomial(n, x/n) of every symbol's count: about H(p₀) - (K-1)/2n and (K-1)/2n after"
		+ " the first fit to n observations of K symbols.",
		source = "Wright-Fisher chain; Miller 1955, Note on the bias of information estimates")
public record SymbolInformation() implements Theory {

	@Override
	public List<Condition> conditions() {
		return List.of(Frequencies.PLAIN,
				(setting) -> (setting.truth() instanceof Discrete) ? null : "needs a truth on symbols",
				Knobs.only("regime.samples"), Conditions.CONSTANT_SAMPLES, CountChain.SHORT);
	}

	@Override
	public List<Prediction> predict(Setting setting) {
		var truth = Frequencies.truth(setting);
		var distinct = CountChain.distinct(setting);
		var size = Math.toIntExact(Frequencies.drawsAt(setting, 0));
		var terms = CountChain.mean(size, distinct, setting.last() + 1, (count) -> term((double) count / size));
		var entropy = new double[terms.length];
		var divergence = new double[terms.length];
		for (int generation = 0; generation < terms.length; generation++) {
			for (var p : truth) {
				entropy[generation] += (p == 0) ? 0 : terms[generation][Arrays.binarySearch(distinct, p)];
			}
			divergence[generation] = Arrays.stream(truth).map(SymbolInformation::term).sum() - entropy[generation];
		}
		return List.of(
				Prediction.exact(new Entropy(), Statistic.MEAN,
						"Σ E[-(x/n) ln(x/n)] by the chain x' ~ Binomial(n, x/n)", setting.generations(), entropy),
				Prediction.exact(new ReverseKlDivergence(), Statistic.MEAN,
						"E KL(q‖p₀) = H(p₀) - E H(q), since E q = p₀; about (K-1)/2n at generation 0",
						setting.generations(), divergence));
	}

	private static double term(double p) {
		return (p == 0) ? 0 : -p * Math.log(p);
	}

}
