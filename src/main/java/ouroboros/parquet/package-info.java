/**
 * Tables in the Parquet format, written as they come, in bounded memory. Knows nothing of
 * experiments.
 */
@NullMarked
package ouroboros.parquet;

import org.jspecify.annotations.NullMarked;
