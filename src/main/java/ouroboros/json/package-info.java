/**
 * The spec as JSON: strict parsing with pointers, sweep expansion, catalogue, JSON
 * Schema. Depends on core and Jackson.
 */
@NullMarked
package ouroboros.json;

import org.jspecify.annotations.NullMarked;
