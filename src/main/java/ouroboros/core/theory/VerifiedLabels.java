package ouroboros.core.theory;

import java.util.List;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.jspecify.annotations.Nullable;

import ouroboros.core.Filter;
import ouroboros.core.curation.Flip;
import ouroboros.core.curation.Verifier;
import ouroboros.core.law.LogisticModel;
import ouroboros.core.law.TwoClasses;
import ouroboros.core.learner.LogisticRegression;
import ouroboros.core.metric.Accuracy;
import ouroboros.core.metric.TestError;
import ouroboros.core.spec.About;

/** Whether a classifier learns the classes or their opposite from labels with errors. */
@About(value = "Accuracy of logistic regression fitted to labels of its own that are flipped and verified, in the limit"
		+ " of infinite samples: the best there is while more than half of the kept labels are right, its opposite"
		+ " below.", source = "Feng et al. 2024 (arXiv 2406.07515)")
public record VerifiedLabels() implements Theory {

	private static final double TOSS = 1e-9;

	@Override
	public List<Condition> conditions() {
		return List.of(
				(setting) -> (setting.spec().learner() instanceof LogisticRegression learner
						&& learner.labels() == LogisticModel.Labels.ARGMAX) ? null
								: "speaks of the learner logistic-regression with labels argmax",
				(setting) -> (setting.truth() instanceof TwoClasses law && law.separation() > 0) ? null
						: "needs a truth of type two-class with classes apart",
				Knobs.only("regime.samples", "regime.design", "curation"), VerifiedLabels::channels,
				VerifiedLabels::undecided);
	}

	private static @Nullable String channels(Setting setting) {
		return setting.spec()
			.curation()
			.stream()
			.allMatch((filter) -> filter instanceof Flip || filter instanceof Verifier) ? null
					: "covers of curation only flip and verifier";
	}

	private static @Nullable String undecided(Setting setting) {
		for (var right : right(setting)) {
			if (!(Math.abs(right - 0.5) > TOSS)) {
				return "cannot tell what is learnt from as many right as wrong labels, or from none";
			}
		}
		return null;
	}

	@Override
	public List<Prediction> predict(Setting setting) {
		var best = NormalDistribution.of(0, 1).cumulativeProbability(((TwoClasses) setting.truth()).separation() / 2);
		var right = right(setting);
		var accuracy = new double[right.length];
		var error = new double[right.length];
		for (int generation = 0; generation < right.length; generation++) {
			accuracy[generation] = (right[generation] > 0.5) ? best : 1 - best;
			error[generation] = 1 - accuracy[generation];
		}
		var source = "Φ(separation/2) while p > 1/(1+φ/ψ), 1 - Φ(separation/2) below: of labels that are right with"
				+ " probability p a verifier keeps right ones with φ, wrong ones with ψ; for infinite samples: Feng et"
				+ " al. 2024 (arXiv 2406.07515)";
		return List.of(Prediction.rough(new Accuracy(), Statistic.MEAN, source, setting.generations(), accuracy),
				Prediction.rough(new TestError(), Statistic.MEAN, source, setting.generations(), error));
	}

	/**
	 * Share of right ones among the labels that each generation is fitted to. The model
	 * is the best classifier or its opposite, so that a label's being right has nothing
	 * to do with its vector; right is the class that is more probable under the truth.
	 * Genuine labels make the best classifier.
	 */
	private static double[] right(Setting setting) {
		var right = new double[setting.last() + 1];
		right[0] = 1;
		for (int generation = 1; generation < right.length; generation++) {
			var share = (right[generation - 1] > 0.5) ? 1.0 : 0.0;
			for (var filter : setting.spec().curation()) {
				share = after(filter, share);
			}
			right[generation] = share;
		}
		return right;
	}

	private static double after(Filter filter, double right) {
		return switch (filter) {
			case Flip(double probability) -> right + probability * (1 - 2 * right);
			case Verifier(double acceptCorrect, double acceptWrong) ->
				right * acceptCorrect / (right * acceptCorrect + (1 - right) * acceptWrong);
			default -> throw new IllegalArgumentException("neither flips nor verifies: " + filter);
		};
	}

}
