package ouroboros.core.theory;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import ouroboros.core.regime.Real;
import ouroboros.core.regime.Regime;

/**
 * Exact second moments of the models of a regime in which every model's mean is a
 * weighted mean of its training data, with weights that do not depend on the data: any
 * sizes, windows, budgets, genuine data and weights.
 *
 * @see SecondMoments
 */
final class LinearRegime {

	/** Options of a spec that it knows. */
	static final String[] KNOBS = { "regime.samples", "regime.real.share", "regime.real.count", "regime.real.source",
			"regime.real.mixing", "regime.retain", "regime.budget", "regime.realWeight", "sampling.bias" };

	/** Most products of batches that are computed for one sweep point, some seconds. */
	private static final double MOST_WORK = 1e9;

	private enum Origin {

		GENUINE, SYNTHETIC, MIXED

	}

	/** Observations of a batch, each possibly several times. */
	private record Part(int batch, double count, Origin origin) {
	}

	/**
	 * What is expected of the models.
	 *
	 * @param squaredError E|μ_g - μ|² at each generation g
	 * @param spread E of the trace of the model's covariance; of symbols 1 - Σp²
	 */
	record Models(double[] squaredError, double[] spread) {
	}

	private final Setting setting;

	private final Regime regime;

	private final Family family;

	private final SecondMoments moments;

	private final int constant;

	/** Sizes of the initial parts of generation 0's sample that are used again. */
	private final int[] prefixes;

	/** The batches between those sizes; none where they are not used again. */
	private final List<Part> fixed = new ArrayList<>();

	/** Oldest generation first; a single entry where everything is retained. */
	private final Deque<List<Part>> pool = new ArrayDeque<>();

	private LinearRegime(Setting setting, Family family) {
		this.setting = setting;
		this.regime = setting.regime();
		this.family = family;
		this.moments = new SecondMoments(family.squaredMean(), family.square());
		this.constant = (family.prior() > 0)
				? this.moments.constant(family.priorWithTruth(), family.priorSquared(), family.square())
				: SecondMoments.TRUTH;
		this.prefixes = prefixes(setting);
	}

	/** The second moments of a regime that is {@linkplain #unmet(Setting) covered}. */
	static Models of(Setting setting, Family family) {
		return new LinearRegime(setting, family).models();
	}

	/** Why a regime is not linear, or too large to compute; null if neither. */
	static @Nullable String unmet(Setting setting) {
		var unknown = Knobs.only(KNOBS).unmet(setting);
		if (unknown != null) {
			return unknown;
		}
		var regime = setting.regime();
		var real = regime.real();
		if (regime.realWeight() != null && real != null && real.mixing() == Real.Mixing.INDEPENDENT) {
			return "realWeight weighs a number of genuine points that is left to chance by mixing independent";
		}
		if (regime.realWeight() != null && regime.budget() != null) {
			return "realWeight weighs a number of genuine points that is left to chance by the budget";
		}
		var batches = (regime.retain().all() ? 4.0 : 2.0 * Math.min(regime.retain().window(), setting.last() + 1) + 2)
				+ prefixes(setting).length;
		return (batches * batches * 3 * (setting.last() + 1) <= MOST_WORK) ? null
				: "takes the products of %.0f batches over %d generations, too many to compute".formatted(batches,
						setting.last() + 1);
	}

	private static int[] prefixes(Setting setting) {
		var sizes = new TreeSet<Integer>();
		sizes.add(setting.regime().samplesAt(0));
		var real = setting.regime().real();
		if (real != null && real.source() == Real.Source.FIXED && real.mixing() == Real.Mixing.STRATIFIED) {
			for (int generation = 1; generation <= setting.last(); generation++) {
				var size = genuineAt(setting.regime(), real, generation);
				if (size > 0) {
					sizes.add(size);
				}
			}
		}
		return sizes.stream().mapToInt(Integer::intValue).toArray();
	}

	private static int genuineAt(Regime regime, Real real, int generation) {
		return (int) Math.round((real.count() != null) ? real.count().at(generation)
				: shareAt(real, generation) * regime.samplesAt(generation));
	}

	private static double shareAt(Real real, int generation) {
		return (real.share() == null) ? 0 : real.share().at(generation);
	}

	private Models models() {
		var models = new Models(new double[this.setting.last() + 1], new double[this.setting.last() + 1]);
		var mean = Weights.of(SecondMoments.TRUTH);
		var subsample = -1;
		for (int generation = 0; generation <= this.setting.last(); generation++) {
			var batch = (generation == 0) ? first() : next(generation, mean, models.spread()[generation - 1]);
			if (subsample >= 0) {
				this.moments.drop(subsample);
				subsample = -1;
			}
			retain(batch);
			var parts = this.pool.stream().flatMap(List::stream).toList();
			var count = parts.stream().mapToDouble(Part::count).sum();
			var training = training(parts, count);
			var budget = this.regime.budget();
			if (budget != null && budget < count) {
				subsample = this.moments.add(training, this.moments.square(training),
						(count - budget) / ((count - 1) * budget));
				training = Weights.of(subsample);
				count = budget;
			}
			mean = withPrior(training, count);
			models.squaredError()[generation] = this.moments.squaredError(mean);
			models.spread()[generation] = Math.max(0,
					this.family.spread()
						.of(this.moments.square(mean), this.moments.squaredMean(mean),
								(subsample >= 0) ? 1 / count : concentration(parts, training)));
		}
		return models;
	}

	/** Generation 0's sample, in the parts that later generations use again. */
	private List<Part> first() {
		var parts = new ArrayList<Part>();
		var from = 0;
		for (var to : this.prefixes) {
			parts.add(new Part(this.moments.real(to - from), to - from, Origin.GENUINE));
			from = to;
		}
		if (this.regime.real() != null && this.regime.real().source() == Real.Source.FIXED) {
			this.fixed.addAll(parts);
		}
		return parts;
	}

	private List<Part> next(int generation, Weights mean, double spread) {
		var real = this.regime.real();
		var samples = this.regime.samplesAt(generation);
		var square = this.moments.squaredMean(mean) + this.setting.spec().sampling().bias() * spread;
		if (real != null && real.mixing() == Real.Mixing.INDEPENDENT) {
			return List.of(mixed(mean, square, shareAt(real, generation), samples, real.source()));
		}
		var genuine = (real == null) ? 0 : genuineAt(this.regime, real, generation);
		var synthetic = (real != null && real.count() != null) ? samples : samples - genuine;
		var parts = new ArrayList<Part>();
		if (genuine > 0) {
			parts.addAll((real != null && real.source() == Real.Source.FIXED) ? prefix(genuine)
					: List.of(new Part(this.moments.real(genuine), genuine, Origin.GENUINE)));
		}
		if (synthetic > 0) {
			parts.add(new Part(this.moments.add(mean, square, 1.0 / synthetic), synthetic, Origin.SYNTHETIC));
		}
		return parts;
	}

	/**
	 * Points that are genuine by chance, each from the truth or from its first sample.
	 */
	private Part mixed(Weights mean, double square, double share, int samples, Real.Source source) {
		var genuine = (source == Real.Source.FRESH) ? Weights.of(SecondMoments.TRUTH) : training(this.fixed);
		var mixture = mean.times(1 - share).plus(genuine.times(share));
		return new Part(
				this.moments.add(mixture, (1 - share) * square + share * this.moments.square(genuine), 1.0 / samples),
				samples, Origin.MIXED);
	}

	private List<Part> prefix(int size) {
		var left = (double) size;
		var parts = new ArrayList<Part>();
		for (var part : this.fixed) {
			if (left > 0) {
				parts.add(part);
				left -= part.count();
			}
		}
		return parts;
	}

	private void retain(List<Part> batch) {
		if (this.regime.retain().all() && !this.pool.isEmpty()) {
			var all = new ArrayList<>(this.pool.removeFirst());
			all.addAll(batch);
			this.pool.add(joined(all));
			return;
		}
		this.pool.add(batch);
		if (this.pool.size() > this.regime.retain().window()) {
			this.pool.removeFirst().stream().filter((part) -> !isFixed(part)).forEach(this::drop);
		}
	}

	private boolean isFixed(Part part) {
		return this.fixed.stream().anyMatch((one) -> one.batch() == part.batch());
	}

	private void drop(Part part) {
		this.moments.drop(part.batch());
	}

	/** Points that are always used together become one batch. */
	private List<Part> joined(List<Part> parts) {
		var byBatch = new HashMap<Integer, Part>();
		var loose = new HashMap<Origin, List<Part>>();
		for (var part : parts) {
			if (isFixed(part)) {
				byBatch.merge(part.batch(), part,
						(one, other) -> new Part(one.batch(), one.count() + other.count(), one.origin()));
			}
			else {
				loose.computeIfAbsent(part.origin(), (_) -> new ArrayList<>()).add(part);
			}
		}
		var all = new ArrayList<>(byBatch.values());
		for (Map.Entry<Origin, List<Part>> same : loose.entrySet()) {
			all.add((same.getValue().size() == 1) ? same.getValue().getFirst()
					: joined(same.getKey(), same.getValue()));
		}
		return all;
	}

	private Part joined(Origin origin, List<Part> parts) {
		var weights = training(parts);
		var joined = this.moments.add(weights, this.moments.square(weights), 0);
		parts.forEach(this::drop);
		return new Part(joined, parts.stream().mapToDouble(Part::count).sum(), origin);
	}

	/** Weights of parts whose observations all weigh the same. */
	private static Weights training(List<Part> parts) {
		var count = parts.stream().mapToDouble(Part::count).sum();
		return new Weights(parts.stream().mapToInt(Part::batch).toArray(),
				parts.stream().mapToDouble((part) -> part.count() / count).toArray());
	}

	private Weights training(List<Part> parts, double count) {
		var weight = this.regime.realWeight();
		var genuine = parts.stream().filter((part) -> part.origin() == Origin.GENUINE).mapToDouble(Part::count).sum();
		if (weight == null || genuine == 0 || genuine == count) {
			return training(parts);
		}
		return new Weights(parts.stream().mapToInt(Part::batch).toArray(),
				parts.stream()
					.mapToDouble((part) -> part.count()
							* ((part.origin() == Origin.GENUINE) ? weight / genuine : (1 - weight) / (count - genuine)))
					.toArray());
	}

	private static double concentration(List<Part> parts, Weights training) {
		return IntStream.range(0, parts.size())
			.mapToDouble((i) -> training.values()[i] * training.values()[i] / parts.get(i).count())
			.sum();
	}

	private Weights withPrior(Weights training, double count) {
		if (this.family.prior() == 0) {
			return training;
		}
		var share = this.family.prior() / (count + this.family.prior());
		return training.times(1 - share).plus(Weights.of(this.constant).times(share));
	}

}
