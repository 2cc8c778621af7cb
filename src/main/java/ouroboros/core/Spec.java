package ouroboros.core;

import java.util.HashSet;
import java.util.List;

import org.jspecify.annotations.Nullable;

import ouroboros.core.chance.Turn;
import ouroboros.core.law.Conditional;
import ouroboros.core.law.Law;
import ouroboros.core.regime.Real;
import ouroboros.core.regime.Regime;
import ouroboros.core.spec.About;
import ouroboros.core.spec.Field;
import ouroboros.core.spec.Refusal;

/**
 * An experiment at one sweep point.
 *
 * @param name what people call it
 * @param description more about it
 * @param tags words to find it by
 * @param truth the genuine data distribution
 * @param learner the model family
 * @param regime what each generation is trained on
 * @param sampling how synthetic data are drawn
 * @param curation what becomes of synthetic data before they are trained on, in order
 * @param generations number of synthetic generations
 * @param replicates number of independent repetitions
 * @param seed source of all chance
 * @param metrics what is measured; null for the learner's own choice
 * @param record what is kept
 * @param snapshots which generations keep samples and model; null for none
 * @param priority how soon it runs
 */
@About(value = "An experiment: genuine data, a learner, what each generation trains on, and what is measured.")
public record Spec(@Field(value = "what people call it", maxLength = 200) String name,
		@Field(value = "more about it", fallback = "\"\"", maxLength = 10_000) String description,
		@Field(value = "words to find it by", fallback = "[]", maxLength = 50) List<String> tags,
		@Field("the genuine data distribution") Truth truth,
		@Field("the model family and how it is fitted") Learner learner,
		@Field("what each generation is trained on") Regime regime,
		@Field(value = "how synthetic data are drawn", fallback = "{}") Sampling sampling,
		@Field(value = "filters and channels that synthetic data go through in order before they enter the pool",
				fallback = "[]", maxLength = 16) List<Filter> curation,
		@Field(value = "synthetic generations; a run has one more row, generation 0", min = 0,
				max = 10_000) int generations,
		@Field(value = "independent repetitions of every sweep point; up to 100000 where their generations are kept",
				fallback = "1", min = 1, max = 1_000_000) int replicates,
		@Field(value = "source of all chance; drawn where absent", min = 0, max = 9007199254740991.0) long seed,
		@Field(value = "what is measured; the learner's own choice where absent",
				maxLength = 64) @Nullable List<Metric> metrics,
		@Field(value = "what is kept: `replicates` keeps every generation of every run, `aggregate` only"
				+ " statistics over the replicates", fallback = "\"replicates\"") Record record,
		@Field("which generations keep generated samples and the fitted model; none where absent") @Nullable Snapshots snapshots,
		@Field(value = "how soon it runs", fallback = "\"normal\"") Priority priority) {

	private static final String NOT_APPLICABLE = "not-applicable";

	private static final String CONFLICT = "conflict";

	/** What is kept of an experiment. */
	@About("What is kept.")
	public enum Record {

		/** Every generation of every run. */
		REPLICATES,
		/** Statistics over the replicates of each sweep point and generation. */
		AGGREGATE

	}

	/** How soon an experiment runs. */
	public enum Priority {

		/** One turn for each five of a normal experiment. */
		LOW,
		/** As usual. */
		NORMAL,
		/** Five turns for each of a normal experiment. */
		HIGH

	}

	/** Most replicates of a sweep point whose generations are kept. */
	private static final int MOST_RECORDED = 100_000;

	public Spec {
		Refusal.unless(!name.isBlank(), "name", "blank", "a name is needed");
		Refusal.unless(record == Record.AGGREGATE || replicates <= MOST_RECORDED, "replicates", "out-of-range",
				"must be at most %d, but is %d: only with record \"aggregate\" may it be up to 1000000"
					.formatted(MOST_RECORDED, replicates));
		Refusal.unless(record == Record.REPLICATES || snapshots == null, "snapshots", "not-applicable",
				"record \"aggregate\" keeps nothing of single replicates");
		try {
			regime.check(generations, sampling.most());
		}
		catch (Refusal refusal) {
			throw refusal.within("/regime");
		}
		if (metrics != null) {
			Refusal.unless(!metrics.isEmpty(), "metrics", "empty", "at least one metric is needed");
			var seen = new HashSet<Metric>();
			for (int i = 0; i < metrics.size(); i++) {
				Refusal.unless(seen.add(metrics.get(i)), "metrics/" + i, "duplicate", "a metric is named twice");
			}
		}
	}

	/** What is measured, in order. */
	public List<Metric> measured() {
		return (this.metrics != null) ? this.metrics : this.learner.metrics();
	}

	/**
	 * The genuine law, after a check that all parts of the spec fit it.
	 * @param library where uploaded data are found
	 * @throws Refusal if they do not
	 */
	public Law fittingLaw(Truth.Library library) {
		Law law;
		try {
			law = this.truth.law(library);
		}
		catch (Refusal refusal) {
			throw refusal.within("/truth");
		}
		check(law);
		return law;
	}

	/**
	 * The learner, with all that it starts from at hand.
	 * @param law the genuine law, from {@link #fittingLaw(Truth.Library)}
	 * @param library where uploaded data are found
	 * @throws Refusal if there are none such
	 */
	public Learner preparedLearner(Law law, Truth.Library library) {
		Learner prepared;
		try {
			prepared = this.learner.prepared(law.space(), library);
		}
		catch (Refusal refusal) {
			throw refusal.within("/learner");
		}
		checkSampling(law, prepared);
		return prepared;
	}

	/**
	 * Checks that all parts of the spec fit a genuine law.
	 * @param law the law of this truth
	 * @throws Refusal if they do not
	 */
	public void check(Law law) {
		Refusal.unless(this.learner.learns(law.space()), "learner", "mismatch",
				"the learner does not learn from %s, which the truth gives".formatted(law.space()));
		checkSampling(law, this.learner);
		checkRegime();
		for (int i = 0; i < this.curation.size(); i++) {
			check(this.curation.get(i).needs(), law, "curation/" + i, "not-applicable", "the filter ");
		}
		var measured = measured();
		for (int i = 0; i < measured.size(); i++) {
			check(measured.get(i).needs(), law, "metrics/" + i, "not-answerable", "the metric ");
		}
	}

	private void checkSampling(Law law, Learner prepared) {
		try {
			this.sampling.check(law, prepared);
		}
		catch (Refusal refusal) {
			throw refusal.within("/sampling");
		}
	}

	private void check(List<Need> needs, Law law, String field, String code, String subject) {
		for (var need : needs) {
			var reason = need.unmet(law, this.learner.model());
			Refusal.unless(reason == null, field, code, subject + reason);
		}
	}

	private void checkRegime() {
		Refusal.unless(this.regime.start() == Regime.Start.COLD || this.learner instanceof Iterative, "regime/start",
				NOT_APPLICABLE, "the learner's fit has no starting point: it is a closed form of the data");
		Refusal.unless(
				this.regime.design() == Regime.Design.FRESH || Conditional.class.isAssignableFrom(this.learner.model()),
				"regime/design", NOT_APPLICABLE, "the learner labels no vectors");
		Refusal.unless(this.regime.origin() == Regime.Origin.KNOWN || !this.curation.isEmpty(), "regime/origin",
				NOT_APPLICABLE, "the origin of data matters to curation alone, and there is none");
		if (this.sampling.method() == Sampling.Method.SUFFICIENT_STATISTICS) {
			checkStatistics();
		}
	}

	/** Statistics cannot be taken apart again. */
	private void checkStatistics() {
		Refusal.unless(this.learner.learnsFromStatistics(), "sampling/method", NOT_APPLICABLE,
				"the learner needs the points themselves");
		var reason = "sufficient statistics have no single points to choose from";
		Refusal.unless(this.curation.isEmpty(), "curation", CONFLICT, reason);
		Refusal.unless(this.regime.budget() == null, "regime/budget", CONFLICT, reason);
		Refusal.unless(this.regime.reuse() == null, "regime/reuse", CONFLICT, reason);
		Refusal.unless(this.regime.watermark() == null, "regime/watermark", CONFLICT, reason);
		Refusal.unless(this.regime.design() == Regime.Design.FRESH, "regime/design", CONFLICT, reason);
		var most = 0.0;
		for (int generation = 0; generation <= this.generations; generation++) {
			most = Math.max(most, this.regime.newAt(generation));
		}
		var retained = most * Math.min(this.regime.retain().window(), this.generations + 1.0);
		Refusal.unless(retained < Long.MAX_VALUE, "regime/samples", "out-of-range",
				"up to %.3g points are retained, at most %d can be counted".formatted(retained, Long.MAX_VALUE));
		var real = this.regime.real();
		if (real != null) {
			Refusal.unless(real.source() != Real.Source.STOCK, "regime/real/source", CONFLICT, reason);
			Refusal.unless(real.mixing() == Real.Mixing.STRATIFIED || real.source() == Real.Source.FRESH,
					"regime/real/mixing", CONFLICT, reason);
			for (int generation = 1; generation <= this.generations; generation++) {
				var count = this.regime.genuineAt(generation);
				Refusal.unless(real.source() == Real.Source.FRESH || count == 0 || count == this.regime.samplesAt(0),
						"regime/real/" + ((real.count() != null) ? "count" : "share"), CONFLICT,
						"the sufficient statistics of generation 0's points are of all %d of them, not of the %d that generation %d asks for"
							.formatted(this.regime.samplesAt(0), count, generation));
			}
		}
	}

	/**
	 * One replicate of this experiment.
	 * @param law the genuine law, from {@link #fittingLaw(Truth.Library)}
	 * @param prepared from {@link #preparedLearner(Law, Truth.Library)}
	 * @param replicate index of the replicate, from 0
	 */
	public Run run(Law law, Learner prepared, int replicate) {
		return new Run(law, prepared, this.regime, this.sampling, this.curation, measured(), this.snapshots,
				this.generations, Turn.replicateSeed(this.seed, replicate));
	}

}
