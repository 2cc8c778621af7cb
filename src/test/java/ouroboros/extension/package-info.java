/** What somebody adds to the service: a learner in one file, listed nowhere. */
@NullMarked
package ouroboros.extension;

import org.jspecify.annotations.NullMarked;
