/**
 * Probability laws, true or fitted, as values. Depends on chance, data and vector.
 */
@NullMarked
package ouroboros.core.law;

import org.jspecify.annotations.NullMarked;
