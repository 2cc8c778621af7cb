package ouroboros.core.theory;

import java.util.Arrays;
import java.util.List;

import ouroboros.core.metric.Mean;
import ouroboros.core.metric.MeanShift;
import ouroboros.core.metric.Variance;

/**
 * What is expected of models on vectors under a linear regime, in the data's units.
 *
 * @param setting the experiment
 * @param family of its models
 * @param models their second moments
 * @param limits what becomes of these
 */
record VectorMoments(Setting setting, Family family, LinearRegime.Models models, LinearRegime.Limits limits) {

	static final String RECURSION = "exact recursion of the second moments of batch means";

	static VectorMoments of(Setting setting, Family family) {
		var directions = (family.origin().length == 1) ? List.of(new double[] { 1 }) : List.<double[]>of();
		return new VectorMoments(setting, family, LinearRegime.of(setting, family, directions),
				LinearRegime.limits(setting, family, directions));
	}

	/** Of the trace of the covariance. */
	Prediction variance(String source) {
		return Prediction
			.exact(new Variance(), Statistic.MEAN, source, this.setting.generations(), squares(this.models.spread()))
			.withLimit(square(this.limits.spread()));
	}

	/**
	 * Of the squared distance of the mean from the truth's, by the metric that there is.
	 */
	Prediction shift(String source) {
		var centred = this.family.origin().length == 1 && this.setting.measures(new Mean())
				&& !this.setting.measures(new MeanShift());
		return Prediction
			.exact(centred ? new Mean() : new MeanShift(),
					centred ? Statistic.meanSquareAbout(this.family.origin()[0]) : Statistic.MEAN, source,
					this.setting.generations(), squares(this.models.squaredError()))
			.withLimit((Feedback.isShift(this.setting) && Double.isInfinite(Feedback.limit(this.setting)))
					? Double.POSITIVE_INFINITY : square(this.limits.squaredError()));
	}

	/** Of the mean, where it is measured. */
	List<Prediction> mean() {
		if (this.family.origin().length > 1 || !this.setting.measures(new Mean())) {
			return List.of();
		}
		var means = Arrays.stream(this.models.along()[0]).map(this::place).toArray();
		return List.of(Prediction
			.exact(new Mean(), Statistic.MEAN, this.setting.spec().curation().isEmpty()
					? "E μ_t = μ₀: means are a martingale"
					: "E μ_t = μ₀ + b_t, b_t = (1-m/n_t) b_(t-1) + kδ/n_t for k of n_t points that are moved by δ"
							+ " and m genuine ones, → δk/m; with the shift of its own output a model's bias is at"
							+ " most δ(m+k)/m: Taori and Hashimoto 2022 (arXiv 2209.03942)",
					this.setting.generations(), means)
			.withLimit(Feedback.isShift(this.setting) ? this.family.origin()[0] + Feedback.limit(this.setting)
					: place(this.limits.along()[0])));
	}

	private double place(double centred) {
		return this.family.origin()[0] + this.family.unit() * centred;
	}

	private double square(double scaled) {
		return this.family.unit() * this.family.unit() * scaled;
	}

	private double[] squares(double[] scaled) {
		return Arrays.stream(scaled).map(this::square).toArray();
	}

}
