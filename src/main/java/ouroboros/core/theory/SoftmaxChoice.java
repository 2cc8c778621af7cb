package ouroboros.core.theory;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The law of a symbol that is chosen from several independent ones with probability
 * proportional to e^reward.
 *
 * <p>
 * With K candidates of law p it is K p(x) E[e^r(x) / (e^r(x) + Σ e^r(Y_i))] over K-1
 * others. The chosen one is the first to ring of K exponential clocks of rates e^r, which
 * gives K p(x) ∫ e^r(x) exp(-s e^r(x)) φ(s)^(K-1) ds with φ(s) = Σ p(y) exp(-s e^r(y)).
 * In ln s the integrand is analytic in a strip of half width π/2, so that the trapezoidal
 * rule with step h errs by about exp(-π²/h), 1e-17 here (Trefethen and Weideman 2014,
 * doi:10.1137/130932132).
 */
final class SoftmaxChoice {

	/** Largest difference of rewards in nats whose exponentials can be told from 0. */
	static final double MOST_NATS = 500;

	private static final double STEP = 0.25;

	private static final double NEGLIGIBLE = 1e-17;

	private SoftmaxChoice() {
	}

	/**
	 * The law of the chosen one.
	 * @param law probabilities of a candidate, summing to 1
	 * @param rewards in nats, those of possible symbols at most {@value #MOST_NATS} apart
	 * @param candidates their number K, at least 1
	 * @return summing to 1
	 */
	static double[] of(double[] law, double[] rewards, int candidates) {
		var distinct = distinct(law, rewards);
		var masses = new double[distinct.length];
		var classes = new int[law.length];
		for (int symbol = 0; symbol < law.length; symbol++) {
			if (law[symbol] > 0) {
				classes[symbol] = Arrays.binarySearch(distinct, rewards[symbol]);
				masses[classes[symbol]] += law[symbol];
			}
		}
		var factors = factors(distinct, masses, candidates);
		var chosen = IntStream.range(0, law.length)
			.mapToDouble((symbol) -> law[symbol] * factors[classes[symbol]])
			.toArray();
		var total = Arrays.stream(chosen).sum();
		return Arrays.stream(chosen).map((p) -> p / total).toArray();
	}

	/** Different rewards of possible symbols, ascending. */
	static double[] distinct(double[] law, double[] rewards) {
		return IntStream.range(0, law.length)
			.filter((symbol) -> law[symbol] > 0)
			.mapToDouble((symbol) -> rewards[symbol])
			.sorted()
			.distinct()
			.toArray();
	}

	/** Number of exponentials that {@link #of} takes, about. */
	static double work(double[] distinct, int candidates) {
		var nats = distinct[distinct.length - 1] - distinct[0] - Math.log(NEGLIGIBLE / candidates) + 4;
		return distinct.length * nats / STEP;
	}

	/** How many times more often than a candidate the chosen one is of each class. */
	private static double[] factors(double[] rewards, double[] masses, int candidates) {
		var highest = rewards[rewards.length - 1];
		var rates = Arrays.stream(rewards).map((reward) -> Math.exp(reward - highest)).toArray();
		var factors = new double[rates.length];
		var silent = 1.0;
		for (int node = 0; Math.pow(silent, candidates) > NEGLIGIBLE; node++) {
			var time = NEGLIGIBLE / candidates * Math.exp(node * STEP);
			silent = 0;
			for (int i = 0; i < rates.length; i++) {
				silent += masses[i] * Math.exp(-time * rates[i]);
			}
			var others = Math.pow(silent, candidates - 1);
			for (int i = 0; i < rates.length; i++) {
				factors[i] += STEP * candidates * time * rates[i] * Math.exp(-time * rates[i]) * others;
			}
		}
		return factors;
	}

}
