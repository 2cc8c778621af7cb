/** The definitions of collapse, each decided by numbers. */
@NullMarked
package ouroboros.core.verdict;

import org.jspecify.annotations.NullMarked;
