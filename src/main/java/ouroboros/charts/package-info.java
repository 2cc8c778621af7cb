/**
 * Charts as SVG and PNG, the same on every machine, whatever fonts it has installed.
 * Knows nothing of experiments.
 */
@NullMarked
package ouroboros.charts;

import org.jspecify.annotations.NullMarked;
