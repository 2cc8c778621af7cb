/**
 * Experiments and runs as durable jobs: persistence, leases, workers, datasets. Depends
 * on core, json, JPA, JDBC and db-scheduler.
 */
@NullMarked
package ouroboros.jobs;

import org.jspecify.annotations.NullMarked;
