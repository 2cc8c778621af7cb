/** HTTP: resources, problems, OpenAPI. Depends on core, json, jobs and Spring MVC. */
@NullMarked
package ouroboros.web;

import org.jspecify.annotations.NullMarked;
