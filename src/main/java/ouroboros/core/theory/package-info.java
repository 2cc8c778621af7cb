/** Closed forms: which specs each speaks of, what it predicts, and its source. */
@NullMarked
package ouroboros.core.theory;

import org.jspecify.annotations.NullMarked;
