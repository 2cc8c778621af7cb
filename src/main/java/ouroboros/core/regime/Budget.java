package ouroboros.core.regime;

import java.util.ArrayList;
import java.util.List;

import org.apache.commons.rng.UniformRandomProvider;

import ouroboros.core.spec.About;
import ouroboros.core.spec.Field;
import ouroboros.core.spec.Refusal;
import ouroboros.core.spec.Shorthand;

/**
 * How many points of the pool a model is trained on.
 *
 * @param points their number
 * @param scope what is drawn from
 */
@About(value = "Train on this many points drawn without replacement from the pool, or from its synthetic part and all"
		+ " genuine ones beside. A bare number draws from the whole pool.",
		example = "{\"points\":1000,\"scope\":\"synthetic\"}")
public record Budget(
		@Field(value = "number of points; all where there are fewer", min = 1, max = Regime.MAX_SAMPLES) int points,
		@Field(value = "`all`: the whole pool; `synthetic`: only its synthetic points are drawn from",
				fallback = "\"all\"") Scope scope) {

	/** What is drawn from. */
	public enum Scope {

		/** The whole pool. */
		ALL,
		/** The synthetic points: genuine ones stay. */
		SYNTHETIC

	}

	/** A budget for the whole pool. */
	@Shorthand
	static Budget of(double points) {
		if (!(points >= 1 && points <= Regime.MAX_SAMPLES && points == Math.rint(points))) {
			throw new Refusal("", "out-of-range",
					"a budget is a whole number from 1 to %d, not %s".formatted(Regime.MAX_SAMPLES, points));
		}
		return new Budget((int) points, Scope.ALL);
	}

	/** What is left of a pool. */
	List<Weighed> of(List<Weighed> pool, UniformRandomProvider random) {
		var left = pool.stream().filter(this::concerns).mapToLong(Weighed::size).sum();
		var wanted = (long) this.points;
		if (left <= wanted) {
			return pool;
		}
		var kept = new ArrayList<Weighed>();
		for (var weighed : pool) {
			if (!concerns(weighed)) {
				kept.add(weighed);
				continue;
			}
			var count = 0L;
			for (long i = weighed.size(); i > 0; i--) {
				if (random.nextLong(left--) < wanted) {
					count++;
					wanted--;
				}
			}
			if (count > 0) {
				kept.add(weighed.with(weighed.portion().data().subsample(count, random)));
			}
		}
		return kept;
	}

	private boolean concerns(Weighed weighed) {
		return this.scope == Scope.ALL || !weighed.portion().genuine();
	}

}
