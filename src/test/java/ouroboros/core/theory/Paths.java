package ouroboros.core.theory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Chance of which every course is taken once, with its probability: a simulation that
 * asks it for all its decisions is a sum over all that may happen.
 */
final class Paths {

	/** Of each decision of the course: the outcome, and how many there are. */
	private final List<int[]> decisions = new ArrayList<>();

	private int decided;

	private double probability;

	private Paths() {
	}

	/** Expectations of the numbers of a simulation. */
	static double[] expected(Function<Paths, double[]> simulation) {
		var paths = new Paths();
		var sums = new double[0];
		do {
			paths.decided = 0;
			paths.probability = 1;
			var values = simulation.apply(paths);
			sums = (sums.length == 0) ? new double[values.length] : sums;
			for (int i = 0; i < sums.length; i++) {
				sums[i] += (paths.probability == 0) ? 0 : paths.probability * values[i];
			}
		}
		while (paths.another());
		return sums;
	}

	/** Goes on to the next course, which differs in the last decision that can. */
	private boolean another() {
		while (!this.decisions.isEmpty()) {
			var last = this.decisions.getLast();
			if (++last[0] < last[1]) {
				return true;
			}
			this.decisions.removeLast();
		}
		return false;
	}

	/** One of several outcomes, by their probabilities. */
	int of(double... probabilities) {
		if (this.decided == this.decisions.size()) {
			this.decisions.add(new int[] { 0, probabilities.length });
		}
		var outcome = this.decisions.get(this.decided++)[0];
		this.probability *= probabilities[outcome];
		return outcome;
	}

	/** Whether something of that probability happens. */
	boolean happens(double chance) {
		return (chance > 0) && (chance >= 1 || of(chance, 1 - chance) == 0);
	}

	/** Any of several. */
	<T> T any(List<T> all) {
		var probabilities = new double[all.size()];
		Arrays.fill(probabilities, 1.0 / all.size());
		return all.get(of(probabilities));
	}

	/** So many of several, each once, all combinations equally probable. */
	<T> List<T> some(List<T> all, long number) {
		var chosen = new ArrayList<T>();
		for (int i = 0; i < all.size(); i++) {
			if (happens((double) (number - chosen.size()) / (all.size() - i))) {
				chosen.add(all.get(i));
			}
		}
		return chosen;
	}

}
