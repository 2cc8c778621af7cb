/** What happens to synthetic data before they enter the pool, one filter a file. */
@NullMarked
package ouroboros.core.curation;

import org.jspecify.annotations.NullMarked;
