package ouroboros.core.theory;

import ouroboros.core.Metric;
import ouroboros.core.View;
import ouroboros.core.chance.Turn;
import ouroboros.core.law.Discrete;
import ouroboros.core.law.Law;
import ouroboros.core.law.MarkovChain;
import ouroboros.core.metric.EffectiveModes;
import ouroboros.core.metric.Entropy;
import ouroboros.core.metric.HallucinatedMass;
import ouroboros.core.metric.Heterozygosity;
import ouroboros.core.metric.JensenShannon;
import ouroboros.core.metric.MissingMass;
import ouroboros.core.metric.ReverseKlDivergence;
import ouroboros.core.metric.Support;
import ouroboros.core.metric.TailMass;
import ouroboros.core.metric.TopShare;
import ouroboros.core.metric.TotalVariation;

/**
 * Measured metrics whose expectations have the limits that they take at the limits of a
 * model's frequencies: bounded functions that are continuous. Divergences that are
 * infinite once a symbol is missing have infinite expectations in samples of any size.
 *
 * @param setting on symbols or independent tokens
 */
record FrequencyMetrics(Setting setting) {

	/**
	 * Their values at given frequencies, as if generation 0 were fitted to the truth.
	 * @param law probabilities of symbols or tokens
	 * @param safe whether samples hold every symbol that is possible
	 * @return one for each measured metric, NaN where it has no such limit
	 */
	double[] measured(double[] law, int generation, boolean safe) {
		var truth = this.setting.truth();
		var view = new View(truth, model(law), truth, this.setting.spec().sampling(),
				new Turn(0, generation, () -> false));
		return this.setting.spec()
			.measured()
			.stream()
			.mapToDouble((metric) -> isDetermined(metric, safe) ? metric.measure(view) : Double.NaN)
			.toArray();
	}

	private Law model(double[] law) {
		return (this.setting.truth() instanceof MarkovChain chain)
				? MarkovChain.of(chain.symbols(), 0, chain.length(), law) : new Discrete(law);
	}

	private static boolean isDetermined(Metric metric, boolean safe) {
		return switch (metric) {
			case Entropy _, Heterozygosity _, EffectiveModes _, TopShare _ -> true;
			case TotalVariation _, JensenShannon _, ReverseKlDivergence _ -> true;
			case TailMass _, HallucinatedMass _ -> true;
			case Support _, MissingMass _ -> safe;
			default -> false;
		};
	}

}
