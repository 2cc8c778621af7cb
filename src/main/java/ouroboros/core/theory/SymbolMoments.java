package ouroboros.core.theory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import ouroboros.core.metric.Heterozygosity;
import ouroboros.core.metric.TailMass;
import ouroboros.core.spec.About;

/** Expected heterozygosity and tail mass of frequencies under any linear regime. */
@About(value = "Expected heterozygosity of the categorical learner's models, exactly, for every regime in which a"
		+ " model is a weighted mean of its data with weights that do not depend on them, smoothing included; without"
		+ " smoothing every expected probability, and so the expected tail mass, stays what it is.",
		source = "Wright-Fisher; Seddik et al. 2024 (arXiv 2404.05090); recursion of E⟨b_i,b_j⟩ over batch means")
public record SymbolMoments() implements Theory {

	@Override
	public List<Condition> conditions() {
		return List.of(Frequencies.POSSIBLY_SMOOTHED, Linearity::withChannels);
	}

	@Override
	public List<Prediction> predict(Setting setting) {
		var known = Frequencies.smoothing(setting);
		var smoothing = (known != null) ? known : 0;
		var family = Family.symbols(Frequencies.truth(setting), smoothing);
		var models = LinearRegime.of(setting, family);
		var predictions = new ArrayList<Prediction>();
		predictions.add(
				Prediction
					.exact(new Heterozygosity(), Statistic.MEAN, source(setting, smoothing), setting.generations(),
							models.spread())
					.withLimit(LinearRegime.limits(setting, family).spread()));
		if (smoothing == 0 && setting.spec().curation().isEmpty()) {
			var ones = new double[setting.last() + 1];
			Arrays.fill(ones, 1);
			setting.spec()
				.measured()
				.stream()
				.filter(TailMass.class::isInstance)
				.forEach((metric) -> predictions.add(Prediction.exact(metric, Statistic.MEAN,
						"E p_t = p₀ for every symbol: Seddik et al. 2024 (arXiv 2404.05090)", setting.generations(),
						ones)));
		}
		return predictions;
	}

	private static String source(Setting setting, double smoothing) {
		if (!setting.spec().curation().isEmpty()) {
			return "exact recursion of second moments; a symmetric channel mixes the uniform law in";
		}
		if (smoothing > 0) {
			return "exact recursion of second moments with a Dirichlet prior; Jangjoo et al. 2025 (arXiv 2506.20623)";
		}
		if (Knobs.only("regime.samples").unmet(setting) == null) {
			return "E H_t = H₀ Π(1-1/n_i) after t fits: Wright 1931; Seddik et al. 2024 (arXiv 2404.05090)";
		}
		if (setting.regime().retain().all() && Knobs.only("regime.samples", "regime.retain").unmet(setting) == null) {
			return "E H_t = H₀ Π(1-m_k/N_k²) with N_k observations after batch k, → H₀ sinc(π/√n) for a constant n";
		}
		return "exact recursion of the second moments of batch means";
	}

}
