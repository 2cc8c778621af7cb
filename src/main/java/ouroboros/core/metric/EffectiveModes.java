package ouroboros.core.metric;

import java.util.List;

import ouroboros.core.Metric;
import ouroboros.core.Need;
import ouroboros.core.View;
import ouroboros.core.law.Discrete;
import ouroboros.core.spec.About;

/** Number of equally frequent modes as diverse as the model. */
@About(value = "1/Σq²: of the model's probabilities for symbols (1 to K); for vectors of the shares q of the "
		+ "genuine components, each point drawn from the model counting for the component most responsible "
		+ "for it, over 10,000 points (1 to the number of components). The number of equally frequent "
		+ "symbols or modes with the same probability that two draws agree.", example = "\"effective-modes\"",
		source = "Hill 1973, doi:10.2307/1934352 (order 2)")
public record EffectiveModes() implements Metric {

	@Override
	public List<Need> needs() {
		return List.of(Need.either(Need.SYMBOLS, Need.TRUTH_MODES), Need.FEW_DIMENSIONS);
	}

	@Override
	public double measure(View view) {
		var shares = (view.model() instanceof Discrete(double[] probabilities)) ? probabilities
				: view.shared(new ModeShares());
		var squares = 0.0;
		for (var share : shares) {
			squares += share * share;
		}
		return 1 / squares;
	}

}
