package ouroboros.core.theory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

import ouroboros.core.Metric;
import ouroboros.core.metric.HallucinatedMass;
import ouroboros.core.metric.Heterozygosity;
import ouroboros.core.metric.TailMass;
import ouroboros.core.spec.About;

/** Expected heterozygosity and masses of symbols under any linear regime. */
@About(value = "Expected heterozygosity of relative frequencies, and expected mass of the genuine tail and of what is not"
		+ " genuine, exactly, for every regime in which a model is a weighted mean of its data with weights that do not"
		+ " depend on them, smoothing and channels included.",
		source = "Wright-Fisher; Seddik et al. 2024 (arXiv 2404.05090); recursion of E⟨b_i,b_j⟩ over batch means")
public record SymbolMoments() implements Theory {

	@Override
	public List<Condition> conditions() {
		return List.of(Frequencies.POSSIBLY_SMOOTHED, Linearity::withCuration);
	}

	@Override
	public List<Prediction> predict(Setting setting) {
		var family = Frequencies.family(setting);
		var masses = masses(setting);
		var directions = List.copyOf(masses.values());
		var models = LinearRegime.of(setting, family, directions);
		var limits = LinearRegime.limits(setting, family, directions);
		var predictions = new ArrayList<Prediction>();
		predictions.add(Prediction
			.exact(new Heterozygosity(), Statistic.MEAN, source(setting), setting.generations(), models.spread())
			.withLimit(limits.spread()));
		for (var metric : masses.keySet()) {
			var at = predictions.size() - 1;
			predictions
				.add(Prediction.exact(metric, Statistic.MEAN, mass(setting), setting.generations(), models.along()[at])
					.withLimit(limits.along()[at]));
		}
		return predictions;
	}

	/** Measured metrics that are sums of probabilities, with the factors. */
	private static SequencedMap<Metric, double[]> masses(Setting setting) {
		var truth = Frequencies.truth(setting);
		var masses = new LinkedHashMap<Metric, double[]>();
		for (var metric : setting.spec().measured()) {
			var factors = new double[truth.length];
			if (metric instanceof TailMass tailMass) {
				var tail = tailMass.tail(truth);
				var genuine = Arrays.stream(tail).mapToDouble((symbol) -> truth[symbol]).sum();
				for (var symbol : tail) {
					factors[symbol] = 1 / genuine;
				}
				if (tail.length > 0) {
					masses.put(metric, factors);
				}
			}
			else if (metric instanceof HallucinatedMass) {
				for (int symbol = 0; symbol < truth.length; symbol++) {
					factors[symbol] = (truth[symbol] > 0) ? 0 : 1;
				}
				masses.put(metric, factors);
			}
		}
		return masses;
	}

	private static String mass(Setting setting) {
		return setting.spec().curation().isEmpty() && Frequencies.family(setting).prior() == 0
				? "E p_t = p₀ for every symbol: Seddik et al. 2024 (arXiv 2404.05090)"
				: "E p_t by the recursion of means; of two symbols (1-(1-2ε)^t)/2 after t copies that flip each with"
						+ " probability ε: cascade of symmetric channels";
	}

	private static String source(Setting setting) {
		if (!setting.spec().curation().isEmpty()) {
			return "exact recursion of second moments; a channel mixes a known law in";
		}
		if (Frequencies.family(setting).prior() > 0) {
			return "exact recursion of second moments with a Dirichlet prior; Jangjoo et al. 2025 (arXiv 2506.20623)";
		}
		if (Knobs.only("regime.samples").unmet(setting) == null) {
			return "E H_t = H₀ Π(1-1/n_i) after t fits: Wright 1931; Seddik et al. 2024 (arXiv 2404.05090)" + ((Growth
				.unmet(setting) == null)
						? "; positive for ever if and only if Σ1/n_i converges: Xu, He, Cheng 2025 (arXiv 2505.13947)"
						: "");
		}
		if (setting.regime().retain().all() && Knobs.only("regime.samples", "regime.retain").unmet(setting) == null) {
			return "E H_t = H₀ Π(1-m_k/N_k²) with N_k observations after batch k, → H₀ sinc(π/√n) for a constant n";
		}
		return "exact recursion of the second moments of batch means";
	}

}
