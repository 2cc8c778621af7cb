/** Model families and how they are fitted, one file each. */
@NullMarked
package ouroboros.core.learner;

import org.jspecify.annotations.NullMarked;
