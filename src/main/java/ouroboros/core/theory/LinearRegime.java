package ouroboros.core.theory;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import ouroboros.core.Filter;
import ouroboros.core.curation.Correction;
import ouroboros.core.curation.Deduplicate;
import ouroboros.core.curation.Detector;
import ouroboros.core.curation.Flip;
import ouroboros.core.curation.Noise;
import ouroboros.core.curation.RoundTrip;
import ouroboros.core.curation.Shift;
import ouroboros.core.regime.Budget;
import ouroboros.core.regime.Real;
import ouroboros.core.regime.Regime;
import ouroboros.core.theory.Part.Origin;

/**
 * Exact second moments of the models of a {@linkplain Linearity linear} regime: any
 * sizes, windows, budgets, weights, genuine data, earlier models and linear channels.
 *
 * @see SecondMoments
 */
final class LinearRegime {

	/**
	 * What is expected of the models.
	 *
	 * @param squaredError E|μ_g - μ|² at each generation g
	 * @param spread E of the trace of the model's covariance; of symbols 1 - Σp²
	 * @param along E⟨μ_g, v⟩ for each direction v that was asked for
	 */
	record Models(double[] squaredError, double[] spread, double[][] along) {
	}

	/**
	 * What becomes of the models as generations go on; NaN where it cannot be told.
	 *
	 * @param squaredError limit of the squared error
	 * @param spread limit of the spread
	 * @param along limit along each direction
	 */
	record Limits(double squaredError, double spread, double[] along) {
	}

	/** Number of generations that limits are told from. */
	private static final int LONG = 4096;

	private static final double ROUNDING = 1e-12;

	private static final double SLIGHTLY = 1e-3;

	/** Data that a model is fitted to: a weighted mean of batches. */
	private record Training(Weights mean, double concentration) {
	}

	private final Setting setting;

	private final int last;

	private final Regime regime;

	private final Family family;

	private final SecondMoments moments;

	private final int[] directions;

	/** The uniform law, where there is a prior. */
	private final int uniform;

	/** What curation makes of each observation. */
	private final List<Step> steps = new ArrayList<>();

	/** Generation 0's sample, where it is used again. */
	private final List<Part> first = new ArrayList<>();

	/** The stock with replacement that genuine points are drawn from. */
	private Weights stock = Weights.of(SecondMoments.TRUTH);

	/** Batches that are used beside the pool and therefore kept. */
	private final Set<Integer> held = new HashSet<>();

	/** Oldest generation first; two entries where everything is retained. */
	private final Deque<List<Part>> pool = new ArrayDeque<>();

	/** The mean of each model that is drawn from, as a batch; the newest first. */
	private final Deque<Integer> models = new ArrayDeque<>();

	private LinearRegime(Setting setting, Family family, int last, List<double[]> directions) {
		this.setting = setting;
		this.last = last;
		this.regime = setting.regime();
		this.family = family;
		this.moments = new SecondMoments(family.truth());
		this.directions = directions.stream()
			.mapToInt((direction) -> this.moments.constant(Known.direction(direction)))
			.toArray();
		this.uniform = (family.prior() > 0) ? this.moments.constant(family.uniform()) : SecondMoments.TRUTH;
		setting.spec().curation().forEach(this::add);
	}

	/** The second moments of the models of a linear regime. */
	static Models of(Setting setting, Family family, List<double[]> directions) {
		return new LinearRegime(setting, family, setting.last(), directions).models();
	}

	/** The limits of the second moments. */
	static Limits limits(Setting setting, Family family, List<double[]> directions) {
		if (family.prior() == 0 && Growth.unmet(setting) == null) {
			return Growth.limits(setting, family, directions);
		}
		var slow = setting.regime().retain().all() && Feedback.isShift(setting);
		if (slow || Extrapolation.unmet(setting) != null || !Linearity.isShort(setting, LONG)) {
			var unknown = new double[directions.size()];
			Arrays.fill(unknown, Double.NaN);
			return new Limits(Double.NaN, Double.NaN, unknown);
		}
		var models = new LinearRegime(setting, family, LONG, directions).models();
		var most = most(models);
		var slack = SLIGHTLY * (models.squaredError()[0] + models.spread()[0]);
		return new Limits(within(Extrapolation.limit(models.squaredError()), most, slack),
				within(Extrapolation.limit(models.spread()), most, slack),
				Arrays.stream(models.along()).mapToDouble(Extrapolation::limit).toArray());
	}

	/**
	 * Squared error and spread are 0 or more. Together they never exceed those of
	 * generation 0 where nothing corrects for the degrees of freedom that were used up.
	 */
	private static double most(Models models) {
		var most = models.squaredError()[0] + models.spread()[0];
		for (int generation = 1; generation < models.spread().length; generation++) {
			if (models.squaredError()[generation] + models.spread()[generation] > most * (1 + ROUNDING)) {
				return Double.POSITIVE_INFINITY;
			}
		}
		return most;
	}

	/** A limit that is slightly beyond its bounds; NaN for one far beyond. */
	private static double within(double limit, double most, double slack) {
		var clamped = Math.clamp(limit, 0, most);
		return (limit == clamped || Math.abs(limit - clamped) <= slack) ? clamped : Double.NaN;
	}

	private Models models() {
		var expected = new Models(new double[this.last + 1], new double[this.last + 1],
				new double[this.directions.length][this.last + 1]);
		for (int generation = 0; generation <= this.last; generation++) {
			retain((generation == 0) ? first() : next(generation), generation);
			var parts = Stream
				.concat(keepsFirst() ? this.first.stream() : Stream.empty(), this.pool.stream().flatMap(List::stream))
				.toList();
			var budgeted = budgeted(parts);
			var training = training(budgeted, generation);
			var squaredMean = this.moments.squaredMean(training.mean());
			var square = this.moments.square(training.mean());
			expected.squaredError()[generation] = this.moments.squaredError(training.mean());
			expected.spread()[generation] = Math.max(0,
					this.family.spread().of(square, squaredMean, training.concentration()));
			for (int i = 0; i < this.directions.length; i++) {
				expected.along()[i][generation] = this.moments.product(training.mean(), this.directions[i]);
			}
			this.models.addFirst(this.moments.add(training.mean(),
					squaredMean + Math.max(0, this.family.drawn().of(square, squaredMean, training.concentration())),
					0));
			if (this.models.size() > this.regime.models()) {
				this.moments.drop(this.models.removeLast());
			}
			budgeted.stream()
				.filter((part) -> !parts.contains(part))
				.forEach((part) -> this.moments.drop(part.batch()));
		}
		return expected;
	}

	/** Whether generation 0's data stay beside the pool. */
	private boolean keepsFirst() {
		return this.regime.retain().first() && !this.regime.retain().all();
	}

	/** Generation 0's sample, in the parts that later generations use again. */
	private List<Part> first() {
		var parts = new ArrayList<Part>();
		var from = 0L;
		for (var to : Linearity.prefixes(this.setting)) {
			parts.add(new Part(this.moments.real(to - from), to - from, Origin.GENUINE, 0));
			from = to;
		}
		if (this.regime.origin() == Regime.Origin.UNKNOWN) {
			parts.replaceAll((part) -> changed(part, 0));
		}
		var real = this.regime.real();
		if (real != null && real.source() != Real.Source.FRESH || keepsFirst()) {
			this.first.addAll(parts);
			parts.forEach((part) -> this.held.add(part.batch()));
		}
		if (real != null && real.stock() != null && real.stock().replacement()) {
			this.stock = stocked(parts, real.stock().size() - from);
		}
		return parts;
	}

	private Weights stocked(List<Part> parts, double others) {
		if (others == 0) {
			return uniform(parts);
		}
		var all = new ArrayList<>(parts);
		all.add(new Part(this.moments.real(others), others, Origin.GENUINE, 0));
		return uniform(all);
	}

	private List<Part> next(int generation) {
		var real = this.regime.real();
		var samples = this.regime.samplesAt(generation);
		if (real != null && real.mixing() == Real.Mixing.INDEPENDENT) {
			return List.of(mixed(real, generation));
		}
		var genuine = this.regime.genuineAt(generation);
		var synthetic = (real == null || real.count() != null) ? samples : samples - genuine;
		var again = again(generation, synthetic).stream().map((part) -> changed(part, generation)).toList();
		var parts = new ArrayList<Part>(again);
		if (real != null && genuine > 0) {
			genuine(real, genuine, generation).stream()
				.map((part) -> (this.regime.origin() == Regime.Origin.UNKNOWN) ? changed(part, generation) : part)
				.forEach(parts::add);
		}
		var drawn = synthetic - again.stream().mapToDouble(Part::count).sum();
		if (drawn > 0) {
			parts.add(new Part(drawn(curated(synthetic(), generation), drawn), drawn, Origin.SYNTHETIC, generation));
		}
		return parts;
	}

	private List<Part> genuine(Real real, long count, int generation) {
		return switch (real.source()) {
			case FRESH -> List.of(new Part(this.moments.real(count), count, Origin.GENUINE, generation));
			case FIXED -> prefix(count, generation);
			case STOCK -> List.of(new Part((real.stock() != null && real.stock().replacement())
					? this.moments.add(this.stock, this.moments.square(this.stock), 1.0 / count)
					: this.moments.real(count), count, Origin.GENUINE, generation));
		};
	}

	private List<Part> prefix(double size, int generation) {
		var left = size;
		var parts = new ArrayList<Part>();
		for (var part : this.first) {
			if (left > 0) {
				parts.add(part.as(Origin.GENUINE, generation));
				left -= part.count();
			}
		}
		return parts;
	}

	/** Points that are genuine by chance, each from the truth or from a finite sample. */
	private Part mixed(Real real, int generation) {
		var samples = this.regime.samplesAt(generation);
		var genuine = draws(switch (real.source()) {
			case FRESH -> Weights.of(SecondMoments.TRUTH);
			case FIXED -> uniform(this.first);
			case STOCK -> this.stock;
		});
		var share = LinearFilters.genuineShare(this.setting, generation);
		var draws = (this.regime.origin() == Regime.Origin.UNKNOWN)
				? curated(synthetic().mixed(share, genuine), generation)
				: curated(synthetic(), generation).mixed(share, genuine);
		return new Part(drawn(draws, samples), samples, Origin.MIXED, generation);
	}

	/** Points of the generation before, used again. */
	private List<Part> again(int generation, double synthetic) {
		var share = (this.regime.reuse() == null) ? 0 : this.regime.reuse().at(generation);
		var before = this.pool.isEmpty() ? this.first : this.pool.getLast();
		var available = before.stream().mapToDouble(Part::count).sum();
		var count = Math.min(Math.round(share * synthetic), available);
		return (count == 0) ? List.of()
				: List.of(new Part(subsample(before, count), count, Origin.SYNTHETIC, generation));
	}

	private int subsample(List<Part> parts, double count) {
		var all = parts.stream().mapToDouble(Part::count).sum();
		var weights = uniform(parts);
		return this.moments.add(weights, this.moments.square(weights),
				(count == all) ? 0 : (all - count) / ((all - 1) * count));
	}

	/** A law that observations are drawn from: its mean, and their mean squared norm. */
	private record Draws(Weights mean, double square) {

		Draws mixed(double share, Draws other) {
			return new Draws(this.mean.times(1 - share).plus(other.mean.times(share)),
					(1 - share) * this.square + share * other.square);
		}

	}

	private Draws draws(Weights mixture) {
		return new Draws(mixture, this.moments.square(mixture));
	}

	/** The mixture of models that is drawn from. */
	private Draws synthetic() {
		var ancestry = this.regime.ancestry();
		var shares = new double[this.models.size()];
		for (int i = 0; i < shares.length; i++) {
			shares[i] = (ancestry == null || i == 0) ? 1 : shares[i - 1] * ancestry.decay();
		}
		return draws(new Weights(this.models.stream().mapToInt(Integer::intValue).toArray(), shares).normalised());
	}

	private int drawn(Draws draws, double count) {
		return this.moments.add(draws.mean(), draws.square(), 1 / count);
	}

	/** What a filter does. */
	private interface Step {

		Change at(int generation);

	}

	private void add(Filter filter) {
		switch (filter) {
			case Flip(double probability) -> {
				// another symbol with probability ε is any symbol with probability
				// εK/(K-1)
				var uniform = this.family.uniform();
				var symbols = (double) uniform.mean().length;
				mix((symbols == 1) ? 0 : probability * symbols / (symbols - 1), uniform);
			}
			case Correction correction -> {
				var target = this.family.known(correction.target(this.setting.truth()));
				mix(correction.strength() / (1 + correction.strength()), Objects.requireNonNull(target));
			}
			case Noise noise ->
				this.steps.add((generation) -> new Change.Blurred(this.family.noise(noise.variance(generation))));
			case Shift(double[] offset) -> {
				var moved = new Change.Moved(this.moments.constant(this.family.offset(offset)));
				this.steps.add((generation) -> moved);
			}
			case RoundTrip(var there, var back) -> {
				add(there);
				add(back);
			}
			case Detector _, Deduplicate _ -> {
				// points are rejected whatever their value, and there are no two alike
			}
			default -> throw new IllegalArgumentException("not linear: " + filter);
		}
	}

	private void mix(double probability, Known law) {
		var mixed = new Change.Mixed(probability, this.moments.constant(law));
		this.steps.add((generation) -> mixed);
	}

	/** A law after all channels. */
	private Draws curated(Draws draws, int generation) {
		var curated = draws;
		for (var step : this.steps) {
			curated = curated(curated, step.at(generation));
		}
		return curated;
	}

	private Draws curated(Draws draws, Change change) {
		return switch (change) {
			case Change.Mixed(double probability, int batch) -> draws.mixed(probability, draws(Weights.of(batch)));
			case Change.Moved(int batch) -> new Draws(draws.mean().plus(Weights.of(batch)), draws.square()
					+ 2 * this.moments.product(draws.mean(), batch) + this.moments.squaredMean(Weights.of(batch)));
			case Change.Blurred(double variance) -> new Draws(draws.mean(), draws.square() + variance);
		};
	}

	/** Observations that there are after all channels. */
	private Part changed(Part part, int generation) {
		var changed = part;
		for (var step : this.steps) {
			var change = step.at(generation);
			var before = draws(Weights.of(changed.batch()));
			var after = curated(before, change);
			var batch = this.moments.add(after.mean(), after.square(), 0, noise(before, after, change) / part.count());
			this.moments.drop(changed.batch());
			changed = changed.with(batch, part.count());
		}
		return changed;
	}

	/** Variance of a changed observation about its expectation given the one before. */
	private double noise(Draws before, Draws after, Change change) {
		return switch (change) {
			case Change.Mixed(double probability, int batch) ->
				after.square() - (1 - probability) * (1 - probability) * before.square()
						- 2 * (1 - probability) * probability * this.moments.product(before.mean(), batch)
						- probability * probability * this.moments.squaredMean(Weights.of(batch));
			case Change.Moved _ -> 0;
			case Change.Blurred(double variance) -> variance;
		};
	}

	private void retain(List<Part> batch, int generation) {
		var retain = this.regime.retain();
		if (generation == 0 && keepsFirst()) {
			return;
		}
		this.pool.add(batch);
		if (retain.all() && this.regime.ageWeight() == null && this.pool.size() > 2) {
			var joined = new ArrayList<>(this.pool.removeFirst());
			joined.addAll(this.pool.removeFirst());
			this.pool.addFirst(joined(joined));
		}
		else if (this.pool.size() > retain.window()) {
			this.pool.removeFirst().forEach(this::drop);
		}
	}

	private void drop(Part part) {
		if (!this.held.contains(part.batch())) {
			this.moments.drop(part.batch());
		}
	}

	/** Points that are always used together become one batch. */
	private List<Part> joined(List<Part> parts) {
		var all = new LinkedHashMap<Integer, Part>();
		for (var origin : Origin.values()) {
			var loose = new ArrayList<Part>();
			for (var part : parts) {
				if (this.held.contains(part.batch())) {
					if (part.origin() == origin) {
						all.merge(part.batch(), part,
								(one, other) -> one.with(one.batch(), one.count() + other.count()));
					}
				}
				else if (part.origin() == origin) {
					loose.add(part);
				}
			}
			if (loose.size() == 1) {
				all.put(loose.getFirst().batch(), loose.getFirst());
			}
			else if (!loose.isEmpty()) {
				var weights = uniform(loose);
				var joined = this.moments.add(weights, this.moments.square(weights), 0);
				loose.forEach((part) -> this.moments.drop(part.batch()));
				all.put(joined, loose.getFirst().with(joined, loose.stream().mapToDouble(Part::count).sum()));
			}
		}
		return List.copyOf(all.values());
	}

	/** Weights of parts whose observations all weigh the same. */
	private static Weights uniform(List<Part> parts) {
		return new Weights(parts.stream().mapToInt(Part::batch).toArray(),
				parts.stream().mapToDouble(Part::count).toArray())
			.normalised();
	}

	/** The parts that a budget leaves. */
	private List<Part> budgeted(List<Part> parts) {
		var budget = this.regime.budget();
		if (budget == null) {
			return parts;
		}
		var concerned = parts.stream().filter((part) -> budget.scope() == Budget.Scope.ALL || !part.genuine()).toList();
		if (concerned.stream().mapToDouble(Part::count).sum() <= budget.points()) {
			return parts;
		}
		var left = new ArrayList<>(parts);
		left.removeAll(concerned);
		left.add(new Part(subsample(concerned, budget.points()), budget.points(),
				(budget.scope() == Budget.Scope.ALL) ? Origin.MIXED : Origin.SYNTHETIC, 0));
		return left;
	}

	private Training training(List<Part> parts, int generation) {
		var weights = new double[parts.size()];
		for (int i = 0; i < weights.length; i++) {
			weights[i] = (this.regime.ageWeight() == null) ? 1
					: this.regime.ageWeight().at(generation - parts.get(i).generation());
		}
		balance(parts, weights);
		var mass = mass(parts, weights, true) + mass(parts, weights, false);
		var concentration = 0.0;
		for (int i = 0; i < weights.length; i++) {
			concentration += parts.get(i).count() * (weights[i] / mass) * (weights[i] / mass);
			weights[i] *= parts.get(i).count();
		}
		var mean = new Weights(parts.stream().mapToInt(Part::batch).toArray(), weights).normalised();
		var prior = this.family.prior() / (mass + this.family.prior());
		return new Training((prior == 0) ? mean : mean.times(1 - prior).plus(Weights.of(this.uniform).times(prior)),
				concentration);
	}

	/** The weight of genuine data among all. */
	private void balance(List<Part> parts, double[] weights) {
		var real = mass(parts, weights, true);
		var rest = mass(parts, weights, false);
		var genuine = parts.stream().filter(Part::genuine).mapToDouble(Part::count).sum();
		var synthetic = parts.stream().mapToDouble(Part::count).sum() - genuine;
		if (this.regime.realWeight() != null && real > 0 && rest > 0) {
			var share = this.regime.realWeight().of(genuine, synthetic);
			for (int i = 0; i < weights.length; i++) {
				weights[i] *= (real + rest) * (parts.get(i).genuine() ? share / real : (1 - share) / rest);
			}
		}
	}

	private static double mass(List<Part> parts, double[] weights, boolean genuine) {
		var mass = 0.0;
		for (int i = 0; i < weights.length; i++) {
			mass += (parts.get(i).genuine() == genuine) ? weights[i] * parts.get(i).count() : 0;
		}
		return mass;
	}

}
