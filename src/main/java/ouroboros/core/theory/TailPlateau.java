package ouroboros.core.theory;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import ouroboros.core.metric.MissingMass;
import ouroboros.core.metric.Support;
import ouroboros.core.spec.About;

/** What top-k sampling cuts off for good. */
@About(value = "Bounds of the missing mass and the number of symbols under replacement by the k most probable ones of a"
		+ " model: no sample is large enough to bring back what lies beyond rank k.",
		source = "Dohmatob et al. 2024 (arXiv 2402.07043), Theorem 2.1")
public record TailPlateau() implements Theory {

	@Override
	public List<Condition> conditions() {
		return List.of(Frequencies.PLAIN,
				(setting) -> (setting.spec().sampling().topK() != null) ? null : "speaks of top-k sampling",
				Knobs.only("regime.samples", "sampling.topK", "sampling.topP", "sampling.temperature"),
				(setting) -> (setting.last() > 0) ? null : "speaks of generations after the first");
	}

	@Override
	public List<Prediction> predict(Setting setting) {
		var kept = setting.spec().sampling().topK();
		var ascending = Arrays.stream(Frequencies.truth(setting)).filter((p) -> p > 0).sorted().toArray();
		var lost = Math.max(0, ascending.length - ((kept != null) ? kept : ascending.length));
		var generations = IntStream.rangeClosed(1, setting.last()).toArray();
		return List.of(
				Prediction.bounds(new MissingMass(), Statistic.MEAN,
						"E missing mass ≥ Σ_{i>k} p_i, with equality for large samples; of p_i = C i^-β without end"
								+ " ≈ C k^-(β-1)/(β-1): Dohmatob et al. 2024 (arXiv 2402.07043)",
						generations, constant(generations, Arrays.stream(ascending, 0, lost).sum()),
						constant(generations, 1)),
				Prediction.bounds(new Support(), Statistic.MEAN, "1 ≤ support ≤ k", generations,
						constant(generations, 1), constant(generations, ascending.length - lost)));
	}

	private static double[] constant(int[] generations, double value) {
		var values = new double[generations.length];
		Arrays.fill(values, value);
		return values;
	}

}
