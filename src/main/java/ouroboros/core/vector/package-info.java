/**
 * Arithmetic on many numbers at once: by the vectors of the processor where the JVM has
 * {@code jdk.incubator.vector}, else one by one with the same bits.
 */
@NullMarked
package ouroboros.core.vector;

import org.jspecify.annotations.NullMarked;
