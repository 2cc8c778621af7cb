package ouroboros.core.theory;

import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import ouroboros.core.law.Discrete;
import ouroboros.core.law.MarkovChain;
import ouroboros.core.learner.Bernoulli;
import ouroboros.core.learner.Categorical;
import ouroboros.core.learner.NGram;
import ouroboros.core.learner.Smoothing;

/**
 * Learners whose models are relative frequencies: of symbols, or of tokens whatever
 * stands before them.
 */
final class Frequencies {

	/** Most products for the correlations of tokens. */
	private static final double MOST_WORK = 1e8;

	/** A truth and a learner of symbols or single tokens, smoothed or not. */
	static final Condition POSSIBLY_SMOOTHED = (setting) -> (smoothing(setting) == null)
			? "speaks of the learners categorical and bernoulli, and of n-gram of order 1 with additive smoothing"
			: (setting.truth() instanceof Discrete) ? null
					: !(setting.truth() instanceof MarkovChain chain)
							? "needs a truth on symbols or of type markov-text"
							: (work(chain) <= MOST_WORK) ? null : "has too many contexts to follow through long texts";

	/** A truth on symbols or independent tokens, and frequencies as they are. */
	static final Condition PLAIN = (setting) -> {
		var reason = POSSIBLY_SMOOTHED.unmet(setting);
		var smoothing = smoothing(setting);
		return (reason != null) ? reason
				: (smoothing == null || smoothing != 0) ? "speaks of smoothing 0"
						: (setting.truth() instanceof MarkovChain chain && chain.order() > 0)
								? "needs tokens that do not depend on those before them, of order 0" : null;
	};

	private Frequencies() {
	}

	/** What is added to every count; null if the learner is another one. */
	static @Nullable Double smoothing(Setting setting) {
		return switch (setting.spec().learner()) {
			case Categorical(double smoothing) -> smoothing;
			case Bernoulli() -> 0.0;
			case NGram(int order, Smoothing.Additive(double alpha)) when order == 1 -> alpha;
			default -> null;
		};
	}

	/** Genuine probabilities of all symbols or tokens. */
	static double[] truth(Setting setting) {
		return (setting.truth() instanceof MarkovChain chain) ? chain.next(new int[0], 0, 0)
				: ((Discrete) setting.truth()).probabilities();
	}

	/** Symbols of an observation: tokens of a text, else 1. */
	static int length(Setting setting) {
		return (setting.truth() instanceof MarkovChain chain) ? chain.length() : 1;
	}

	/** Symbols of a generation's sample. */
	static long drawsAt(Setting setting, int generation) {
		return setting.regime().samplesAt(generation) * length(setting);
	}

	/** Their means and products. */
	static Family family(Setting setting) {
		var known = smoothing(setting);
		var smoothing = (known != null) ? known : 0;
		return (setting.truth() instanceof MarkovChain chain)
				? Family.texts(new Known(truth(setting), square(chain)), chain.length(), smoothing)
				: Family.symbols(truth(setting), smoothing);
	}

	/** Probability that two tokens of one text, each any of them, are the same. */
	private static double square(MarkovChain chain) {
		var symbols = chain.symbols();
		var contexts = chain.stationary().length;
		if (chain.order() == 0) {
			var squares = IntStream.range(0, symbols)
				.mapToDouble((token) -> chain.transitions()[token] * chain.transitions()[token])
				.sum();
			return squares + (1 - squares) / chain.length();
		}
		var same = 1.0 / chain.length();
		for (int token = 0; token < symbols; token++) {
			var later = new double[contexts];
			for (int context = token; context < contexts; context += symbols) {
				later[context] = chain.stationary()[context];
			}
			for (int distance = 1; distance < chain.length(); distance++) {
				later = next(chain, later);
				var again = 0.0;
				for (int context = token; context < contexts; context += symbols) {
					again += later[context];
				}
				same += 2.0 * (chain.length() - distance) / chain.length() * again / chain.length();
			}
		}
		return same;
	}

	private static double[] next(MarkovChain chain, double[] contexts) {
		var next = new double[contexts.length];
		for (int context = 0; context < contexts.length; context++) {
			for (int token = 0; contexts[context] > 0 && token < chain.symbols(); token++) {
				var at = context * chain.symbols() + token;
				next[at % contexts.length] += contexts[context] * chain.transitions()[at];
			}
		}
		return next;
	}

	private static double work(MarkovChain chain) {
		return (chain.order() == 0) ? 0 : (double) chain.symbols() * chain.length() * chain.transitions().length;
	}

}
