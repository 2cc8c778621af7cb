package ouroboros.core.vector;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class MixtureBlocksTest {

	private static final int MOST = MixtureBlocks.MOST;

	private static final double[] WHITENING = { 1.3, 0, 0, -0.4, 0.9, 0, 0.2, 0.1, 2.1 };

	private static final double[] MEAN = { 0.3, -0.7, 0.5 };

	/** All that is done to a block of {@code count} vectors by EM. */
	private static final class Block {

		final double[] values;

		final double[] x = new double[MOST];

		final double[] y = new double[MOST];

		final double[] terms = new double[MOST];

		final double[] others = new double[MOST];

		final double[] largest = new double[MOST];

		final double[] sums = new double[MOST];

		final double[] differences = new double[3 * MOST];

		final double[] moments = new double[PartialSums.COUNT * MixtureBlocks.PLANE];

		double logLikelihood;

		Block(int count) {
			this.values = new SplittableRandom(count).doubles(2L * count, -4, 4).toArray();
			Arrays.fill(this.largest, Double.NEGATIVE_INFINITY);
		}

		private void weigh(MixtureBlocks blocks, int count) {
			blocks.exponential(this.terms, this.largest, count, this.sums);
			blocks.exponential(this.others, this.largest, count, this.sums);
			this.logLikelihood = blocks.normalise(this.largest, this.sums, count, 1.5);
		}

		void line(MixtureBlocks blocks, int count) {
			MixtureBlocks.column(this.values, 1, 2, 0.25, count, this.x);
			blocks.line(1.3, 0.3, -0.2, this.x, count, this.terms, this.largest);
			blocks.line(0.9, -2, 0.1, this.x, count, this.others, this.largest);
			weigh(blocks, count);
			blocks.lineMoments(this.x, 0.3, this.terms, this.sums, count, this.moments);
		}

		void plane(MixtureBlocks blocks, int count) {
			blocks.columns(this.values, 0, 0.25, -0.5, count, this.x, this.y);
			blocks.plane(new double[] { 1.3, 0, -0.4, 0.9 }, MEAN, -0.2, this.x, this.y, count, this.terms,
					this.largest);
			blocks.plane(new double[] { 30, 0, 2, 40 }, new double[] { 1, 1 }, 3, this.x, this.y, count, this.others,
					this.largest);
			weigh(blocks, count);
			blocks.planeMoments(this.x, this.y, MEAN, this.terms, this.sums, count, this.moments);
		}

		void space(MixtureBlocks blocks, int count) {
			blocks.columns(this.values, 0, 0.25, -0.5, count, this.x, this.y);
			blocks.subtract(this.x, MEAN[0], count, this.differences, 0);
			blocks.subtract(this.y, MEAN[1], count, this.differences, MOST);
			blocks.multiply(this.x, this.y, 0, count, this.others);
			blocks.subtract(this.others, MEAN[2], count, this.differences, 2 * MOST);
			blocks.space(WHITENING, false, -0.2, this.differences, 3, count, this.terms, this.largest);
			blocks.space(WHITENING, true, 0.1, this.differences, 3, count, this.others, this.largest);
			weigh(blocks, count);
			blocks.sum(this.terms, count, this.moments, 0);
			blocks.dot(this.terms, this.differences, MOST, count, this.moments, 8);
		}

		double[][] all() {
			return new double[][] { this.x, this.y, this.terms, this.others, this.largest, this.sums, this.differences,
					this.moments, { this.logLikelihood } };
		}

	}

	@FunctionalInterface
	private interface Steps {

		void take(Block block, MixtureBlocks blocks, int count);

	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 7, 8, 9, 63, 64, 100, 505, 511, 512 })
	void vectorsHaveTheBitsOfPlainNumbers(int count) {
		for (var steps : new Steps[] { Block::line, Block::plane, Block::space }) {
			var plain = new Block(count);
			steps.take(plain, new PlainMixtureBlocks(), count);
			var vectors = new Block(count);
			steps.take(vectors, new VectorMixtureBlocks(), count);
			assertThat(vectors.all()).isDeepEqualTo(plain.all());
		}
	}

	/** The control: the sum in another order has other bits. */
	@Test
	void bitsTellTheOrderOfASum() {
		var block = new Block(512);
		block.plane(MixtureBlocks.best(), 512);
		var inOrder = 0.0;
		for (int i = 0; i < 512; i++) {
			inOrder += block.terms[i] * block.sums[i] * (block.x[i] - MEAN[0]);
		}
		assertThat(PartialSums.whole(block.moments, PartialSums.COUNT)).isNotEqualTo(inOrder)
			.isCloseTo(inOrder, within(1e-10));
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 9, 505, 512 })
	void aPlaneHasTheMomentsOfItsDefinition(int count) {
		var block = new Block(count);
		block.plane(MixtureBlocks.best(), count);
		var expected = new double[MixtureBlocks.PLANE];
		var logLikelihood = new double[1];
		each(block, count, (d, densities) -> {
			var sum = densities[0] + densities[1];
			var w = 1.5 * densities[0] / sum;
			var moments = new double[] { w, w * d[0], w * d[1], w * d[0] * d[0], w * d[0] * d[1], w * d[1] * d[1] };
			Arrays.setAll(expected, (i) -> expected[i] + moments[i]);
			logLikelihood[0] += Math.log(sum);
		});
		assertThat(block.logLikelihood).isCloseTo(logLikelihood[0], within(1e-11 * count));
		for (int i = 0; i < expected.length; i++) {
			assertThat(PartialSums.whole(block.moments, i * PartialSums.COUNT)).isCloseTo(expected[i],
					within(1e-12 * count));
		}
		// the control: one vector less
		assertThat(PartialSums.whole(block.moments, 0)).isNotCloseTo(expected[0] - block.terms[0] * block.sums[0],
				within(1e-12 * count));
	}

	/** Differences from the mean and the two densities of {@code Block.plane}. */
	private static void each(Block block, int count, BiConsumer<double[], double[]> visitor) {
		for (int i = 0; i < count; i++) {
			var x = block.values[2 * i] - 0.25;
			var y = block.values[2 * i + 1] + 0.5;
			var dx = x - MEAN[0];
			var dy = y - MEAN[1];
			var first = Math.exp(-0.2 - Math.pow(1.3 * dx, 2) - Math.pow(-0.4 * dx + 0.9 * dy, 2));
			var second = Math.exp(3 - Math.pow(30 * (x - 1), 2) - Math.pow(2 * (x - 1) + 40 * (y - 1), 2));
			visitor.accept(new double[] { dx, dy }, new double[] { first, second });
		}
	}

	@Test
	void whatIsUndefinedStaysSo() {
		for (var blocks : new MixtureBlocks[] { new PlainMixtureBlocks(), new VectorMixtureBlocks() }) {
			var nowhere = new double[MOST];
			Arrays.fill(nowhere, Double.NEGATIVE_INFINITY);
			blocks.exponential(nowhere, nowhere.clone(), 8, new double[MOST]);
			assertThat(nowhere[0]).isNaN();
			var terms = new double[MOST];
			var largest = new double[MOST];
			Arrays.fill(largest, Double.NEGATIVE_INFINITY);
			blocks.line(Double.NaN, 0, 0, new double[MOST], 8, terms, largest);
			blocks.exponential(terms, largest, 8, new double[MOST]);
			assertThat(terms[0]).isNaN();
		}
	}

}
