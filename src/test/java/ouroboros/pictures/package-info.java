/** Drawn pictures. */
@NullMarked
package ouroboros.pictures;

import org.jspecify.annotations.NullMarked;
