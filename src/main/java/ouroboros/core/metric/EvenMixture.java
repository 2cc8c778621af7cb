package ouroboros.core.metric;

import java.util.function.DoubleUnaryOperator;

import ouroboros.core.View;

/**
 * The law that takes truth p or model q by the toss of a coin, in which the posterior
 * probability of the truth is p/(p+q). A bounded function of that probability has a mean
 * with a small error, however far apart the two are.
 */
final class EvenMixture {

	private EvenMixture() {
	}

	/**
	 * Mean of a function of the truth's posterior probability. Parts without density of
	 * truth and model do not meet.
	 * @param ofPosterior symmetric about 1/2, largest at 0 and 1
	 */
	static double mean(View view, DoubleUnaryOperator ofPosterior) {
		var truth = RegularPart.ofTruth(view);
		var model = RegularPart.ofModel(view);
		var apart = ofPosterior.applyAsDouble(1);
		if (truth.mass() == 0 || model.mass() == 0) {
			return apart;
		}
		var p = truth.logDensity();
		var q = model.logDensity();
		RegularPart.Observable function = (values, offset) -> ofPosterior
			.applyAsDouble(posterior(p.logDensity(values, offset), q.logDensity(values, offset)));
		var mean = 0.5 * (truth.mass() * truth.mean(function) + model.mass() * model.mean(function)
				+ (1 - truth.mass()) * apart + (1 - model.mass()) * apart);
		return Math.min(mean, apart);
	}

	private static double posterior(double logTruth, double logModel) {
		return (logTruth == logModel) ? 0.5 : 1 / (1 + Math.exp(logModel - logTruth));
	}

}
