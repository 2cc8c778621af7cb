package ouroboros.core.theory;

import java.util.Arrays;
import java.util.List;

import ouroboros.core.metric.Entropy;
import ouroboros.core.metric.ReverseKlDivergence;
import ouroboros.core.spec.About;

/** Entropy of relative frequencies, by the exact chain of a symbol's count. */
@About(value = "Expected entropy of relative frequencies and expected divergence of the truth from them under"
		+ " resampling, by the exact chain x' ~ Binomial(n, x/n) of every symbol's count.",
		source = "Wright-Fisher chain; about (K-1)/(2n) less than the truth's after one fit: Miller 1955")
public record SymbolEntropy() implements Theory {

	@Override
	public List<Condition> conditions() {
		return List.of(Frequencies.PLAIN,
				(setting) -> (setting.measures(new Entropy()) || setting.measures(new ReverseKlDivergence())) ? null
						: "speaks of the metrics entropy and reverse-kl-divergence",
				Knobs.only("regime.samples"), Conditions.CONSTANT_SAMPLES, CountChain::unmet);
	}

	/** Contribution of a symbol. */
	static double term(double frequency) {
		return (frequency > 0) ? -frequency * Math.log(frequency) : 0;
	}

	@Override
	public List<Prediction> predict(Setting setting) {
		var genuine = genuine(setting);
		var predicted = predictions(CountChain.of(setting, SymbolEntropy::term).sums(), genuine, setting.generations(),
				"the chain x' ~ Binomial(n, x/n)");
		return List.of(predicted.getFirst().withLimit(0), predicted.getLast().withLimit(genuine));
	}

	/** Entropy of the truth. */
	static double genuine(Setting setting) {
		return Arrays.stream(Frequencies.truth(setting)).map(SymbolEntropy::term).sum();
	}

	/**
	 * Of the entropy and the divergence, which is what is missing of the truth's entropy:
	 * the cross entropy -Σ q ln p keeps its mean.
	 */
	static List<Prediction> predictions(double[] entropy, double genuine, int[] generations, String law) {
		return List.of(
				Prediction.exact(new Entropy(), Statistic.MEAN,
						"E H = -Σ E (x/n)ln(x/n) by " + law
								+ "; ≈ H₀ - (K-1)/(2n) of K symbols after one fit: Miller 1955, bias of information"
								+ " estimates",
						generations, entropy),
				Prediction.exact(new ReverseKlDivergence(), Statistic.MEAN,
						"E KL(q‖p) = H₀ - E H, as E q = p, by " + law + "; ≈ (K-1)/(2n) of K symbols after one fit",
						generations,
						Arrays.stream(entropy).map((expected) -> Math.max(0, genuine - expected)).toArray()));
	}

}
