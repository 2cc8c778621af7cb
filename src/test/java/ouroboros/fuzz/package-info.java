/** Requests of all kinds, most of them bad, against the running service. */
@NullMarked
package ouroboros.fuzz;

import org.jspecify.annotations.NullMarked;
