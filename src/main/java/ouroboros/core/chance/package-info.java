/**
 * Randomness as an argument: named streams of one generation, and counts drawn from them.
 * Depends on vector alone.
 */
@NullMarked
package ouroboros.core.chance;

import org.jspecify.annotations.NullMarked;
