package ouroboros.core.metric;

import java.util.List;

import ouroboros.core.Metric;
import ouroboros.core.Need;
import ouroboros.core.View;
import ouroboros.core.law.Discrete;
import ouroboros.core.spec.About;

/** Total variation distance between truth and model. */
@About(value = "Total variation distance ½Σ|p-q| or ½∫|p-q|, the largest difference of probabilities that truth "
		+ "p and model q give to one event: 0 to 1, without unit; 1 for a degenerate model of a law with a "
		+ "density. Exact for symbols; a sum over counts; quadrature in one dimension; else the mean of |p-q|/(p+q) over "
		+ "10,000 held-out genuine points and 10,000 points drawn from the model, with standard error "
		+ "below 0.004.", example = "\"total-variation\"",
		source = "Levin, Peres and Wilmer 2009, Markov Chains and Mixing Times, chapter 4")
public record TotalVariation() implements Metric {

	@Override
	public List<Need> needs() {
		return List.of(Need.PROBABILITIES, Need.FEW_DIMENSIONS);
	}

	@Override
	public double measure(View view) {
		if (!(view.truth() instanceof Discrete truth)) {
			return EvenMixture.mean(view, (posterior) -> Math.abs(2 * posterior - 1));
		}
		var model = ((Discrete) view.model()).probabilities();
		var sum = 0.0;
		for (int symbol = 0; symbol < model.length; symbol++) {
			sum += Math.abs(truth.probabilities()[symbol] - model[symbol]) / 2;
		}
		return sum;
	}

}
