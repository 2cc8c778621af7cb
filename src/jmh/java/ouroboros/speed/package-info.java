/** What the service computes, timed beside what a user would use instead. */
@NullMarked
package ouroboros.speed;

import org.jspecify.annotations.NullMarked;
