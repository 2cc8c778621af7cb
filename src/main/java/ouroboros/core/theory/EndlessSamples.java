package ouroboros.core.theory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import ouroboros.core.curation.TailCut;
import ouroboros.core.law.Discrete;
import ouroboros.core.regime.Schedule;

/**
 * Frequencies of symbols in samples without end, where every generation is a function of
 * the one before: p' = κp + (1-κ)(εp₀ + (1-ε)F(p)) with a part κ of the pool old, a part
 * ε of the new data genuine, and what sampling and curation make F(p) of a law p.
 *
 * @param setting one that {@link #unmet} has no objection to
 * @param selection F
 */
record EndlessSamples(Setting setting, Selection selection) {

	/** Options of a spec that may be set besides curation. */
	static final String[] KNOBS = { "regime.samples", "regime.retain", "regime.real.share", "regime.real.count",
			"regime.real.source", "regime.real.mixing", "sampling.temperature", "sampling.topK", "sampling.topP" };

	/** Elementary steps, about a second. */
	private static final double MOST_WORK = 3e7;

	private static final int MOST_STEPS = 10_000;

	/** Difference of two generations that stand still. */
	private static final double STILL = 1e-14;

	/** Expected number of a symbol that is never lost, but with probability 2e-22. */
	private static final double SAFE = 50;

	/**
	 * A fitted model.
	 *
	 * @param law its probabilities
	 * @param draws number of symbols that it is fitted to
	 */
	private record Fit(double[] law, double draws) {
	}

	static EndlessSamples of(Setting setting) {
		return new EndlessSamples(setting,
				new Selection(setting.spec().sampling(), setting.spec().curation(), setting.truth()));
	}

	/** Why there is no limit, or none that is quickly computed. */
	static @Nullable String unmet(Setting setting) {
		var retain = setting.regime().retain();
		if (!retain.all() && (retain.window() != 1 || retain.first())) {
			return "speaks of replace and accumulate";
		}
		var curation = Selection.unmet(setting);
		if (curation != null) {
			return curation;
		}
		var loop = of(setting);
		return (loop.work() * (setting.last() + 1.0) > MOST_WORK) ? "has too many symbols and generations to compute"
				: loop.made(loop.first()).tossUp()
						? "has a cut between symbols of about the same probability, where chance tells which is kept"
						: null;
	}

	/** For each generation. */
	private double work() {
		var genuine = Frequencies.truth(this.setting);
		return this.selection.work(genuine) + (double) genuine.length * this.setting.spec().measured().size();
	}

	private Fit first() {
		return new Fit(Frequencies.truth(this.setting), Frequencies.drawsAt(this.setting, 0));
	}

	private Selection.Outcome made(Fit fit) {
		return this.selection.of(fit.law(), fit.draws());
	}

	/** Normalised: rounding of the mass would be squared by every choice among two. */
	private Fit next(Fit fit, double[] made, int generation) {
		var old = this.setting.regime().retain().all() ? fit.draws() : 0;
		var added = this.setting.regime().newAt(generation) * Frequencies.length(this.setting);
		var genuine = genuineAt(generation);
		var truth = Frequencies.truth(this.setting);
		var weights = new double[truth.length];
		for (int symbol = 0; symbol < truth.length; symbol++) {
			weights[symbol] = old * fit.law()[symbol]
					+ added * (genuine * truth[symbol] + (1 - genuine) * made[symbol]);
		}
		return new Fit(Discrete.proportionalTo(weights).probabilities(), old + added);
	}

	/** Part of the new data that is genuine. */
	private double genuineAt(int generation) {
		var regime = this.setting.regime();
		return (regime.real() == null || regime.real().count() == null) ? regime.shareAt(generation)
				: regime.genuineAt(generation) / regime.newAt(generation);
	}

	/**
	 * Metrics that are measured and have a limit, up to the generation after which chance
	 * tells which of two symbols is cut.
	 */
	List<Prediction> predictions(String source) {
		var frequencies = new FrequencyMetrics(this.setting);
		var values = new ArrayList<double[]>();
		var rare = new BitSet();
		var fit = first();
		var made = made(fit);
		while (true) {
			addRare(fit, rare);
			values.add(frequencies.measured(fit.law(), values.size(), isSafe(fit, rare)));
			if (made.tossUp() || values.size() > this.setting.last()) {
				break;
			}
			fit = next(fit, made.law(), values.size());
			made = made(fit);
		}
		var still = made.tossUp() ? null : fixedPoint(fit);
		var limits = (still != null) ? frequencies.measured(still.law(), this.setting.last(), false) : new double[0];
		var metrics = this.setting.spec().measured();
		var predictions = new ArrayList<Prediction>();
		for (int i = 0; i < metrics.size(); i++) {
			var at = i;
			var generations = IntStream.range(0, values.size())
				.filter((generation) -> !Double.isNaN(values.get(generation)[at]))
				.toArray();
			if (generations.length > 0) {
				predictions.add(Prediction.rough(metrics.get(i), Statistic.MEAN, source, generations,
						Arrays.stream(generations).mapToDouble((generation) -> values.get(generation)[at]).toArray())
					.withLimit((still != null) ? limits[i] : Double.NaN));
			}
		}
		return predictions;
	}

	/**
	 * The law that later generations approach, held by a constant share of genuine data;
	 * without it fluctuations grow and finite samples leave every such point in the end.
	 */
	private @Nullable Fit fixedPoint(Fit last) {
		var real = this.setting.regime().real();
		if (real == null || this.setting.regime().retain().all()
				|| !(real.share() instanceof Schedule.Constant(double share)) || share == 0) {
			return null;
		}
		var fit = last;
		var steps = Math.min(MOST_STEPS, MOST_WORK / work());
		for (int step = 0; step < steps; step++) {
			var made = made(fit);
			if (made.tossUp()) {
				return null;
			}
			var next = next(fit, made.law(), this.setting.last());
			var moved = 0.0;
			for (int symbol = 0; symbol < next.law().length; symbol++) {
				moved += Math.abs(next.law()[symbol] - fit.law()[symbol]);
			}
			if (moved <= STILL) {
				return next;
			}
			fit = next;
		}
		return null;
	}

	/** Adds the symbols that may be missing by chance. */
	private static void addRare(Fit fit, BitSet rare) {
		for (int symbol = 0; symbol < fit.law().length; symbol++) {
			if (fit.law()[symbol] > 0 && fit.law()[symbol] * fit.draws() < SAFE) {
				rare.set(symbol);
			}
		}
	}

	/**
	 * Whether no possible symbol may be missing, or has been. What a tail cut leaves of a
	 * symbol at its edge is never sure.
	 */
	private boolean isSafe(Fit fit, BitSet rare) {
		return this.selection.curation().stream().noneMatch(TailCut.class::isInstance)
				&& rare.stream().allMatch((symbol) -> fit.law()[symbol] == 0);
	}

}
