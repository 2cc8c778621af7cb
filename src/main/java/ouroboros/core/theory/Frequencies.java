package ouroboros.core.theory;

import org.jspecify.annotations.Nullable;

import ouroboros.core.law.Discrete;
import ouroboros.core.learner.Bernoulli;
import ouroboros.core.learner.Categorical;

/** Learners whose models are relative frequencies. */
final class Frequencies {

	/** A truth and a learner of symbols, smoothed or not. */
	static final Condition POSSIBLY_SMOOTHED = (setting) -> (smoothing(setting) == null)
			? "speaks of the learners categorical and bernoulli"
			: (setting.truth() instanceof Discrete) ? null : "needs a truth on symbols";

	/** A truth on symbols and frequencies as they are. */
	static final Condition PLAIN = (setting) -> {
		var reason = POSSIBLY_SMOOTHED.unmet(setting);
		var smoothing = smoothing(setting);
		return (reason != null) ? reason : (smoothing != null && smoothing == 0) ? null : "speaks of smoothing 0";
	};

	private Frequencies() {
	}

	/** What is added to every count; null if the learner is another one. */
	static @Nullable Double smoothing(Setting setting) {
		return switch (setting.spec().learner()) {
			case Categorical(double smoothing) -> smoothing;
			case Bernoulli() -> 0.0;
			default -> null;
		};
	}

	/** Genuine probabilities of all symbols. */
	static double[] truth(Setting setting) {
		return ((Discrete) setting.truth()).probabilities();
	}

}
