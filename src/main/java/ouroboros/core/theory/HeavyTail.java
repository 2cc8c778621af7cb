package ouroboros.core.theory;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import ouroboros.core.metric.MissingMass;
import ouroboros.core.metric.Support;
import ouroboros.core.spec.About;

/** How rare symbols die out where the chains of their counts are too long to follow. */
@About(value = "Expected number of surviving symbols and expected genuine mass of the lost ones under resampling, as if"
		+ " counts were branching processes: of rare symbols in samples of any size, growing ones included, as long as"
		+ " those with a large share are safe (Σ1/n_t at most 0.1).",
		source = "Suresh et al. 2024 (arXiv 2412.17646); Dohmatob et al. 2024 (arXiv 2402.07043)")
public record HeavyTail() implements Theory {

	/** Largest Σ1/n_t, the variance of a large share relative to p(1-p). */
	private static final double EARLY = 0.1;

	private static final double MOST_WORK = 1e8;

	@Override
	public List<Condition> conditions() {
		return List.of(Frequencies.PLAIN, Knobs.only("regime.samples"),
				(setting) -> (new SymbolSurvival().unmet(setting) != null) ? null
						: "leaves all generations to symbol-survival",
				(setting) -> (last(setting) > 0) ? null : "speaks of samples of which a large share is safe",
				HeavyTail::small);
	}

	private static @Nullable String small(Setting setting) {
		var generations = (double) last(setting);
		return (generations * Math.max(generations, Frequencies.truth(setting).length) <= MOST_WORK) ? null
				: "has too many symbols and generations to compute";
	}

	/** The last generation at which Σ1/n_t is small. */
	private static int last(Setting setting) {
		var sum = 0.0;
		for (int generation = 0; generation <= setting.last(); generation++) {
			sum += 1.0 / Frequencies.drawsAt(setting, generation);
			if (sum > EARLY) {
				return generation - 1;
			}
		}
		return setting.last();
	}

	@Override
	public List<Prediction> predict(Setting setting) {
		var size = (double) Frequencies.drawsAt(setting, 0);
		var probabilities = Frequencies.truth(setting);
		var generations = IntStream.rangeClosed(1, last(setting)).toArray();
		var missing = new double[generations.length];
		var support = new double[generations.length];
		for (int i = 0; i < generations.length; i++) {
			var seen = size * survival(setting, generations[i]);
			for (var p : probabilities) {
				var dead = Math.exp(-seen * p);
				missing[i] += p * dead;
				support[i] += 1 - dead;
			}
		}
		return List.of(Prediction.rough(new MissingMass(), Statistic.MEAN,
				"Σ p e^(-n₀ p g_k) after k fits, of p_i = C i^-β ≈ C^(1/β)/β Γ(1-1/β) (n₀ g_k)^-(1-1/β), g₁ = 1,"
						+ " g_(k+1) = 1-e^(-g_k) for a constant n, so that it grows as k^(1-1/β): Suresh et al."
						+ " 2024 (arXiv 2412.17646) with Dohmatob et al. 2024 (arXiv 2402.07043)",
				generations, missing),
				Prediction.rough(new Support(), Statistic.MEAN,
						"Σ 1-e^(-n₀ p g_k) after k fits: Suresh et al. 2024 (arXiv 2412.17646)", generations, support));
	}

	/**
	 * Probability g that what descends from one count of the first sample is alive, where
	 * each has a Poisson number of children of mean n_t/n_(t-1).
	 */
	private static double survival(Setting setting, int last) {
		var alive = 1.0;
		for (int generation = last; generation > 0; generation--) {
			var children = (double) Frequencies.drawsAt(setting, generation)
					/ Frequencies.drawsAt(setting, generation - 1);
			alive = -Math.expm1(-children * alive);
		}
		return alive;
	}

}
