/** Genuine data distributions, one file each. */
@NullMarked
package ouroboros.core.truth;

import org.jspecify.annotations.NullMarked;
