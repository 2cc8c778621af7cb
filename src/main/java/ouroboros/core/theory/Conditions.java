package ouroboros.core.theory;

import ouroboros.core.law.Moments;
import ouroboros.core.law.Normal;
import ouroboros.core.learner.Gaussian;
import ouroboros.core.regime.Schedule;

/** Conditions that several closed forms share. */
final class Conditions {

	/** The learner {@code gaussian}. */
	static final Condition GAUSSIAN = (setting) -> (setting.spec().learner() instanceof Gaussian) ? null
			: "speaks of the learner gaussian";

	/** A truth with mean and covariance. */
	static final Condition MOMENTS = (setting) -> (setting.truth() instanceof Moments) ? null
			: "needs a truth with mean and covariance";

	/** A normal truth. */
	static final Condition NORMAL_TRUTH = (setting) -> (setting.truth() instanceof Normal) ? null
			: "needs a normal truth";

	/** One dimension. */
	static final Condition ONE_DIMENSION = (
			setting) -> (setting.truth() instanceof Moments law && law.mean().length == 1) ? null
					: "speaks of one dimension";

	/** The same number of new points at every generation. */
	static final Condition CONSTANT_SAMPLES = (setting) -> (setting.regime().samples() instanceof Schedule.Constant)
			? null : "speaks of the same number of samples at every generation";

	private Conditions() {
	}

}
