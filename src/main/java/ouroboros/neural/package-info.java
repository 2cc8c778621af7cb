/**
 * Learners on a tensor library. Depends on core and that library; nothing depends on it,
 * the catalogue finds it.
 */
@NullMarked
package ouroboros.neural;

import org.jspecify.annotations.NullMarked;
