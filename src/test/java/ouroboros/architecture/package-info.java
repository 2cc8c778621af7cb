/** The rules that keep the rooms apart. */
@NullMarked
package ouroboros.architecture;

import org.jspecify.annotations.NullMarked;
