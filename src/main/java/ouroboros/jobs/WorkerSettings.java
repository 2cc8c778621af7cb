package ouroboros.jobs;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this process computes.
 *
 * @param enabled whether it computes at all
 * @param threads runs computed at once; 0 for as many as there are cores
 * @param slice how long a ticket is worked on before another one gets its turn
 * @param flush how long results wait for a transaction
 * @param checkpoint how much work a killed worker may lose
 * @param lay how much work within a generation a killed worker may lose
 * @param tickets most workers' threads that compute one experiment at once
 * @param poll how often the queue is looked at
 * @param heartbeat how often a worker says that it is alive
 * @param missedHeartbeats how many it may miss before others take over
 * @param watch how often workers look for experiments to stop
 * @param shutdown how long a stopping worker waits for its slices to end
 */
@ConfigurationProperties("ouroboros.worker")
public record WorkerSettings(@DefaultValue("true") boolean enabled, @DefaultValue("0") int threads,
		@DefaultValue("10s") Duration slice, @DefaultValue("250ms") Duration flush,
		@DefaultValue("10s") Duration checkpoint, @DefaultValue("1m") Duration lay, @DefaultValue("32") int tickets,
		@DefaultValue("500ms") Duration poll, @DefaultValue("5s") Duration heartbeat,
		@DefaultValue("6") int missedHeartbeats, @DefaultValue("250ms") Duration watch,
		@DefaultValue("45s") Duration shutdown) {

	/** Number of threads that compute. */
	public int slots() {
		return (this.threads > 0) ? this.threads : Runtime.getRuntime().availableProcessors();
	}

}
