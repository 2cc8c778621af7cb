package ouroboros.core.theory;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import ouroboros.core.Metric;
import ouroboros.core.Sampling;
import ouroboros.core.View;
import ouroboros.core.chance.Turn;
import ouroboros.core.curation.Preference;
import ouroboros.core.curation.TailCut;
import ouroboros.core.law.Discrete;
import ouroboros.core.metric.Entropy;
import ouroboros.core.metric.Heterozygosity;
import ouroboros.core.metric.MissingMass;
import ouroboros.core.metric.TopShare;
import ouroboros.core.metric.TotalVariation;
import ouroboros.core.spec.About;

/** What decoding and selection make of symbols as samples grow large. */
@About(value = "What temperature, top-k, top-p, preference and tail-cut make of symbols in the limit of infinite samples,"
		+ " round by round: p_t ∝ p₀^(τ^-t) under a temperature; under a preference among K candidates"
		+ " p' = p·K·E[e^r/(e^r + Σ e^(r_i))] over K-1 draws of p, which tends to the genuine law on what is liked"
		+ " best, and p_t ∝ p₀ e^(tr) as K grows; genuine data hold a fixed point away from the extremes.",
		source = "Marchi et al. 2024 (arXiv 2404.02325); Ferbach et al. 2024 (arXiv 2407.09499); Dohmatob et al. 2024"
				+ " (arXiv 2402.07043)")
public record EndlessSamples() implements Theory {

	private static final double MOST_WORK = 1e8;

	@Override
	public List<Condition> conditions() {
		return List.of(Frequencies.PLAIN, EndlessSamples::selects,
				Knobs.only("regime.samples", "regime.retain", "regime.real.share", "regime.real.source",
						"regime.real.mixing", "sampling.temperature", "sampling.topK", "sampling.topP", "curation"),
				EndlessSamples::wholePool, EndlessSamples::unambiguous);
	}

	private static @Nullable String selects(Setting setting) {
		var sampling = setting.spec().sampling();
		var curation = setting.spec().curation();
		if (!curation.stream().allMatch((filter) -> filter instanceof Preference || filter instanceof TailCut)) {
			return "speaks of the filters preference and tail-cut";
		}
		if (!curation.isEmpty() && !(setting.truth() instanceof Discrete)) {
			return "speaks of filters on symbols";
		}
		return (cuts(sampling) || sampling.temperature() != 1 || !curation.isEmpty()) ? null
				: "speaks of a temperature other than 1, top-k, top-p, preference or tail-cut";
	}

	private static boolean cuts(Sampling sampling) {
		return sampling.topK() != null || sampling.topP() != 1;
	}

	private static @Nullable String wholePool(Setting setting) {
		if (!setting.regime().retain().all() && setting.regime().retain().window() != 1) {
			return "speaks of replace and accumulate";
		}
		var preferences = setting.spec().curation().stream().filter(Preference.class::isInstance).toList();
		if (!preferences.stream().allMatch((filter) -> Selection.isNarrow(setting, (Preference) filter))) {
			return "speaks of rewards that differ by less";
		}
		return (Frequencies.truth(setting).length * (setting.last() + 1.0)
				* (preferences.isEmpty() ? 10 : Selection.STEPS) <= MOST_WORK) ? null
						: "has too many symbols and generations to compute";
	}

	/** Whether the smallest chance decides what is kept. */
	private static @Nullable String unambiguous(Setting setting) {
		return (courses(setting) != null) ? null
				: "chance decides what is kept, of equally probable symbols or at the very edge of top-p";
	}

	/** The model of each generation; null where it depends on the smallest chance. */
	private static @Nullable List<double[]> courses(Setting setting) {
		var regime = setting.regime();
		var selection = Selection.of(setting);
		var truth = Frequencies.truth(setting);
		var models = new ArrayList<double[]>();
		models.add(truth);
		var points = (double) regime.samplesAt(0);
		for (int generation = 1; generation <= setting.last(); generation++) {
			var model = models.getLast();
			if (!selection.isSteady(model)) {
				return null;
			}
			var old = regime.retain().all() ? points : 0;
			points = old + regime.samplesAt(generation);
			models.add(mixed(mixed(selection.of(model), regime.shareAt(generation), truth), old / points, model));
		}
		return models;
	}

	private static double[] mixed(double[] law, double share, double[] other) {
		var mixed = new double[law.length];
		for (int symbol = 0; symbol < mixed.length; symbol++) {
			mixed[symbol] = (1 - share) * law[symbol] + share * other[symbol];
		}
		return mixed;
	}

	@Override
	public List<Prediction> predict(Setting setting) {
		var models = courses(setting);
		if (models == null) {
			throw new IllegalArgumentException("the conditions are not met");
		}
		var truth = new Discrete(Frequencies.truth(setting));
		var predictions = new ArrayList<Prediction>();
		for (var metric : metrics(setting.spec().sampling())) {
			var expected = models.stream()
				.map(Discrete::new)
				.mapToDouble((model) -> value(metric, truth, model))
				.toArray();
			predictions.add(Prediction.rough(metric, Statistic.MEAN, source(setting), setting.generations(), expected));
		}
		return predictions;
	}

	/** Those that are exact, and continuous but for what is cut off. */
	private static List<Metric> metrics(Sampling sampling) {
		var metrics = new ArrayList<Metric>(
				List.of(new Entropy(), new Heterozygosity(), new TotalVariation(), new TopShare()));
		if (cuts(sampling)) {
			metrics.add(new MissingMass());
		}
		return metrics;
	}

	private static double value(Metric metric, Discrete truth, Discrete model) {
		return metric.measure(new View(truth, model, truth, Sampling.PLAIN, new Turn(0, 0, () -> false)));
	}

	private static String source(Setting setting) {
		if (setting.spec().curation().stream().anyMatch(Preference.class::isInstance)) {
			return "p' = εp₀ + (1-ε)p·K·E[e^r/(e^r + Σ e^(r_i))] for infinite samples: Ferbach et al. 2024"
					+ " (arXiv 2407.09499)";
		}
		return (cuts(setting.spec().sampling()) || !setting.spec().curation().isEmpty())
				? "what is cut off stays lost, for infinite samples: Dohmatob et al. 2024 (arXiv 2402.07043)"
				: "p' = εp₀ + (1-ε)p^(1/τ)/Σp^(1/τ) for infinite samples: Marchi et al. 2024 (arXiv 2404.02325)";
	}

}
