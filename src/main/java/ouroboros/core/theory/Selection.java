package ouroboros.core.theory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import ouroboros.core.Filter;
import ouroboros.core.curation.Preference;
import ouroboros.core.curation.TailCut;
import ouroboros.core.data.Symbols;
import ouroboros.core.law.Decoding;

/**
 * What a law on symbols becomes when infinitely many samples of it are decoded and
 * curated.
 */
final class Selection {

	/** Steps of the integral of a preference, at the most. */
	static final int STEPS = 2000;

	private static final double STEP = 0.1;

	/** Logarithm of what is left out at either end of the integral. */
	private static final double REACH = 45;

	/** Largest difference of rewards. */
	private static final double WIDEST = 140;

	private static final double SLIGHTLY = 1e-7;

	private static final double VISIBLY = 1e-3;

	private final List<UnaryOperator<double[]>> steps = new ArrayList<>();

	private Selection() {
	}

	static Selection of(Setting setting) {
		var selection = new Selection();
		var sampling = setting.spec().sampling();
		var decoding = new Decoding(sampling.temperature(), (sampling.topK() != null) ? sampling.topK() : 0,
				sampling.topP(), 1);
		selection.steps.add(decoding::of);
		for (var filter : setting.spec().curation()) {
			selection.steps.add(step(filter, setting));
		}
		return selection;
	}

	private static UnaryOperator<double[]> step(Filter filter, Setting setting) {
		return switch (filter) {
			case TailCut(double quantile) -> (law) -> mostProbable(law, 1 - quantile);
			case Preference preference -> {
				var rewards = rewards(setting, preference);
				yield (law) -> preferred(law, preference.candidates(), rewards);
			}
			default -> throw new IllegalArgumentException("no selection: " + filter);
		};
	}

	/**
	 * Whether rewards are near enough to each other for the integral of a preference.
	 */
	static boolean isNarrow(Setting setting, Preference preference) {
		var rewards = rewards(setting, preference);
		var truth = Frequencies.truth(setting);
		var known = IntStream.range(0, truth.length)
			.filter((symbol) -> truth[symbol] > 0)
			.mapToDouble(rewards)
			.summaryStatistics();
		return known.getMax() - known.getMin() <= WIDEST;
	}

	private static IntToDoubleFunction rewards(Setting setting, Preference preference) {
		return preference.reward().of(new Symbols(new long[Frequencies.truth(setting).length]), setting.truth());
	}

	/** The law of what is left. */
	double[] of(double[] law) {
		var selected = law;
		for (var step : this.steps) {
			selected = step.apply(selected);
		}
		return selected;
	}

	/** Whether laws that are nearly this one become nearly the same. */
	boolean isSteady(double[] law) {
		var selected = of(law);
		return distance(selected, of(changed(law, SLIGHTLY))) < VISIBLY
				&& distance(selected, of(changed(law, -SLIGHTLY))) < VISIBLY;
	}

	/**
	 * The probabilities in turn a little larger and smaller, and the more so the later,
	 * so that no two of them keep their proportion.
	 */
	private static double[] changed(double[] law, double slightly) {
		var changed = new double[law.length];
		for (int symbol = 0; symbol < law.length; symbol++) {
			var sign = 1 - 2 * (symbol & 1);
			changed[symbol] = law[symbol] * (1 + sign * slightly * (1 + symbol / (double) law.length));
		}
		var total = Arrays.stream(changed).sum();
		return Arrays.stream(changed).map((p) -> p / total).toArray();
	}

	private static double distance(double[] one, double[] other) {
		return IntStream.range(0, one.length).mapToDouble((symbol) -> Math.abs(one[symbol] - other[symbol])).sum();
	}

	/** The most probable symbols, up to that probability together. */
	private static double[] mostProbable(double[] law, double share) {
		var kept = new double[law.length];
		var left = share;
		for (var symbol : IntStream.range(0, law.length)
			.boxed()
			.sorted(Comparator.comparingDouble((symbol) -> -law[symbol]))
			.toList()) {
			kept[symbol] = Math.min(law[symbol], left) / share;
			left -= Math.min(law[symbol], left);
		}
		return kept;
	}

	/**
	 * Of K candidates the chosen one: e^r/(e^r + Σ e^(r_i)) is the integral of e^(r+v)
	 * exp(-e^(r+v)) Π exp(-e^(r_i+v)) over all v, by equal steps, which are as good as
	 * exact for a function that is analytic and vanishes at both ends.
	 */
	private static double[] preferred(double[] law, int candidates, IntToDoubleFunction rewards) {
		var mass = new TreeMap<Double, Double>();
		for (int symbol = 0; symbol < law.length; symbol++) {
			if (law[symbol] > 0) {
				mass.merge(rewards.applyAsDouble(symbol), law[symbol], Double::sum);
			}
		}
		var chosen = new TreeMap<Double, Double>();
		var from = -mass.lastKey() - Math.log(candidates) - REACH;
		var steps = (int) Math.ceil((-mass.firstKey() + REACH / 10 - from) / STEP);
		for (int step = 0; step <= steps; step++) {
			var v = from + step * STEP;
			var others = 0.0;
			for (var entry : mass.entrySet()) {
				others += entry.getValue() * Math.exp(-Math.exp(entry.getKey() + v));
			}
			for (var reward : mass.keySet()) {
				var one = Math.exp(reward + v - Math.exp(reward + v));
				chosen.merge(reward, candidates * STEP * one * Math.pow(others, candidates - 1.0), Double::sum);
			}
		}
		var preferred = new double[law.length];
		for (int symbol = 0; symbol < law.length; symbol++) {
			preferred[symbol] = (law[symbol] > 0)
					? law[symbol] * chosen.getOrDefault(rewards.applyAsDouble(symbol), 0.0) : 0;
		}
		var total = Arrays.stream(preferred).sum();
		return Arrays.stream(preferred).map((p) -> p / total).toArray();
	}

}
