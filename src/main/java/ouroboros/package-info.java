/**
 * The service: {@code Application} starts it; the rooms are core, neural, json, jobs and
 * web.
 */
@NullMarked
package ouroboros;

import org.jspecify.annotations.NullMarked;
