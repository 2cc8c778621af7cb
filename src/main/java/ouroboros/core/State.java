package ouroboros.core;

import ouroboros.core.law.Law;
import ouroboros.core.regime.Pool;

/**
 * All that is carried from one generation to the next.
 *
 * @param generation index of the generation that is done
 * @param model its model
 * @param reference the model of generation 0
 * @param pool the data that the next generation may be trained on
 */
public record State(int generation, Law model, Law reference, Pool pool) {
}
