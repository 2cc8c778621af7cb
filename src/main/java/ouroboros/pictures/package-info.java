/**
 * Pictures that are drawn rather than uploaded. Depends on core and a reader of fonts;
 * nothing depends on it, the catalogue finds it.
 */
@NullMarked
package ouroboros.pictures;

import org.jspecify.annotations.NullMarked;
