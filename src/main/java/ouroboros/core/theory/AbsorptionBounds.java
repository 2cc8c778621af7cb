package ouroboros.core.theory;

import java.util.Arrays;
import java.util.List;

import ouroboros.core.metric.Support;
import ouroboros.core.spec.About;

/** Bounds of the probability that two symbols are both alive. */
@About(value = "Bounds of the probability that of two symbols both are alive under resampling.",
		source = "Seddik et al. 2024 (arXiv 2404.05090), as transcribed by Suresh et al. 2024 (arXiv 2412.17646)")
public record AbsorptionBounds() implements Theory {

	@Override
	public List<Condition> conditions() {
		return List.of(Frequencies.PLAIN,
				(setting) -> (Arrays.stream(Frequencies.truth(setting)).filter((p) -> p > 0).count() == 2) ? null
						: "speaks of two symbols",
				Knobs.only("regime.samples"), Conditions.CONSTANT_SAMPLES);
	}

	@Override
	public List<Prediction> predict(Setting setting) {
		var size = (double) Frequencies.drawsAt(setting, 0);
		var p = Arrays.stream(Frequencies.truth(setting)).filter((one) -> one > 0).toArray();
		var lower = new double[setting.last() + 1];
		var upper = new double[setting.last() + 1];
		for (int generation = 0; generation < lower.length; generation++) {
			var decay = p[0] * p[1] * Math.pow(1 - 1 / size, generation + 1);
			lower[generation] = 4 * decay;
			upper[generation] = Math.min(1, 2 * size * decay);
		}
		return List.of(Prediction.bounds(new Support(), Statistic.shareAbove(1),
				"4p(1-p)(1-1/n)^k ≤ P(both alive) ≤ 2np(1-p)(1-1/n)^k after k fits: Seddik et al. 2024"
						+ " (arXiv 2404.05090)",
				setting.generations(), lower, upper));
	}

}
