package ouroboros.neural;

import java.io.IOException;

import org.junit.jupiter.api.Test;

import ouroboros.core.Learner;
import ouroboros.core.chance.Turn;
import ouroboros.core.data.Pictures;
import ouroboros.core.data.Training;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Estimates of what fits take outside the heap against the memory of a fresh process.
 */
class WorkingBytesTest {

	/**
	 * Numbers on the heap for a parameter: its start, work laid down, and the bytes of
	 * that.
	 */
	private static final int ON_HEAP = 9;

	@Test
	void areRightWithinAFactorOfTwo() throws IOException {
		for (var architecture : Architecture.values()) {
			var learner = learner(architecture);
			var space = pictures(architecture).space();
			var nativeBytes = learner.workingBytes(300, space) - ON_HEAP * learner.modelBytes(300, space);
			assertThat(FreshProcess.number(WorkingBytesTest.class, architecture.name())).as(architecture.name())
				.isBetween(nativeBytes / 2, 2 * nativeBytes);
		}
	}

	private static Learner learner(Architecture architecture) {
		return new VariationalAutoencoder(architecture, 20, 1, 1, 256, 1e-3, 0, false);
	}

	private static Pictures pictures(Architecture architecture) {
		var side = (architecture == Architecture.CONV) ? 28 : 140;
		return new Pictures(side, side, new float[300 * side * side]);
	}

	public static void main(String[] arguments) {
		var architecture = Architecture.valueOf(arguments[0]);
		// loads the library
		fit(Architecture.DENSE, new Pictures(4, 4, new float[16]));
		var before = Resident.now();
		fit(architecture, pictures(architecture));
		System.out.println(Resident.most() - before);
	}

	private static void fit(Architecture architecture, Pictures pictures) {
		learner(architecture).fit(Training.of(pictures), new Turn(1, 0, () -> false));
	}

}
