package ouroboros.core;

import java.util.List;

import ouroboros.core.law.Law;
import ouroboros.core.regime.Pool;

/**
 * All that is carried from one generation to the next.
 *
 * @param generation index of the generation that is done
 * @param model its model
 * @param earlier the models before it that synthetic data are still drawn from, newest
 * first
 * @param reference the model of generation 0
 * @param pool the data that the next generation may be trained on
 */
public record State(int generation, Law model, List<Law> earlier, Law reference, Pool pool) {
}
