package ouroboros.core.theory;

/**
 * How far observations are from a prediction, in standard errors.
 *
 * <p>
 * A mean over n replicates is judged by a normal law only while the skewness of the
 * averaged value, known or else of the sample, is at most {@value #MOST_SKEWNESS} √n:
 * beyond that the mean hangs on rare replicates and z would mislead. This leaves out the
 * late generations of chains whose expectation is carried by few of them, such as the
 * expected variance under replace. Of less than {@value #FEWEST} replicates neither
 * skewness nor deviation can be told well enough: two that happen to be near each other
 * would be thousands of standard errors from anything.
 */
public final class Agreement {

	/** Largest skewness of the mean itself. */
	static final double MOST_SKEWNESS = 0.2;

	/** Replicates whose deviation is known to a sixth of itself. */
	static final int FEWEST = 20;

	private static final double ROUNDING = 1e-9;

	private Agreement() {
	}

	/**
	 * Distance of an observed mean from its expectation, or from the bound that it is
	 * beyond, in standard errors; that of a share is the expected one.
	 * @param prediction the prediction
	 * @param at position of the generation in it
	 * @param observed what was observed of its statistic at that generation
	 * @return 0 within bounds; NaN for an approximation, too few replicates, or where no
	 * normal law applies
	 */
	public static double z(Prediction prediction, int at, Observed observed) {
		return (observed.n() < 2) ? Double.NaN : switch (prediction.claim()) {
			case Claim.Exactly(var expected) -> z(prediction, at, observed, expected[at]);
			case Claim.Roughly _ -> Double.NaN;
			case Claim.Between(var lower, var upper) ->
				z(prediction, at, observed, Math.clamp(observed.mean(), lower[at], Math.max(lower[at], upper[at])));
		};
	}

	private static double z(Prediction prediction, int at, Observed observed, double expected) {
		if (observed.mean() == expected || Math.abs(observed.mean() - expected) <= ROUNDING * Math.abs(expected)) {
			return 0;
		}
		var share = prediction.statistic().function() == Statistic.Function.ABOVE;
		var deviation = share ? Math.sqrt(expected * (1 - expected)) : observed.deviation();
		var known = (prediction.skewness() != null) ? prediction.skewness()[at] : Double.NaN;
		var skewness = share ? (1 - 2 * expected) / deviation : Double.isNaN(known) ? observed.skewness() : known;
		var told = (share || observed.n() >= FEWEST) && deviation > 0
				&& Math.abs(skewness) <= MOST_SKEWNESS * Math.sqrt(observed.n());
		return told ? (observed.mean() - expected) * Math.sqrt(observed.n()) / deviation : Double.NaN;
	}

}
