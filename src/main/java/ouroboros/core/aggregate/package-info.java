/**
 * Statistics over replicates that depend on neither the order of the replicates nor how
 * they were shared out. Depends on nothing here.
 */
@NullMarked
package ouroboros.core.aggregate;

import org.jspecify.annotations.NullMarked;
