package ouroboros.core.theory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import ouroboros.core.law.OneParameter;
import ouroboros.core.learner.Exponential;
import ouroboros.core.learner.Poisson;
import ouroboros.core.metric.Mean;
import ouroboros.core.metric.MeanShift;
import ouroboros.core.metric.Variance;
import ouroboros.core.spec.About;

/** Moments of models that are known by their mean alone. */
@About(value = "Expected mean, squared shift and variance of Poisson and exponential models, exactly, for every regime"
		+ " in which a model's mean is a weighted mean of its data with weights that do not depend on them.",
		source = "recursion of E⟨b_i,b_j⟩ over batch means; Var λ_t = λt/n under replace: Suresh et al. 2024"
				+ " (arXiv 2412.17646)")
public record MeanMoments() implements Theory {

	/** Of a variance that stays what it is. */
	private static final String WEIGHED = "; with weight w on N fresh genuine points beside m others"
			+ " λ[w²/N+(1-w)²/m]/(1-(1-w)²) in the end, least for the golden w = (√(c²+4c)-c)/2, c = N/m, where it is"
			+ " λw/N: He, Xu, Cheng 2025 (arXiv 2502.18049)";

	@Override
	public List<Condition> conditions() {
		return List.of((setting) -> (spread(setting) != null) ? null : "speaks of the learners poisson and exponential",
				(setting) -> (setting.truth() instanceof OneParameter) ? null
						: "needs a truth on the positive numbers: poisson or exponential",
				Linearity::plain);
	}

	/** Variance as a function of the squared shift of the mean, in expectation. */
	private static @Nullable Spread spread(Setting setting) {
		return switch (setting.spec().learner()) {
			case Poisson() -> (square, squaredShift, concentration) -> mean(setting);
			case Exponential() -> (square, squaredShift, concentration) -> squaredShift + mean(setting) * mean(setting);
			default -> null;
		};
	}

	private static double mean(Setting setting) {
		return ((OneParameter) setting.truth()).mean()[0];
	}

	@Override
	public List<Prediction> predict(Setting setting) {
		var truth = (OneParameter) setting.truth();
		var mean = mean(setting);
		var spread = spread(setting);
		var family = Family.numbers((spread != null) ? spread : Spread.WEIGHTED, truth);
		var models = LinearRegime.of(setting, family, List.of());
		var limits = LinearRegime.limits(setting, family, List.of());
		var centred = setting.measures(new Mean()) && !setting.measures(new MeanShift());
		var predictions = new ArrayList<Prediction>();
		predictions.add(Prediction.exact(centred ? new Mean() : new MeanShift(),
				centred ? Statistic.meanSquareAbout(mean) : Statistic.MEAN,
				"E(μ_t-μ₀)² by the exact recursion of second moments; λt/n for a Poisson law after t fits to n each:"
						+ " Suresh et al. 2024 (arXiv 2412.17646)"
						+ ((setting.regime().realWeight() == null) ? "" : WEIGHED),
				setting.generations(), models.squaredError())
			.withLimit(limits.squaredError()));
		predictions.add(Prediction.exact(new Variance(), Statistic.MEAN,
				(setting.spec().learner() instanceof Poisson) ? "E Var = E λ_t = λ₀"
						: "E Var = E θ_t², θ₀²(1+1/n)^t after t fits to n each",
				setting.generations(), models.spread())
			.withLimit(limits.spread()));
		if (setting.measures(new Mean())) {
			var means = new double[setting.last() + 1];
			Arrays.fill(means, mean);
			predictions.add(Prediction.exact(new Mean(), Statistic.MEAN, "E μ_t = μ₀: means are a martingale",
					setting.generations(), means));
		}
		return predictions;
	}

}
