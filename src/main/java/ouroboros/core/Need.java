package ouroboros.core;

import org.jspecify.annotations.Nullable;

import ouroboros.core.data.Space;
import ouroboros.core.law.Autoencoder;
import ouroboros.core.law.Autoregressive;
import ouroboros.core.law.Classifier;
import ouroboros.core.law.Cumulative;
import ouroboros.core.law.Density;
import ouroboros.core.law.Discrete;
import ouroboros.core.law.Labelled;
import ouroboros.core.law.Law;
import ouroboros.core.law.LinearModel;
import ouroboros.core.law.LogisticModel;
import ouroboros.core.law.Mass;
import ouroboros.core.law.Moments;
import ouroboros.core.law.Normal;
import ouroboros.core.law.NormalMixture;
import ouroboros.core.law.TwoClasses;

/** Something that a metric needs of the truth and of the kind of model. */
@FunctionalInterface
public interface Need {

	/** What comes before the kind of data that there are. */
	String INSTEAD = ", but the truth gives ";

	/** Symbols rather than vectors. */
	Need SYMBOLS = (truth, model) -> (truth instanceof Discrete && Discrete.class.isAssignableFrom(model)) ? null
			: "needs a truth and a learner of symbols";

	/** Real vectors. */
	Need VECTORS = (truth, model) -> (truth.space() instanceof Space.Real) ? null
			: "needs real vectors" + INSTEAD + truth.space();

	/** Pictures, and a model that encodes them. */
	Need LATENT = (truth, model) -> !(truth.space() instanceof Space.Pictures)
			? "needs pictures" + INSTEAD + truth.space() : Autoencoder.class.isAssignableFrom(model) ? null
					: "needs a learner whose model encodes pictures by latent variables";

	/** Pictures of known classes, few enough pixels for thousands of comparisons. */
	Need LABELLED = (truth, model) -> !(truth instanceof Labelled)
			? "needs pictures with labels, as glyphs or a data set of them have" + INSTEAD + truth.space()
			: (truth.space().width() > 4096) ? "needs pictures of at most 4096 pixels, since it compares thousands"
					: null;

	/** Real vectors, or pictures and a model that makes some of them. */
	Need FEATURES = VECTORS.or(LATENT);

	/** Vectors labelled with numbers. */
	Need NUMBERED = (truth, model) -> (truth.space() instanceof Space.Pairs(var _, int classes) && classes == 0) ? null
			: "needs vectors labelled with numbers" + INSTEAD + truth.space();

	/** Vectors labelled with classes, whose most probable one the truth knows. */
	Need CLASSES = (truth, model) -> (truth instanceof Classifier) ? null
			: "needs vectors labelled with classes" + INSTEAD + truth.space();

	/** Texts. */
	Need TEXTS = (truth, model) -> (truth.space() instanceof Space.Text) ? null
			: "needs texts" + INSTEAD + truth.space();

	/** Texts, and a model that tells the probability of each next token. */
	Need MODEL_TOKENS = TEXTS.and((truth, model) -> Autoregressive.class.isAssignableFrom(model) ? null
			: "needs a learner whose model tells the probabilities of tokens");

	/** A truth on texts and a model that both tell the probability of each next token. */
	Need TOKENS = MODEL_TOKENS.and((truth, model) -> (truth instanceof Autoregressive) ? null
			: "needs a truth that tells the probabilities of tokens, which a data set does not");

	/** A linear regression of the truth's labels. */
	Need LINEAR = (truth, model) -> (truth instanceof LinearModel && LinearModel.class.isAssignableFrom(model)) ? null
			: "needs a truth of type linear and a learner of type linear-regression";

	/** A linear classifier of two normal classes. */
	Need LOGISTIC = (truth, model) -> (truth instanceof TwoClasses && LogisticModel.class.isAssignableFrom(model))
			? null : "needs a truth of type two-class and a learner of type logistic-regression";

	/** One dimension. */
	Need ONE_DIMENSION = (truth, model) -> (truth.space() instanceof Space.Real(int dimension) && dimension == 1) ? null
			: "needs one dimension" + INSTEAD + truth.space();

	/** A model whose mean and covariance are known. */
	Need MODEL_MOMENTS = (truth, model) -> Moments.class.isAssignableFrom(model) ? null
			: "needs a model with mean and covariance";

	/** A truth whose mean and covariance are known. */
	Need TRUTH_MOMENTS = (truth, model) -> (truth instanceof Moments) ? null : "needs a truth with mean and covariance";

	/** A model with a density. */
	Need MODEL_DENSITY = (truth, model) -> Density.class.isAssignableFrom(model) ? null
			: "needs a model with a density";

	/** A truth with a density. */
	Need TRUTH_DENSITY = (truth, model) -> (truth instanceof Density) ? null
			: "needs a truth with a density, which data sets, counts and most shapes have not";

	/** Counts rather than symbols or vectors. */
	Need COUNTS = (truth, model) -> (truth instanceof Mass && Mass.class.isAssignableFrom(model)) ? null
			: "needs a truth and a learner of counts";

	/** Distribution functions of both in one dimension. */
	Need CUMULATIVE = (truth, model) -> (truth instanceof Cumulative && Cumulative.class.isAssignableFrom(model)) ? null
			: "needs distribution functions of truth and model";

	/** A truth made of several modes. */
	Need TRUTH_MODES = (truth, model) -> (truth instanceof NormalMixture) ? null
			: "needs a truth of type gaussian-mixture, whose components are the modes";

	/** No more dimensions than thousands of draws are quick in. */
	Need FEW_DIMENSIONS = (truth, model) -> (truth.space() instanceof Space.Real(int dimension) && dimension > 100)
			? "needs at most 100 dimensions, since it draws 10,000 points" : null;

	/** Probabilities of symbols or counts, or densities, of truth and model. */
	Need PROBABILITIES = either(SYMBOLS, COUNTS.or(TRUTH_DENSITY.and(MODEL_DENSITY)));

	/** A model of symbols or counts, or one with a density. */
	Need MODEL_PROBABILITIES = (truth,
			model) -> (Discrete.class.isAssignableFrom(model) || Mass.class.isAssignableFrom(model)) ? null
					: MODEL_DENSITY.unmet(truth, model);

	/** A model that is normal or a mixture of normal laws. */
	Need MODEL_NORMALS = (truth,
			model) -> (Normal.class.isAssignableFrom(model) || NormalMixture.class.isAssignableFrom(model)) ? null
					: "needs a learner of type gaussian or gaussian-mixture";

	/** One need for a truth on symbols, another one for a truth on vectors. */
	static Need either(Need symbols, Need vectors) {
		return (truth, model) -> ((truth instanceof Discrete) ? symbols : vectors).unmet(truth, model);
	}

	/** This need or, where it is not met, another one. */
	default Need or(Need other) {
		return (truth, model) -> {
			var reason = unmet(truth, model);
			if (reason == null) {
				return null;
			}
			var otherReason = other.unmet(truth, model);
			return (otherReason != null) ? either(reason, otherReason) : null;
		};
	}

	/** Either of two things is needed; what there is instead is told once. */
	private static String either(String reason, String other) {
		var instead = reason.indexOf(INSTEAD);
		var wanted = (instead < 0) ? reason : reason.substring(0, instead);
		return wanted.equals(other) ? other : wanted + ", or " + other.substring("needs ".length());
	}

	/** Both needs. */
	default Need and(Need other) {
		return (truth, model) -> {
			var reason = unmet(truth, model);
			return (reason != null) ? reason : other.unmet(truth, model);
		};
	}

	/**
	 * Why the need is not met.
	 * @param truth the genuine law
	 * @param model the kind of law that the learner fits
	 * @return the reason, or null if the need is met
	 */
	@Nullable String unmet(Law truth, Class<? extends Law> model);

}
