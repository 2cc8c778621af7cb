package ouroboros.neural;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ouroboros.core.Learner;
import ouroboros.core.Metric;
import ouroboros.core.Run;
import ouroboros.core.Sampling;
import ouroboros.core.law.Law;
import ouroboros.core.metric.LatentDeviation;
import ouroboros.core.metric.Perplexity;
import ouroboros.core.regime.Regime;
import ouroboros.core.regime.Retain;
import ouroboros.core.regime.Schedule;
import ouroboros.core.truth.MarkovText;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Native memory of fifty generations is given back: that of a fresh process grows no more
 * once it has seen ten.
 */
class NativeMemoryTest {

	/** In bytes; up to six million are seen, of compiled code among others. */
	private static final double BOUND = 16e6;

	/** Not to be found by the garbage collector, which would free them. */
	private static final List<Pointer> LEAKED = new ArrayList<>();

	@ParameterizedTest
	@ValueSource(strings = { "autoencoder", "transformer" })
	void isGivenBack(String learner) throws IOException {
		assertThat(FreshProcess.number(NativeMemoryTest.class, learner)).isLessThan(BOUND);
	}

	/** The negative control: of every step one tensor stays. */
	@Test
	void aLeakIsSeen() throws IOException {
		assertThat(FreshProcess.number(NativeMemoryTest.class, "autoencoder", "leaking")).isGreaterThan(2 * BOUND);
	}

	/** Writes by how many bytes the process grows from generation 10 to 50. */
	public static void main(String[] arguments) {
		BooleanSupplier poll = (arguments.length == 1) ? () -> false : NativeMemoryTest::leak;
		var run = switch (arguments[0]) {
			case "autoencoder" ->
				run(new Spots(8), new VariationalAutoencoder(Architecture.CONV, 4, 1, 1, 32, 1e-3, 0, false),
						new LatentDeviation(50));
			case "transformer" -> run(new MarkovText(8, 1, 0.3, 16, 5).law((dataset, _) -> {
				throw new AssertionError(dataset);
			}), new Transformer(1, 2, 16, null, 1, 32, 1e-2, 0, 0, 0.1, 12, null), new Perplexity());
			default -> throw new IllegalArgumentException(arguments[0]);
		};
		var steps = run.stream(null, poll).iterator();
		var before = 0L;
		for (int generation = 0; steps.hasNext(); generation++) {
			steps.next();
			if (generation == 10) {
				before = Resident.now();
			}
		}
		System.out.println(Resident.now() - before);
	}

	private static Run run(Law truth, Learner learner, Metric metric) {
		return new Run(truth, learner, Regime.of(Schedule.of(64), null, Retain.of("replace")), Sampling.PLAIN,
				List.of(), List.of(metric), null, 50, 7);
	}

	private static boolean leak() {
		LEAKED.add(Tensors.of(new float[1000], 1000).retainReference());
		return false;
	}

}
