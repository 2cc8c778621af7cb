package ouroboros.jobs;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

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
 * @param pools which work it takes
 * @param device what it computes tensors on
 * @param memory most memory of the runs computed at once, by estimate; null for 60 % of
 * what the heap may grow to
 */
@ConfigurationProperties("ouroboros.worker")
public record WorkerSettings(@DefaultValue("true") boolean enabled, @DefaultValue("0") int threads,
		@DefaultValue("10s") Duration slice, @DefaultValue("250ms") Duration flush,
		@DefaultValue("10s") Duration checkpoint, @DefaultValue("1m") Duration lay, @DefaultValue("32") int tickets,
		@DefaultValue("500ms") Duration poll, @DefaultValue("5s") Duration heartbeat,
		@DefaultValue("6") int missedHeartbeats, @DefaultValue("250ms") Duration watch,
		@DefaultValue("45s") Duration shutdown, @DefaultValue( {
				"cpu", "neural" }) List<WorkerPool> pools,
		@DefaultValue("cpu") Device device, @Nullable DataSize memory){

	private static final double HEAP_SHARE = 0.6;

	/** What tensors are computed on. */
	public enum Device {

		/** The processor. */
		CPU,
		/** A graphics card. */
		CUDA

	}

	/** A device has a pool of its own, since the bits of a result depend on it. */
	public WorkerSettings {
		if ((device == Device.CUDA) ? !pools.equals(List.of(WorkerPool.GPU)) : pools.contains(WorkerPool.GPU)) {
			throw new IllegalArgumentException(("ouroboros.worker.device=cuda goes with ouroboros.worker.pools=gpu,"
					+ " and with no other; they are %s and %s")
				.formatted(device, pools));
		}
	}

	/** Number of threads that compute. */
	public int slots() {
		return (this.threads > 0) ? this.threads : Runtime.getRuntime().availableProcessors();
	}

	/** Most memory of the runs computed at once, in bytes by estimate. */
	long memoryBytes() {
		return (this.memory != null) ? this.memory.toBytes() : (long) (HEAP_SHARE * Runtime.getRuntime().maxMemory());
	}

}
