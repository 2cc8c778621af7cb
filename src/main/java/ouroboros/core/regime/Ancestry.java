package ouroboros.core.regime;

import ouroboros.core.spec.About;
import ouroboros.core.spec.Field;

/**
 * The earlier models that synthetic data are drawn from.
 *
 * @param window how many of the latest models
 * @param decay weight of a model relative to the next newer one
 */
@About(value = "Each synthetic point is drawn from one of the last `window` models, by chance: from the newest with weight"
		+ " 1, from the one before with weight `decay`, then decay², and so on.",
		example = "{\"window\":3,\"decay\":0.5}", source = "Shumailov et al. 2024, mixtures over generations")
public record Ancestry(@Field(value = "number of latest models drawn from", min = 1, max = 1000) int window,
		@Field(value = "weight of a model relative to the next newer one", fallback = "1", min = 0,
				max = 1000) double decay) {
}
