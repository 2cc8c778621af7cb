/** A room that breaks the rules: their negative control. */
@NullMarked
package ouroboros.architecture.wrong.json;

import org.jspecify.annotations.NullMarked;
