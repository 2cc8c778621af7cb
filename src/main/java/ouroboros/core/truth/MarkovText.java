package ouroboros.core.truth;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;

import ouroboros.core.Truth;
import ouroboros.core.chance.Turn;
import ouroboros.core.law.MarkovChain;
import ouroboros.core.spec.About;
import ouroboros.core.spec.Field;
import ouroboros.core.spec.Refusal;

/** A language of exactly known entropy. */
@About(value = "Texts of a language that is a Markov chain: the probabilities of the next token after each context of"
		+ " `order` tokens are drawn once from a symmetric Dirichlet law, by the language's own seed, none below"
		+ " 1e-12. Texts are stationary stretches. Its entropy is known exactly: -Σ π(c) Σ p(w|c) ln p(w|c) nats for"
		+ " each token after the first `order` ones, with the stationary law π.",
		example = "{\"type\":\"markov-text\",\"symbols\":27,\"order\":1,\"concentration\":0.2,\"length\":100}",
		source = "Shannon 1948, section 7, doi:10.1002/j.1538-7305.1948.tb01338.x")
public record MarkovText(
		@Field(value = "number of tokens there are", min = 1, max = MarkovText.MAX_CONTEXTS) int symbols,
		@Field(value = "number of last tokens that the next one depends on; at most 1024 contexts symbols^order",
				fallback = "1", min = 0, max = 10) int order,
		@Field(value = "of the Dirichlet law: 1 is uniform over all laws, small gives a predictable language, large one of equally probable tokens",
				fallback = "1", min = 1e-6, max = 1e9) double concentration,
		@Field(value = "number of tokens of a text", fallback = "100", min = 1, max = MarkovText.MAX_LENGTH) int length,
		@Field(value = "which language of its kind", fallback = "0", min = 0, max = 9007199254740991.0) long seed)
		implements
			Truth {

	/** Largest number of contexts. */
	static final int MAX_CONTEXTS = 1024;

	/** Longest text. */
	static final int MAX_LENGTH = 10_000;

	private static final double LEAST = 1e-12;

	public MarkovText {
		Refusal.unless(Math.pow(symbols, order) <= MAX_CONTEXTS, "order", "limit-exceeded",
				"%d symbols make %.4g contexts of order %d, more than %d".formatted(symbols, Math.pow(symbols, order),
						order, MAX_CONTEXTS));
	}

	@Override
	public MarkovChain law(Library library) {
		var contexts = (int) Math.round(Math.pow(this.symbols, this.order));
		var random = new Turn(this.seed, 0, () -> false).stream("markov-text");
		var transitions = new double[contexts * this.symbols];
		for (int from = 0; from < transitions.length; from += this.symbols) {
			System.arraycopy(dirichlet(random), 0, transitions, from, this.symbols);
		}
		return MarkovChain.of(this.symbols, this.order, this.length, transitions);
	}

	/**
	 * Normalised gamma variates, in logarithms since small ones vanish: a variate of
	 * shape a is one of shape a+1 times U^(1/a).
	 */
	private double[] dirichlet(UniformRandomProvider random) {
		var gamma = AhrensDieterMarsagliaTsangGammaSampler.of(random, this.concentration + 1, 1);
		var probabilities = new double[this.symbols];
		var largest = Double.NEGATIVE_INFINITY;
		for (int token = 0; token < probabilities.length; token++) {
			probabilities[token] = Math.log(gamma.sample()) + Math.log(1 - random.nextDouble()) / this.concentration;
			largest = Math.max(largest, probabilities[token]);
		}
		var total = 0.0;
		for (int token = 0; token < probabilities.length; token++) {
			probabilities[token] = Math.max(LEAST, Math.exp(probabilities[token] - largest));
			total += probabilities[token];
		}
		for (int token = 0; token < probabilities.length; token++) {
			probabilities[token] /= total;
		}
		return probabilities;
	}

}
