package ouroboros.core.theory;

import java.util.Arrays;
import java.util.List;

import ouroboros.core.metric.Support;
import ouroboros.core.spec.About;

/** When one symbol is left. */
@About(value = "Expected generation at which a single symbol is left under resampling, by the diffusion that the chain"
		+ " of counts approaches; the true one is two to three generations earlier.",
		source = "Kimura and Ohta 1969; Wright-Fisher")
public record FixationTime() implements Theory {

	@Override
	public List<Condition> conditions() {
		return List.of(Frequencies.PLAIN, Knobs.only("regime.samples"), Conditions.CONSTANT_SAMPLES);
	}

	@Override
	public List<Prediction> predict(Setting setting) {
		var size = Frequencies.drawsAt(setting, 0);
		var sum = Arrays.stream(Frequencies.truth(setting))
			.filter((p) -> p < 1)
			.map((p) -> (1 - p) * Math.log1p(-p))
			.sum();
		return List.of(Prediction.rough(new Support(), Statistic.meanTimeTo(1),
				"-2n Σ(1-p)ln(1-p) - 1, a diffusion: Kimura and Ohta 1969", new int[] { setting.last() },
				new double[] { Math.max(0, -2 * size * sum - 1) }));
	}

}
