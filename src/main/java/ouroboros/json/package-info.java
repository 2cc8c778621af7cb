/**
 * The spec as JSON: strict parsing with pointers, sweep expansion, catalogue, JSON
 * Schema; and the state of a run as bytes. Depends on core, Jackson and Spring's class
 * path scanning.
 */
@NullMarked
package ouroboros.json;

import org.jspecify.annotations.NullMarked;
