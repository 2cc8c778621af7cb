package ouroboros;

import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import ouroboros.jobs.WorkerSettings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class TensorDeviceTest {

	private static WorkerSettings settings(Map<String, String> properties) {
		return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("ouroboros.worker",
				WorkerSettings.class);
	}

	/** The libraries of the tests are the processor's. */
	@Test
	void aWorkerWithoutItsGraphicsCardDoesNotStart() {
		assertThat(new TensorDevice(settings(Map.of()))).isNotNull();
		var card = settings(Map.of("ouroboros.worker.device", "cuda", "ouroboros.worker.pools", "gpu"));
		assertThatIllegalStateException().isThrownBy(() -> new TensorDevice(card)).withMessageContaining("-Pcuda");
	}

}
