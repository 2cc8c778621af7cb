/** A room that breaks the rules: their negative control. */
@NullMarked
package ouroboros.architecture.wrong.core.one;

import org.jspecify.annotations.NullMarked;
