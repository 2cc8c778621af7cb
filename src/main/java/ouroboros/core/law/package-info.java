/** Probability laws, true or fitted, as values. Depends on data. */
@NullMarked
package ouroboros.core.law;

import org.jspecify.annotations.NullMarked;
