/** Rooms that break every rule: the rules' negative control. */
@NullMarked
package ouroboros.architecture.wrong;

import org.jspecify.annotations.NullMarked;
