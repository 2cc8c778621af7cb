package ouroboros.core.verdict;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;

import ouroboros.core.theory.Observed;

/**
 * Definition 4. Over a sweep of the number of samples n the risk falls as n^-a: with a
 * smaller exponent a at the last generation than at generation 0, be it by another power
 * or by a plateau.
 */
public record ChangeInScalingLaw() implements Definition {

	private static final int FEWEST = 3;

	@Override
	public Judgement judge(Recorded recorded, Thresholds thresholds) {
		var risk = Risk.of(recorded);
		if (risk == null) {
			return Judgement.notApplicable(Risk.NONE);
		}
		var sizes = new ArrayList<Double>();
		var curves = new ArrayList<List<Observed>>();
		for (var other : recorded.scaling()) {
			var series = risk.series(other);
			if (!series.isEmpty()) {
				sizes.add((double) other.setting().spec().regime().samplesAt(0));
				curves.add(series);
			}
		}
		if (sizes.stream().distinct().count() < FEWEST) {
			return Judgement
				.notApplicable("needs a sweep over /regime/samples of at least %d different numbers".formatted(FEWEST));
		}
		var powers = new TreeMap<Integer, Power>();
		var losses = losses(sizes, curves, powers);
		if (losses.size() < 2) {
			return Judgement.inconclusive(risk.metric(),
					"the risk is not positive and known with an error at every number of samples");
		}
		var evidence = new LinkedHashMap<String, Double>();
		evidence.put("initialExponent", powers.firstEntry().getValue().exponent());
		evidence.put("exponent", powers.lastEntry().getValue().exponent());
		return Crossing.above(risk.metric(), losses, thresholds.exponent(), thresholds.confidence())
			.judgement("the loss of the exponent")
			.with(evidence);
	}

	/** Losses since the first generation that has an exponent, which are kept. */
	private static List<Observed> losses(List<Double> sizes, List<List<Observed>> curves,
			TreeMap<Integer, Power> powers) {
		var losses = new ArrayList<Observed>();
		for (var first : curves.getFirst()) {
			var risks = new ArrayList<Observed>();
			for (var curve : curves) {
				curve.stream()
					.filter((one) -> one.generation() == first.generation())
					.findFirst()
					.ifPresent(risks::add);
			}
			var power = (risks.size() == curves.size()) ? Power.of(sizes, risks) : null;
			if (power == null) {
				continue;
			}
			powers.put(first.generation(), power);
			losses.add(powers.firstEntry()
				.getValue()
				.loss(power, first.generation(), risks.stream().mapToInt(Observed::n).min().orElseThrow()));
		}
		return losses;
	}

}
