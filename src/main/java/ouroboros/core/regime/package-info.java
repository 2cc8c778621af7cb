/** What each generation is trained on. Depends on chance, data, law and spec. */
@NullMarked
package ouroboros.core.regime;

import org.jspecify.annotations.NullMarked;
