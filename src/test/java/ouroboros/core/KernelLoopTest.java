package ouroboros.core;

import org.junit.jupiter.api.Test;

import ouroboros.core.law.Kernel;
import ouroboros.core.learner.Bandwidth;
import ouroboros.core.learner.KernelDensity;
import ouroboros.core.metric.Variance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * The variance of kernel density estimates that are fitted again and again to samples of
 * their own: it grows. False-alarm rate of each check 6e-5.
 */
class KernelLoopTest {

	private static final int SIZE = 50;

	private static final double KEPT = 1 - 1.0 / SIZE;

	private static Replicates run(KernelDensity learner, int dimension, int replicates, int... fits) {
		return Replicates.of(Loops.run(Loops.standardNormal(dimension), learner, Loops.replace(SIZE),
				fits[fits.length - 1], new Variance()), replicates, fits);
	}

	/**
	 * G1: of the points' variance after that many generations, with a kernel of variance
	 * {@code kernel}.
	 */
	private static double points(int generation, double kernel) {
		var variance = KEPT;
		for (int t = 0; t < generation; t++) {
			variance = KEPT * (variance + kernel);
		}
		return variance;
	}

	/** G1: the model of generation t is fit t+1, its variance that of its points + h². */
	@Test
	void aFixedBandwidthDiffuses() {
		assertThat(points(5, 0.09)).isCloseTo(1.30955, within(5e-6));
		assertThat(points(40, 0.09)).isCloseTo(2.88125, within(1e-5));
		var gaussian = run(new KernelDensity(new Bandwidth.Fixed(0.3), Kernel.GAUSSIAN), 1, 8000, 5, 6, 7);
		gaussian.mean(6, 0).shows(points(5, 0.09) + 0.09);
		gaussian.mean(5, 0).rejects(points(5, 0.09) + 0.09);
		gaussian.mean(7, 0).rejects(points(5, 0.09) + 0.09);
		gaussian.mean(6, 0).rejects(points(5, 0.09));
		var later = run(new KernelDensity(new Bandwidth.Fixed(0.3), Kernel.GAUSSIAN), 1, 3000, 41);
		later.mean(41, 0).shows(points(40, 0.09) + 0.09);
		later.mean(41, 0).rejects(points(30, 0.09) + 0.09);
		// the limit, far away yet
		later.mean(41, 0).rejects(SIZE * 0.09);
	}

	/** The same with the variance h²/(d+2) of the uniform law on a ball. */
	@Test
	void aTophatDiffusesLess() {
		var line = run(new KernelDensity(new Bandwidth.Fixed(0.6), Kernel.TOPHAT), 1, 5000, 11);
		line.mean(11, 0).shows(points(10, 0.12) + 0.12);
		line.mean(11, 0).rejects(points(10, 0.36) + 0.36);
		line.mean(11, 0).rejects(points(10, 0.09) + 0.09);
		var plane = run(new KernelDensity(new Bandwidth.Fixed(0.6), Kernel.TOPHAT), 2, 5000, 11).mean(11, 0).times(0.5);
		plane.shows(points(10, 0.09) + 0.09);
		plane.rejects(points(10, 0.12) + 0.12);
	}

	/** G2: a bandwidth in units of the points' deviation multiplies their variance. */
	@Test
	void aRelativeBandwidthExplodes() {
		for (var rule : new Bandwidth[] { new Bandwidth.Scott(1.06), new Bandwidth.Silverman(1) }) {
			var relative = Math.pow(rule.of(1, SIZE, 1), 2);
			var factor = KEPT * (1 + relative);
			var runs = run(new KernelDensity(rule, Kernel.GAUSSIAN), 1, 9000, 10, 11, 12);
			var theory = KEPT * Math.pow(factor, 10) * (1 + relative);
			runs.mean(11, 0).shows(theory);
			runs.mean(10, 0).rejects(theory);
			runs.mean(12, 0).rejects(theory);
			// the divisor n-1 in the bandwidth
			runs.mean(11, 0).rejects(KEPT * Math.pow(KEPT * (1 + relative / KEPT), 10) * (1 + relative / KEPT));
		}
		var c = 1.06 * Math.pow(SIZE, -0.2);
		assertThat(new Bandwidth.Scott(1.06).of(1, SIZE, 1)).isCloseTo(c, within(1e-15));
		assertThat(KEPT * Math.pow(KEPT * (1 + c * c), 10)).isCloseTo(6.608, within(5e-4));
		assertThat(new Bandwidth.Silverman(1).of(1, SIZE, 1)).isCloseTo(Math.pow(4 / 3.0, 0.2) * Math.pow(SIZE, -0.2),
				within(1e-15));
	}

}
