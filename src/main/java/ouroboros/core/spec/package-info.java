/**
 * How types of the spec describe themselves and refuse values. Depends on nothing here.
 */
@NullMarked
package ouroboros.core.spec;

import org.jspecify.annotations.NullMarked;
