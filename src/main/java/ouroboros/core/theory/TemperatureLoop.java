package ouroboros.core.theory;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import ouroboros.core.metric.Entropy;
import ouroboros.core.metric.Heterozygosity;
import ouroboros.core.metric.TotalVariation;
import ouroboros.core.spec.About;

/** What a temperature other than 1 does to symbols as samples grow large. */
@About(value = "Entropy, heterozygosity and total variation of symbols sampled at a temperature, in the limit of"
		+ " infinite samples: p_t ∝ p₀^(τ^-t) under replace; genuine data hold a fixed point away from the extremes.",
		source = "Marchi et al. 2024 (arXiv 2404.02325)")
public record TemperatureLoop() implements Theory {

	private static final double MOST_WORK = 1e8;

	@Override
	public List<Condition> conditions() {
		return List.of(Frequencies.PLAIN,
				(setting) -> (setting.spec().sampling().temperature() != 1) ? null
						: "speaks of a temperature other than 1",
				Knobs.only("regime.samples", "regime.retain", "regime.real.share", "regime.real.source",
						"regime.real.mixing", "sampling.temperature"),
				TemperatureLoop::wholePool);
	}

	private static @Nullable String wholePool(Setting setting) {
		if (!setting.regime().retain().all() && setting.regime().retain().window() != 1) {
			return "speaks of replace and accumulate";
		}
		return (Frequencies.truth(setting).length * (setting.last() + 1.0) <= MOST_WORK) ? null
				: "has too many symbols and generations to compute";
	}

	@Override
	public List<Prediction> predict(Setting setting) {
		var truth = Frequencies.truth(setting);
		var regime = setting.regime();
		var entropy = new double[setting.last() + 1];
		var heterozygosity = new double[entropy.length];
		var variation = new double[entropy.length];
		var model = truth.clone();
		var points = (double) regime.samplesAt(0);
		for (int generation = 0; generation < entropy.length; generation++) {
			if (generation > 0) {
				var samples = regime.samplesAt(generation);
				var old = regime.retain().all() ? points : 0;
				points = old + samples;
				model = mixed(model, old / points, truth, (regime.real() == null || regime.real().share() == null) ? 0
						: regime.real().share().at(generation), setting.spec().sampling().temperature());
			}
			for (int symbol = 0; symbol < truth.length; symbol++) {
				entropy[generation] -= (model[symbol] == 0) ? 0 : model[symbol] * Math.log(model[symbol]);
				heterozygosity[generation] += model[symbol] * (1 - model[symbol]);
				variation[generation] += 0.5 * Math.abs(model[symbol] - truth[symbol]);
			}
		}
		var source = "p' = εp₀ + (1-ε)p^(1/τ)/Σp^(1/τ) for infinite samples: Marchi et al. 2024 (arXiv 2404.02325)";
		return List.of(Prediction.rough(new Entropy(), Statistic.MEAN, source, setting.generations(), entropy),
				Prediction.rough(new Heterozygosity(), Statistic.MEAN, source, setting.generations(), heterozygosity),
				Prediction.rough(new TotalVariation(), Statistic.MEAN, source, setting.generations(), variation));
	}

	private static double[] mixed(double[] model, double kept, double[] truth, double share, double temperature) {
		var tempered = tempered(model, temperature);
		var mixed = new double[model.length];
		for (int symbol = 0; symbol < mixed.length; symbol++) {
			mixed[symbol] = kept * model[symbol]
					+ (1 - kept) * (share * truth[symbol] + (1 - share) * tempered[symbol]);
		}
		return mixed;
	}

	/** Relative to the largest, so that no power underflows to 0 / 0. */
	static double[] tempered(double[] law, double temperature) {
		var largest = Arrays.stream(law).max().orElseThrow();
		var powers = Arrays.stream(law)
			.map((p) -> (temperature == 0) ? ((p == largest) ? 1 : 0) : Math.pow(p / largest, 1 / temperature))
			.toArray();
		var sum = Arrays.stream(powers).sum();
		return Arrays.stream(powers).map((power) -> power / sum).toArray();
	}

}
