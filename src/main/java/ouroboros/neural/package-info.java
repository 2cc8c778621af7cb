/**
 * Learners on a tensor library, and pre-trained models with their tokenizers. Depends on
 * core and the libraries for them; nothing depends on it, the catalogue and the service
 * loader find it.
 */
@NullMarked
package ouroboros.neural;

import org.jspecify.annotations.NullMarked;
