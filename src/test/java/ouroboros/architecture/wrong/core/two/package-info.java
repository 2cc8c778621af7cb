/** A room that breaks the rules: their negative control. */
@NullMarked
package ouroboros.architecture.wrong.core.two;

import org.jspecify.annotations.NullMarked;
