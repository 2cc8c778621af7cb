package ouroboros.core.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * Exact laws of what is drawn by whole numbers below some bound: every sequence of such
 * numbers is tried.
 */
final class EveryDraw implements UniformRandomProvider {

	private final List<Integer> path = new ArrayList<>();

	private final List<Integer> bounds = new ArrayList<>();

	private int at;

	private EveryDraw() {
	}

	/** Probability of each outcome. */
	static <T> Map<T, Double> law(Function<UniformRandomProvider, T> draw) {
		var every = new EveryDraw();
		var law = new HashMap<T, Double>();
		do {
			every.at = 0;
			every.bounds.clear();
			var outcome = draw.apply(every);
			var probability = 1.0;
			for (var bound : every.bounds) {
				probability /= bound;
			}
			law.merge(outcome, probability, Double::sum);
		}
		while (every.next());
		return law;
	}

	private boolean next() {
		for (int i = this.bounds.size() - 1; i >= 0; i--) {
			if (this.path.get(i) + 1 < this.bounds.get(i)) {
				this.path.set(i, this.path.get(i) + 1);
				this.path.subList(i + 1, this.path.size()).clear();
				return true;
			}
		}
		return false;
	}

	@Override
	public int nextInt(int bound) {
		if (this.at == this.path.size()) {
			this.path.add(0);
		}
		this.bounds.add(bound);
		return this.path.get(this.at++);
	}

	@Override
	public long nextLong(long bound) {
		return nextInt(Math.toIntExact(bound));
	}

	@Override
	public long nextLong() {
		throw new AssertionError("of no bound");
	}

}
