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
 * @param ageWeight weight of a point by the age of its generation; null for equal ones
 * @param watermark what tells synthetic points, with errors; null for nothing
 * @param reuse share of the new synthetic points that were trained on before; null for
 * none
 * @param ancestry the models that synthetic points are drawn from; null for the latest
 * @param design where the inputs of labelled data come from
 * @param origin whether curation knows which points are synthetic
 * @param start where a fit starts from
 */
@About(value = "What each generation is trained on.",
		example = "{\"samples\":1000,\"real\":{\"share\":0.1,\"source\":\"fresh\"},\"retain\":\"accumulate\"}")
public record Regime(
		@Field("M_t, new points per generation; sizes are rounded to the nearest integer") Schedule samples,
		@Field("genuine data in generations 1 and later; none where absent") @Nullable Real real,
		@Field(value = "whose data are in the pool", fallback = "\"replace\"") Retain retain,
		@Field("train on this many points drawn without replacement from the pool; the whole pool where absent or smaller") @Nullable Budget budget,
		@Field("weight w of the genuine part in the fit, 1-w for the rest, or `golden`; by count where absent") @Nullable RealWeight realWeight,
		@Field("weight of each point in the fit by its age, the schedule's t: 0 for the newest generation's points, 1 for those of the one before; equal where absent") @Nullable Schedule ageWeight,
		@Field("mark in synthetic data by which points are weighted; none where absent") @Nullable Watermark watermark,
		@Field("share of the new synthetic points that are, instead of draws from a model, points of the previous generation's new data again; none where absent") @Nullable Schedule reuse,
		@Field("earlier models that synthetic points are drawn from; the latest alone where absent") @Nullable Ancestry ancestry,
		@Field(value = "labelled data: the vectors that a model labels are `fresh` draws from the truth or the `same` as generation 0's",
				fallback = "\"fresh\"") Design design,
		@Field(value = "`known`: curation acts on synthetic points alone; `unknown`: on all, generation 0's included",
				fallback = "\"known\"") Origin origin,
		@Field(value = "where a fit starts: `cold` from scratch, `warm` from the previous generation's model",
				fallback = "\"cold\"") Start start) {

	/** Largest number of new points of one generation that are drawn one by one. */
	public static final int MAX_SAMPLES = 10_000_000;

	/** Where the vectors that a model labels come from. */
	public enum Design {

		/** New draws from the truth. */
		FRESH,
		/** Generation 0's again. */
		SAME

	}

	/** Whether curation knows which points are synthetic. */
	public enum Origin {

		/** It acts on synthetic points alone. */
		KNOWN,
		/** It acts on all points. */
		UNKNOWN

	}

	/** Where a fit starts from. */
	@About("Where a fit starts.")
	public enum Start {

		/** From scratch. */
		COLD,
		/** From the previous generation's model. */
		WARM

	}

	public Regime {
		Refusal.unless(origin == Origin.KNOWN || realWeight == null, "realWeight", "conflict",
				"points of unknown origin cannot be weighted by origin");
		Refusal.unless(
				origin == Origin.KNOWN || real == null || real.source() == Real.Source.FRESH
						|| (real.source() == Real.Source.FIXED && real.mixing() == Real.Mixing.INDEPENDENT)
						|| (real.stock() != null && real.stock().replacement()),
				"origin", "conflict", "curation that asks for more candidates needs genuine points that do not run out:"
						+ " origin unknown goes with source fresh, with fixed and mixing independent, or with a stock with replacement");
	}

	/** The regime of the defaults. */
	public static Regime of(Schedule samples, @Nullable Real real, Retain retain) {
		return new Regime(samples, real, retain, null, null, null, null, null, null, Design.FRESH, Origin.KNOWN,
				Start.COLD);
	}

	public Regime withBudget(@Nullable Budget other) {
		return new Regime(this.samples, this.real, this.retain, other, this.realWeight, this.ageWeight, this.watermark,
				this.reuse, this.ancestry, this.design, this.origin, this.start);
	}

	public Regime withRealWeight(@Nullable RealWeight other) {
		return new Regime(this.samples, this.real, this.retain, this.budget, other, this.ageWeight, this.watermark,
				this.reuse, this.ancestry, this.design, this.origin, this.start);
	}

	/** M_t. */
	public long samplesAt(int generation) {
		return Math.round(this.samples.at(generation));
	}

	/**
	 * Points that a generation adds to the pool: the new ones and genuine ones beside
	 * them.
	 */
	public double newAt(int generation) {
		return samplesAt(generation) + ((this.real == null || this.real.count() == null) ? 0 : genuineAt(generation));
	}

	/**
	 * Number of genuine points among or beside a generation's new ones: of a count, or of
	 * an exact share. Of a stock at most what is left.
	 */
	public long genuineAt(int generation) {
		if (this.real == null || generation == 0) {
			return 0;
		}
		var wanted = wantedAt(this.real, generation);
		return (this.real.stock() == null || this.real.stock().replacement()) ? wanted
				: Math.min(wanted, this.real.stock().size() - takenBefore(generation));
	}

	/** Points of the stock that earlier generations have taken. */
	long takenBefore(int generation) {
		var taken = samplesAt(0);
		if (this.real != null && this.real.stock() != null) {
			for (int earlier = 1; earlier < generation; earlier++) {
				taken = Math.min(this.real.stock().size(), taken + wantedAt(this.real, earlier));
			}
		}
		return taken;
	}

	private long wantedAt(Real genuine, int generation) {
		return (genuine.count() != null) ? Math.round(genuine.count().at(generation))
				: Math.round(shareAt(generation) * samplesAt(generation));
	}

	public double shareAt(int generation) {
		return (this.real == null || this.real.share() == null) ? 0 : this.real.share().at(generation);
	}

	/** Share of the new synthetic points that were trained on before. */
	double reuseAt(int generation) {
		return (this.reuse == null) ? 0 : this.reuse.at(generation);
	}

	/**
	 * Number of earlier models that synthetic data are drawn from, the latest included.
	 */
	public int models() {
		return (this.ancestry == null) ? 1 : this.ancestry.window();
	}

	/**
	 * Refuses sizes and shares outside their limits at any generation.
	 * @param generations index of the last generation
	 * @param most largest number of new points of a generation
	 */
	public void check(int generations, long most) {
		for (int generation = 0; generation <= generations; generation++) {
			within(this.samples, "samples", generation, 0.5, most + 0.5, "from 1 to " + most);
			within(this.ageWeight, "ageWeight", generation, 0, 1e9, "from 0 to 1e9");
			if (generation > 0) {
				within(this.reuse, "reuse", generation, 0, Math.nextUp(1.0), "from 0 to 1");
				if (this.real != null) {
					check(this.real, generation, most);
				}
			}
		}
		Refusal.unless(this.ageWeight == null || this.ageWeight.at(0) > 0, "ageWeight", "out-of-range",
				"the newest points need a weight above 0");
		if (this.real != null && this.real.stock() != null) {
			Refusal.unless(this.real.stock().size() >= samplesAt(0), "real/stock/size", "not-enough-genuine",
					"the stock holds less than the %d points of generation 0".formatted(samplesAt(0)));
		}
	}

	private static void within(@Nullable Schedule schedule, String field, int generation, double from, double below,
			String range) {
		var value = (schedule == null) ? from : schedule.at(generation);
		if (!(value >= from && value < below)) {
			throw new Refusal("/" + field, "out-of-range",
					"%s must be %s at every generation, but is %s at generation %d"
						.formatted(field.substring(field.lastIndexOf('/') + 1), range, value, generation));
		}
	}

	private void check(Real genuine, int generation, long most) {
		within(genuine.share(), "real/share", generation, 0, Math.nextUp(1.0), "from 0 to 1");
		within(genuine.count(), "real/count", generation, 0, most + 0.5, "from 0 to " + most);
		if (genuine.source() == Real.Source.FIXED && genuine.mixing() == Real.Mixing.STRATIFIED
				&& genuineAt(generation) > samplesAt(0)) {
			throw new Refusal((genuine.count() != null) ? "/real/count" : "/real/share", "not-enough-genuine",
					"generation %d asks for %d points of a fixed source that holds the %d of generation 0"
						.formatted(generation, genuineAt(generation), samplesAt(0)));
		}
	}

}
