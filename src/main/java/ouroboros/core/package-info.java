/**
 * The experiment itself, pure: specs, runs, generations and the open interfaces. Depends
 * on java.* and numeric libraries alone.
 */
@NullMarked
package ouroboros.core;

import org.jspecify.annotations.NullMarked;
