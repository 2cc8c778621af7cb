/** A room that breaks the rules: their negative control. */
@NullMarked
package ouroboros.architecture.wrong.pictures;

import org.jspecify.annotations.NullMarked;
