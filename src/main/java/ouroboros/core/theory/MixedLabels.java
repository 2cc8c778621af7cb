package ouroboros.core.theory;

import java.util.List;

import org.jspecify.annotations.Nullable;

import ouroboros.core.curation.Correction;
import ouroboros.core.curation.Noise;
import ouroboros.core.law.LinearModel;
import ouroboros.core.regime.Real;
import ouroboros.core.spec.About;

/** What genuine labels, labels of other weights and those of a model make together. */
@About(value = "Expected test error of least squares fitted to new genuine labels, labels of the regression before and"
		+ " labels of a target with other weights, in any proportion: a share p of foreign labels leaves p² of their"
		+ " squared distance, whatever the number of rows.",
		source = "Dohmatob et al. 2024, Strong Model Collapse (arXiv 2410.04840), the plateau; the rest is derived")
public record MixedLabels() implements Theory {

	@Override
	public List<Condition> conditions() {
		return List.of(LeastSquares.CONDITION,
				Knobs.only("regime.samples", "regime.real.share", "regime.real.count", "regime.real.source",
						"regime.real.mixing", "regime.real.stock", "curation"),
				MixedLabels::curated, MixedLabels::mixed, MixedLabels::enough);
	}

	private static @Nullable String curated(Setting setting) {
		var curation = setting.spec().curation();
		return (curation.stream().allMatch((filter) -> filter instanceof Noise || filter instanceof Correction)
				&& curation.stream().filter(Correction.class::isInstance).count() <= 1) ? null
						: "covers of curation only noise and one correction";
	}

	private static @Nullable String mixed(Setting setting) {
		var real = setting.regime().real();
		if (real == null) {
			return setting.spec().curation().stream().anyMatch(Correction.class::isInstance) ? null
					: "speaks of a model's labels mixed with others: genuine ones or those of a correction's target";
		}
		return (real.source() == Real.Source.FRESH || (real.stock() != null && !real.stock().replacement())) ? null
				: "needs new genuine points: the models depend on points that were used before";
	}

	private static @Nullable String enough(Setting setting) {
		var least = LeastSquares.of(setting).dimension() + 2;
		for (int generation = 0; generation <= setting.last(); generation++) {
			if (setting.regime().newAt(generation) < least) {
				return "needs at least %d rows, two more than dimensions, at every generation".formatted(least);
			}
		}
		return null;
	}

	@Override
	public List<Prediction> predict(Setting setting) {
		return List.of(errors(setting, setting.last() + 1).prediction(setting,
				"E‖ŵ-w‖² = σ²d/(n-d-1) + p²c² + ε·p(1-p)c² for a share p of n labels from weights at the distance c and"
						+ " the others genuine, ε = [(d+1)n²-(d+5)n+2(d+1)]/[(n-1)(n+2)(n-d-1)] ≈ (d+1)/n; p²c² is the"
						+ " plateau of Dohmatob et al. 2024 (arXiv 2410.04840); labels of the model before are as if"
						+ " from its weights",
				TestErrors.limit(setting, MixedLabels::errors)));
	}

	/**
	 * Row i's label is (w + c_i)·x_i and noise, and the model is off by e = S⁻¹Σx_i
	 * x_i'c_i and what noise adds. Rows are alike, so that E‖e‖² = AΣE‖c_i‖² + BΣ_{i≠j}E
	 * c_i·c_j; A is E x'S⁻²x·x'x/d = (n-2)(d+2)/[n(n+2)(n-d-1)], and B follows from e = c
	 * where all c_i are c. Of the labels the model explains E e'Se, which is such a sum
	 * too with A = (d+2)/(n+2).
	 */
	private static TestErrors errors(Setting setting, int generations) {
		var fit = LeastSquares.of(setting);
		var target = Target.of(setting);
		var errors = new TestErrors(generations);
		var square = 0.0;
		var along = 0.0;
		var drawn = fit.variance();
		var rare = false;
		for (int generation = 0; generation < generations; generation++) {
			var rows = setting.regime().newAt(generation);
			var synthetic = Synthetic.of(setting, generation);
			var squares = synthetic.labels() * target.mixed(square, target.squared());
			var products = synthetic.pairs()
					* target.mixed(target.mixed(square, along), target.mixed(along, target.squared()));
			var part = synthetic.labels() / rows;
			var noise = (1 - part) * fit.variance() + part * target.variance(setting, generation, drawn);
			var freedom = rows - fit.dimension();
			var single = (fit.dimension() + 2) / (rows + 2);
			var explained = sum(rows, single, rows, squares, products);
			along = part * target.mixed(along, target.squared());
			square = sum(rows, single * (rows - 2) / (rows * (freedom - 1)), 1, squares, products)
					+ fit.error(rows, noise);
			drawn = fit.drawn(generation, noise + (squares - explained) / freedom);
			rare |= fit.isRare(rows, noise);
			errors.set(generation, square, rare);
		}
		return errors;
	}

	/**
	 * AΣ‖c_i‖² + BΣ_{i≠j}c_i·c_j.
	 * @param whole what it is of ‖c‖² where all c_i are c
	 */
	private static double sum(double rows, double a, double whole, double squares, double products) {
		return a * squares + (whole - rows * a) / (rows * (rows - 1)) * products;
	}

	/**
	 * How many labels of a generation are not genuine, on average.
	 *
	 * @param labels their number
	 * @param pairs number of ordered pairs of two of them
	 */
	private record Synthetic(double labels, double pairs) {

		static Synthetic of(Setting setting, int generation) {
			var regime = setting.regime();
			var rows = regime.newAt(generation);
			if (regime.real() != null && regime.real().mixing() == Real.Mixing.INDEPENDENT && generation > 0) {
				var share = 1 - regime.shareAt(generation);
				return new Synthetic(rows * share, rows * (rows - 1) * share * share);
			}
			var labels = (generation == 0) ? 0 : rows - regime.genuineAt(generation);
			return new Synthetic(labels, labels * (labels - 1));
		}

	}

	/**
	 * What becomes of a model's labels.
	 *
	 * @param kept share of them that is not replaced by the target's
	 * @param squared c², squared distance of the target's weights from the genuine ones
	 * @param noise variance of the target's labels given their vectors
	 */
	private record Target(double kept, double squared, double noise) {

		static Target of(Setting setting) {
			var truth = LeastSquares.of(setting).truth();
			return setting.spec()
				.curation()
				.stream()
				.filter(Correction.class::isInstance)
				.map((filter) -> of((Correction) filter, truth))
				.findFirst()
				.orElse(new Target(1, 0, 0));
		}

		private static Target of(Correction correction, LinearModel truth) {
			var law = (LinearModel) correction.target(truth);
			return new Target(1 / (1 + correction.strength()), truth.squaredDistance(law), law.noise() * law.noise());
		}

		double mixed(double ofModel, double ofTarget) {
			return this.kept * ofModel + (1 - this.kept) * ofTarget;
		}

		/** Variance of the labels of a generation that are not genuine. */
		double variance(Setting setting, int generation, double drawn) {
			var variance = drawn;
			for (var filter : setting.spec().curation()) {
				variance = (filter instanceof Noise noise) ? variance + noise.variance(generation)
						: mixed(variance, this.noise);
			}
			return variance;
		}

	}

}
