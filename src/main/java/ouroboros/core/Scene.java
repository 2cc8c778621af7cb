package ouroboros.core;

import org.apache.commons.rng.UniformRandomProvider;

import ouroboros.core.chance.Turn;
import ouroboros.core.law.Law;

/**
 * What a filter may look at.
 *
 * @param truth the genuine law
 * @param generator the law that synthetic data are drawn from; at generation 0 the truth
 * @param turn polled by whatever takes long
 * @param random the filter's own stream of this generation
 */
public record Scene(Law truth, Law generator, Turn turn, UniformRandomProvider random) {
}
