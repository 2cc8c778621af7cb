package ouroboros.core.metric;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import ouroboros.core.data.Points;
import ouroboros.core.law.Normal;
import ouroboros.core.law.NormalMixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Modes of a mixture: effective, lost, merged. */
class ModesTest {

	private static double[] at(double weight, double mean, double deviation) {
		return new double[] { weight, mean, deviation };
	}

	@Test
	void areAllThereUnderTheTruth() {
		var truth = Views.mixture(at(0.25, -9, 1), at(0.25, -3, 1), at(0.25, 3, 1), at(0.25, 9, 1));
		var view = Views.of(truth, truth);
		// shares p̂ of n draws: E Σp̂² = Σp² + (1-Σp²)/n
		assertThat(new EffectiveModes().measure(view)).isCloseTo(4, within(0.02));
		assertThat(new ModesLost(0.1).measure(view)).isZero();
		assertThat(new ModesMerged().measure(view)).isZero();
	}

	@Test
	void areLostBelowTheThreshold() {
		var truth = Views.mixture(at(0.5, -9, 1), at(0.4, 0, 1), at(0.1, 9, 1));
		var model = Views.mixture(at(0.97, -9, 1), at(0.03, 0, 1));
		var view = Views.of(truth, model);
		assertThat(new ModesLost(0.1).measure(view)).isEqualTo(2);
		assertThat(new ModesLost(0.01).measure(view)).isEqualTo(1);
		assertThat(new EffectiveModes().measure(view)).isCloseTo(1 / (0.97 * 0.97 + 0.03 * 0.03), within(0.02));
	}

	/** Also where the coordinate that tells them apart is the other's neighbour. */
	@Test
	void areToldByWholePoints() {
		var points = new double[20_000];
		for (int row = 0; row < 10_000; row++) {
			points[2 * row] = (row % 4 == 0) ? -2 : 2;
			points[2 * row + 1] = -3 * points[2 * row];
		}
		var view = Views.of(Views.twoModes(), new Views.Fixed(new Points(2, points)));
		assertThat(new EffectiveModes().measure(view)).isCloseTo(1 / (0.25 * 0.25 + 0.75 * 0.75), within(1e-12));
	}

	/** 4% of the draws are above a tenth of the genuine 10%, but below a tenth of 50%. */
	@Test
	void areLostRelativeToTheirGenuineWeight() {
		var model = Views.mixture(at(0.04, -9, 1), at(0.92, 0, 1), at(0.04, 9, 1));
		assertThat(new ModesLost(0.1)
			.measure(Views.of(Views.mixture(at(0.5, -9, 1), at(0.4, 0, 1), at(0.1, 9, 1)), model))).isEqualTo(1);
	}

	@Test
	void areMergedByOneBlob() {
		var truth = Views.mixture(at(0.25, -9, 1), at(0.25, -3, 1), at(0.25, 3, 1), at(0.25, 9, 1));
		assertThat(new ModesMerged().measure(Views.of(truth, Normal.of(0, 46)))).isEqualTo(6);
		// only the middle valley is left: the pairs within each half are merged
		assertThat(new ModesMerged().measure(Views.of(truth, Views.mixture(at(0.5, -6, 3), at(0.5, 6, 3)))))
			.isEqualTo(2);
	}

	/**
	 * Two standard normal laws with means ±a have one mode for a ≤ 1 (f''(0) has the sign
	 * of a²-1), which is no valley under the truth to be lost.
	 */
	@Test
	void areNotMergedWhereTheTruthHasNoValley() {
		var truth = Views.mixture(at(0.5, -0.9, 1), at(0.5, 0.9, 1));
		assertThat(new ModesMerged().measure(Views.of(truth, Normal.of(0, 1.81)))).isZero();
	}

	/**
	 * Between modes at ±a the density falls to 2exp(-a²/2)/(1+exp(-2a²)) of that at ±a:
	 * 0.964 for a = 1.15, which is too shallow for a valley, 0.922 for a = 1.2.
	 */
	@Test
	void areApartOnlyByAValleyOfSomeDepth() {
		assertThat(new ModesMerged()
			.measure(Views.of(Views.mixture(at(0.5, -1.15, 1), at(0.5, 1.15, 1)), Normal.of(0, 2.3)))).isZero();
		assertThat(new ModesMerged()
			.measure(Views.of(Views.mixture(at(0.5, -1.2, 1), at(0.5, 1.2, 1)), Normal.of(0, 2.4)))).isEqualTo(1);
	}

	@Test
	void areComparedUpToAHundred() {
		for (int modes : new int[] { 100, 101 }) {
			var truth = Views
				.mixture(IntStream.range(0, modes).mapToObj((k) -> at(1.0 / modes, k, 1)).toArray(double[][]::new));
			var unmet = new ModesMerged().needs()
				.stream()
				.filter((need) -> need.unmet(truth, NormalMixture.class) != null)
				.count();
			assertThat(unmet).isEqualTo(modes - 100);
		}
	}

	@Test
	void areNeitherMergedNorApartUnderAPoint() {
		assertThat(new ModesMerged().measure(Views.of(Views.twoModes(), new Normal(new double[2], new double[2][2]))))
			.isNaN();
		var point = Views.of(Views.twoModes(), new Normal(new double[] { -2, 0 }, new double[2][2]));
		assertThat(new ModesLost(0.1).measure(point)).isEqualTo(1);
		assertThat(new EffectiveModes().measure(point)).isEqualTo(1);
	}

}
