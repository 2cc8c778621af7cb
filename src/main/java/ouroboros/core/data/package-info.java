/** What samples are made of. Depends on nothing else here. */
@NullMarked
package ouroboros.core.data;

import org.jspecify.annotations.NullMarked;
