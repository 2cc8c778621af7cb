/**
 * Probability laws, true or fitted, as values. Depends on chance and data.
 */
@NullMarked
package ouroboros.core.law;

import org.jspecify.annotations.NullMarked;
