package ouroboros.core.aggregate;

import java.util.function.LongToDoubleFunction;

/**
 * Quantiles by linear interpolation between order statistics: type 7 of R. J. Hyndman and
 * Y. Fan, Sample quantiles in statistical packages, 1996; {@code percentile_cont} of SQL.
 */
public final class Quantile {

	private Quantile() {
	}

	/**
	 * The quantile at {@code share}; NaN counts as the largest value. Between two equal
	 * values lies that value, between a finite and an infinite one the infinite one, and
	 * between the two infinities NaN.
	 * @param share 0 to 1
	 * @param n number of values, positive
	 * @param ordered the values by rank, 0 to n-1, ascending
	 */
	public static double of(double share, long n, LongToDoubleFunction ordered) {
		var position = share * (n - 1);
		var rank = (long) position;
		var lower = ordered.applyAsDouble(rank);
		var part = position - rank;
		if (part == 0) {
			return lower;
		}
		var upper = ordered.applyAsDouble(rank + 1);
		if (lower == upper) {
			return lower;
		}
		var distance = upper - lower;
		return Double.isFinite(distance) ? lower + part * distance : (1 - part) * lower + part * upper;
	}

}
