/** One number per generation, one file each. */
@NullMarked
package ouroboros.core.metric;

import org.jspecify.annotations.NullMarked;
