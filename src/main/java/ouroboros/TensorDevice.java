package ouroboros;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

import ouroboros.jobs.WorkerSettings;
import ouroboros.neural.Cuda;

/** Puts the tensors of a worker to its device before it starts. */
@Component
@ConditionalOnBooleanProperty(name = "ouroboros.worker.enabled", matchIfMissing = true)
class TensorDevice {

	TensorDevice(WorkerSettings settings) {
		switch (settings.device()) {
			case CPU -> {
			}
			case CUDA -> Cuda.use();
		}
	}

}
