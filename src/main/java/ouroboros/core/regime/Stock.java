package ouroboros.core.regime;

import ouroboros.core.spec.About;
import ouroboros.core.spec.Field;

/**
 * A finite stock of genuine data.
 *
 * @param size number of points in it
 * @param replacement whether points go back
 */
@About(value = "A finite stock of genuine data, generation 0's points the first of it. Without replacement later"
		+ " generations take the next ones until none are left, and synthetic points take their place; with"
		+ " replacement each takes any of the stock.", example = "{\"size\":10000,\"replacement\":false}")
public record Stock(
		@Field(value = "number of points, generation 0's included", min = 1, max = Regime.MAX_SAMPLES) int size,
		@Field(value = "whether points are drawn with replacement", fallback = "false") boolean replacement) {
}
