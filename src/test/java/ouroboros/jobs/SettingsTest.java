package ouroboros.jobs;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.util.unit.DataSize;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Every property of the service with its default, and by its external name. */
class SettingsTest {

	@Test
	void hasTheseDefaults() throws IOException {
		assertThat(bound("ouroboros.worker", WorkerSettings.class, Map.of())).isEqualTo(new WorkerSettings(true, 0,
				Duration.ofSeconds(10), Duration.ofMillis(250), Duration.ofSeconds(10), Duration.ofMinutes(1), 32,
				Duration.ofMillis(500), Duration.ofSeconds(5), 6, Duration.ofMillis(250), Duration.ofSeconds(45),
				List.of(WorkerPool.CPU, WorkerPool.NEURAL), WorkerSettings.Device.CPU, null));
		assertThat(bound("ouroboros.limits", Limits.class, Map.of()))
			.isEqualTo(new Limits(DataSize.ofMegabytes(1), DataSize.ofMegabytes(64), DataSize.ofMegabytes(256), 10_000,
					100_000, 20_000_000, 100_000_000, DataSize.ofGigabytes(8), DataSize.ofMegabytes(512), 50_000_000,
					1000, 1_000_000, DataSize.ofGigabytes(2), 200, 1000, 1000, 100, 30));
		assertThat(bound("ouroboros.security", SecuritySettings.class, Map.of()))
			.isEqualTo(new SecuritySettings(false, false, null));
		Properties properties = PropertiesLoaderUtils.loadProperties(new ClassPathResource("application.properties"));
		assertThat(properties).contains(entry("ouroboros.data", ".ouroboros"), entry("server.address", "127.0.0.1"),
				entry("server.shutdown", "graceful"), entry("spring.datasource.hikari.maximum-pool-size", "20"));
	}

	@Test
	void bindsEveryPropertyByItsName() {
		assertThat(bound("ouroboros.worker", WorkerSettings.class,
				Map.ofEntries(entry("ouroboros.worker.enabled", "false"), entry("ouroboros.worker.threads", "3"),
						entry("ouroboros.worker.slice", "1s"), entry("ouroboros.worker.flush", "2s"),
						entry("ouroboros.worker.checkpoint", "3s"), entry("ouroboros.worker.lay", "10s"),
						entry("ouroboros.worker.tickets", "4"), entry("ouroboros.worker.poll", "5s"),
						entry("ouroboros.worker.heartbeat", "6s"), entry("ouroboros.worker.missed-heartbeats", "7"),
						entry("ouroboros.worker.watch", "8s"), entry("ouroboros.worker.shutdown", "9s"),
						entry("ouroboros.worker.pools", "gpu"), entry("ouroboros.worker.device", "cuda"),
						entry("ouroboros.worker.memory", "10B"))))
			.isEqualTo(new WorkerSettings(false, 3, Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(3),
					Duration.ofSeconds(10), 4, Duration.ofSeconds(5), Duration.ofSeconds(6), 7, Duration.ofSeconds(8),
					Duration.ofSeconds(9), List.of(WorkerPool.GPU), WorkerSettings.Device.CUDA, DataSize.ofBytes(10)));
		assertThat(bound("ouroboros.limits", Limits.class,
				Map.ofEntries(entry("ouroboros.limits.body", "1B"), entry("ouroboros.limits.upload", "2B"),
						entry("ouroboros.limits.unpacked", "3B"), entry("ouroboros.limits.sweep-points", "4"),
						entry("ouroboros.limits.runs", "5"), entry("ouroboros.limits.generations", "6"),
						entry("ouroboros.limits.replicates", "7"), entry("ouroboros.limits.statistics", "8B"),
						entry("ouroboros.limits.memory", "9B"), entry("ouroboros.limits.snapshots", "10"),
						entry("ouroboros.limits.hours", "11"), entry("ouroboros.limits.queued-runs", "12"),
						entry("ouroboros.limits.storage", "13B"), entry("ouroboros.limits.requests", "14"),
						entry("ouroboros.limits.burst", "15"), entry("ouroboros.limits.streams", "16"),
						entry("ouroboros.limits.owner-streams", "17"), entry("ouroboros.limits.failed-logins", "18"))))
			.isEqualTo(new Limits(DataSize.ofBytes(1), DataSize.ofBytes(2), DataSize.ofBytes(3), 4, 5, 6, 7,
					DataSize.ofBytes(8), DataSize.ofBytes(9), 10, 11, 12, DataSize.ofBytes(13), 14, 15, 16, 17, 18));
		assertThat(bound("ouroboros.security", SecuritySettings.class,
				Map.of("ouroboros.security.enabled", "true", "ouroboros.security.open", "true",
						"ouroboros.security.create-key", "me:read")))
			.isEqualTo(new SecuritySettings(true, true, "me:read"));
	}

	/** The bits of a result depend on the device, so that a pool has one. */
	@Test
	void aGraphicsCardHasAPoolOfItsOwn() {
		for (var wrong : List.of(Map.of("ouroboros.worker.device", "cuda"), Map.of("ouroboros.worker.pools", "cpu,gpu"),
				Map.of("ouroboros.worker.device", "cuda", "ouroboros.worker.pools", "neural,gpu"))) {
			assertThatExceptionOfType(BindException.class)
				.isThrownBy(() -> bound("ouroboros.worker", WorkerSettings.class, wrong))
				.havingRootCause()
				.withMessageContainingAll("ouroboros.worker.device=cuda", "ouroboros.worker.pools=gpu");
		}
	}

	private static <T> T bound(String prefix, Class<T> type, Map<String, String> properties) {
		return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate(prefix, type);
	}

}
