package ouroboros.core.regime;

import org.jspecify.annotations.Nullable;

import ouroboros.core.spec.About;
import ouroboros.core.spec.Field;
import ouroboros.core.spec.Refusal;

/**
 * What each generation is trained on.
 *
 * @param samples M_t, the number of new points of each generation
 * @param real genuine data in later generations; null for none
 * @param retain whose data are in the pool
 * @param budget number of points drawn from the pool for training; null for the whole
 * pool
 * @param realWeight weight of the genuine part in the fit; null for weights by count
 * @param start where a fit starts from
 */
@About(value = "What each generation is trained on.",
		example = "{\"samples\":1000,\"real\":{\"share\":0.1,\"source\":\"fresh\"},\"retain\":\"accumulate\"}")
public record Regime(
		@Field("M_t, new points per generation; sizes are rounded to the nearest integer") Schedule samples,
		@Field("genuine data in generations 1 and later; none where absent") @Nullable Real real,
		@Field(value = "whose data are in the pool", fallback = "\"replace\"") Retain retain,
		@Field(value = "train on this many points drawn without replacement from the pool; the whole pool where absent or smaller",
				min = 1, max = MAX_SAMPLES) @Nullable Integer budget,
		@Field(value = "weight w of the genuine part in the fit, 1-w for the rest; by count where absent", min = 0,
				max = 1) @Nullable Double realWeight,
		@Field(value = "where a fit starts: `cold` from scratch", fallback = "\"cold\"") Start start) {

	/** Largest number of new points of one generation. */
	public static final int MAX_SAMPLES = 10_000_000;

	/** Where a fit starts from. */
	@About(value = "Where a fit starts.", reserved = "warm")
	public enum Start {

		/** From scratch. */
		COLD

	}

	/** M_t. */
	public int samplesAt(int generation) {
		return Math.toIntExact(Math.round(this.samples.at(generation)));
	}

	/**
	 * Points that a generation adds to the pool: the new ones and genuine ones beside
	 * them.
	 */
	public double newAt(int generation) {
		return samplesAt(generation) + ((this.real == null || this.real.count() == null) ? 0 : genuineAt(generation));
	}

	/** Number of points of a count schedule or of an exact share of the new points. */
	int genuineAt(int generation) {
		if (this.real == null || generation == 0) {
			return 0;
		}
		if (this.real.count() != null) {
			return (int) Math.round(this.real.count().at(generation));
		}
		return (int) Math.round(shareAt(generation) * samplesAt(generation));
	}

	double shareAt(int generation) {
		return (this.real == null || this.real.share() == null) ? 0 : this.real.share().at(generation);
	}

	/**
	 * Refuses sizes and shares outside their limits at any generation.
	 * @param generations index of the last generation
	 */
	public void check(int generations) {
		for (int generation = 0; generation <= generations; generation++) {
			var size = this.samples.at(generation);
			if (!(size >= 0.5 && size < MAX_SAMPLES + 0.5)) {
				throw new Refusal("/samples", "out-of-range",
						"samples must be from 1 to %d at every generation, but is %s at generation %d"
							.formatted(MAX_SAMPLES, size, generation));
			}
			if (this.real != null && generation > 0) {
				check(this.real, generation);
			}
		}
	}

	private void check(Real genuine, int generation) {
		var share = shareAt(generation);
		if (!(share >= 0 && share <= 1)) {
			throw new Refusal("/real/share", "out-of-range",
					"share must be from 0 to 1, but is %s at generation %d".formatted(share, generation));
		}
		if (genuine.count() != null) {
			var count = genuine.count().at(generation);
			if (!(count >= 0 && count < MAX_SAMPLES + 0.5)) {
				throw new Refusal("/real/count", "out-of-range",
						"count must be from 0 to %d, but is %s at generation %d".formatted(MAX_SAMPLES, count,
								generation));
			}
		}
		if (genuine.source() == Real.Source.FIXED && genuine.mixing() == Real.Mixing.STRATIFIED
				&& genuineAt(generation) > samplesAt(0)) {
			throw new Refusal((genuine.count() != null) ? "/real/count" : "/real/share", "not-enough-genuine",
					"generation %d asks for %d points of a fixed source that holds the %d of generation 0"
						.formatted(generation, genuineAt(generation), samplesAt(0)));
		}
	}

}
