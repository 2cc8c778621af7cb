package ouroboros.core.theory;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * The recursion gives the numbers of the acceptance table and of the closed forms that it
 * contains. The printed numbers come from an independent implementation and were
 * confirmed by simulation (numpy 2.4).
 */
class SecondMomentsTest {

	private static final double P = 0.3;

	/** Symbols in units of p(1-p): c = 0 for the truth, 1 for an observation. */
	private final SecondMoments moments = new SecondMoments(new Known(new double[1], 1));

	private int synthetic(Weights model, double size) {
		return this.moments.add(model, 1, 1 / size);
	}

	private double v(Weights model) {
		return this.moments.squaredMean(model);
	}

	private double heterozygosity(Weights model) {
		return P * (1 - P) * (1 - v(model));
	}

	private static Weights uniform(List<Integer> batches, IntToDoubleFunction size) {
		var sizes = IntStream.range(0, batches.size()).mapToDouble(size).toArray();
		return new Weights(batches.stream().mapToInt(Integer::intValue).toArray(), sizes)
			.times(1 / IntStream.range(0, sizes.length).mapToDouble((i) -> sizes[i]).sum());
	}

	@Test
	void theAcceptanceTable() {
		var newest = new ArrayDeque<Integer>();
		var shares = new double[] { 1, 0.6, 0.36, 0.216 };
		var genuine = this.moments.real(15);
		var models = new ArrayList<Double>();
		var model = Weights.of(genuine);
		models.add(v(model));
		for (int t = 0; t < 40; t++) {
			var fresh = this.moments.real(3);
			newest.addFirst(synthetic(model, 10 + t));
			if (newest.size() > 4) {
				newest.removeLast();
			}
			var among = uniform(List.copyOf(newest), (age) -> shares[age]);
			model = new Weights(new int[] { genuine, fresh }, new double[] { 0.2, 0.1 }).plus(among.times(0.7));
			models.add(v(model));
		}
		var generations = new int[] { 0, 1, 5, 20, 40 };
		var v = new double[] { 0.06666667, 0.10306667, 0.08199422, 0.05174388, 0.04391524 };
		var heterozygosity = new double[] { 0.196, 0.188356, 0.192781, 0.199134, 0.200778 };
		for (int i = 0; i < generations.length; i++) {
			assertThat(models.get(generations[i])).isCloseTo(v[i], within(5.1e-9));
			assertThat(P * (1 - P) * (1 - models.get(generations[i]))).isCloseTo(heterozygosity[i], within(5.1e-7));
		}
	}

	@Test
	void aSubsampleOfAPool() {
		var genuine = this.moments.real(20);
		var first = synthetic(Weights.of(genuine), 20);
		var pool = new Weights(new int[] { genuine, first }, new double[] { 0.5, 0.5 });
		var subsample = Weights.of(this.moments.add(pool, 1, (40.0 - 10) / (39 * 10)));
		var second = synthetic(subsample, 20);
		var third = synthetic(subsample, 30);
		var fresh = this.moments.real(10);
		var model = new Weights(new int[] { genuine, second, third, fresh }, new double[] { 0.1, 0.3, 0.4, 0.2 });
		assertThat(heterozygosity(model)).isCloseTo(0.192004, within(5.1e-7));
	}

	@Test
	void normalLawsOfBiasedSamples() {
		var bias = 0.9;
		var genuine = this.moments.real(15);
		var model = Weights.of(genuine);
		var newest = new ArrayDeque<Integer>();
		for (int g = 1; g <= 20; g++) {
			var square = this.moments.squaredMean(model) + bias * variance(model);
			newest.addFirst(this.moments.add(model, square, 1.0 / (9 + g)));
			if (newest.size() > 3) {
				newest.removeLast();
			}
			model = Weights.of(genuine).times(0.3).plus(uniform(List.copyOf(newest), (age) -> 1).times(0.7));
		}
		assertThat(this.moments.squaredMean(model)).isCloseTo(0.078371, within(5.1e-7));
		assertThat(variance(model)).isCloseTo(0.749697, within(5.1e-7));
	}

	private double variance(Weights model) {
		return this.moments.square(model) - this.moments.squaredMean(model);
	}

	/** A7, A8, B1. */
	@Test
	void replacement() {
		var model = Weights.of(this.moments.real(50));
		for (int fit = 2; fit <= 100; fit++) {
			var old = model.batches()[0];
			model = Weights.of(synthetic(model, 50));
			this.moments.drop(old);
		}
		assertThat(1 - v(model)).isCloseTo(Math.pow(1 - 1.0 / 50, 100), within(1e-13)).isCloseTo(0.13262, within(5e-6));
		assertThat(v(model)).isCloseTo(0.86738, within(5e-6));
		assertThat(this.moments.size()).isEqualTo(2);
	}

	/** C1, C2, C4: a pool is one batch, its oldest points joined without error. */
	@Test
	void accumulation() {
		assertThat(P * (1 - P) * accumulated((t) -> 5, 30)).isCloseTo(0.061611, within(5.1e-7));
		assertThat(P * (1 - P) * new SecondMomentsTest().accumulated((t) -> 20, 30)).isCloseTo(0.016534,
				within(5.1e-7));
		assertThat(1 - new SecondMomentsTest().accumulated((t) -> 10, 100)).isCloseTo(0.84428, within(5.1e-6));
		assertThat(1 - new SecondMomentsTest().accumulated((t) -> 32, 100)).isCloseTo(0.94968, within(5.1e-6));
		var sizes = new double[] { 30, 10, 60, 5, 100, 20 };
		assertThat(1 - new SecondMomentsTest().accumulated((t) -> sizes[t], 6)).isCloseTo(0.95178, within(5.1e-6));
		assertThat(1 - new SecondMomentsTest().accumulated((t) -> 10, 200_000)).isCloseTo(0.84343586, within(1e-6));
	}

	private double accumulated(IntToDoubleFunction size, int fits) {
		var pool = this.moments.real(size.applyAsDouble(0));
		var points = size.applyAsDouble(0);
		for (int t = 1; t < fits; t++) {
			var batch = synthetic(Weights.of(pool), size.applyAsDouble(t));
			var all = points + size.applyAsDouble(t);
			var joined = this.moments.add(
					new Weights(new int[] { pool, batch }, new double[] { points / all, size.applyAsDouble(t) / all }),
					1, 0);
			this.moments.drop(pool);
			this.moments.drop(batch);
			pool = joined;
			points = all;
		}
		return v(Weights.of(pool));
	}

	/** C5. */
	@Test
	void aBudgetOutOfEverything() {
		var batches = new ArrayList<>(List.of(this.moments.real(20)));
		var model = Weights.of(batches.getFirst());
		for (int k = 2; k <= 200; k++) {
			batches.add(synthetic(model, 20));
			var points = 20.0 * k;
			model = Weights.of(this.moments.add(uniform(batches, (i) -> 20), 1, (points - 20) / ((points - 1) * 20)));
			switch (k) {
				case 2 -> assertThat(heterozygosity(model)).isCloseTo(0.191955, within(5.1e-7));
				case 10 -> assertThat(heterozygosity(model)).isCloseTo(0.183512, within(5.1e-7));
				case 50 -> assertThat(heterozygosity(model)).isCloseTo(0.181477, within(5.1e-7));
				case 200 -> assertThat(heterozygosity(model)).isCloseTo(0.18108, within(5.1e-6));
				default -> {
				}
			}
		}
	}

	/** C6. */
	@Test
	void aWindow() {
		assertThat(windowed(1, 20, 60)).isCloseTo(0.009675, within(5.1e-7));
		assertThat(new SecondMomentsTest().windowed(3, 20, 60)).isCloseTo(0.09470, within(5.1e-6));
		assertThat(new SecondMomentsTest().windowed(5, 20, 60)).isCloseTo(0.142467, within(5.1e-7));
		var rates = new double[] { 0.447, 0.2516, 0.1117, 0.0496 };
		var windows = new int[] { 2, 3, 5, 8 };
		for (int i = 0; i < windows.length; i++) {
			var rate = Math.log(new SecondMomentsTest().windowed(windows[i], 50, 1000)
					/ new SecondMomentsTest().windowed(windows[i], 50, 1001));
			assertThat(50 * rate).isCloseTo(rates[i], within(0.003 * rates[i]));
		}
	}

	private double windowed(int window, int size, int fits) {
		var batches = new ArrayDeque<>(List.of(this.moments.real(size)));
		var model = Weights.of(batches.getFirst());
		for (int k = 2; k <= fits; k++) {
			batches.add(synthetic(model, size));
			if (batches.size() > window) {
				this.moments.drop(batches.removeFirst());
			}
			model = uniform(List.copyOf(batches), (i) -> size);
		}
		assertThat(this.moments.size()).isLessThanOrEqualTo(window + 1);
		return heterozygosity(model);
	}

	/** D1. */
	@Test
	void freshGenuinePointsBesideSyntheticOnes() {
		var cases = new double[][] { { 10, 90, 0.010553 }, { 1, 99, 0.07047 }, { 50, 50, 0.0027815 },
				{ 20, 400, 0.00525 } };
		for (var stationary : cases) {
			var genuine = stationary[0];
			var synthetic = stationary[1];
			var n = genuine + synthetic;
			var v = new SecondMomentsTest().beside(genuine, synthetic, false);
			assertThat(v).isCloseTo(n / (n * n - synthetic * synthetic + synthetic), within(1e-12));
			assertThat(P * (1 - P) * v).isCloseTo(stationary[2], within(3e-5 * stationary[2]));
		}
	}

	/** D2. */
	@Test
	void fixedGenuinePointsBesideSyntheticOnes() {
		assertThat(P * (1 - P) * beside(20, 80, true)).isCloseTo(0.014837, within(5.1e-7));
		assertThat(P * (1 - P) * new SecondMomentsTest().beside(20, 2000, true)).isCloseTo(0.015342, within(5.1e-7));
	}

	private double beside(double genuine, double synthetic, boolean fixed) {
		var real = this.moments.real(genuine);
		var model = Weights.of(real);
		for (int t = 0; t < 5000; t++) {
			var batch = synthetic(model, synthetic);
			var fresh = fixed ? real : this.moments.real(genuine);
			for (var old : model.batches()) {
				if (old != real || !fixed) {
					this.moments.drop(old);
				}
			}
			model = new Weights(new int[] { fresh, batch }, new double[] { genuine, synthetic })
				.times(1 / (genuine + synthetic));
		}
		return v(model);
	}

	/**
	 * D3: the known variance adds 1/m whatever the mean; w* is the golden ratio at N = m.
	 */
	@Test
	void theGoldenWeight() {
		var cases = new double[][] { { 100, 100, 0.0061803 }, { 100, 400, 0.0039039 }, { 50, 25, 0.014641 } };
		for (var stationary : cases) {
			var genuine = stationary[0];
			var synthetic = stationary[1];
			var c = genuine / synthetic;
			var best = (Math.sqrt(c * c + 4 * c) - c) / 2;
			assertThat(weighted(genuine, synthetic, best)).isCloseTo(stationary[2], within(6e-7))
				.isCloseTo(best / genuine, within(1e-12))
				.isLessThan(weighted(genuine, synthetic, best - 0.01))
				.isLessThan(weighted(genuine, synthetic, best + 0.01));
		}
	}

	private static double weighted(double genuine, double synthetic, double weight) {
		var moments = new SecondMoments(new Known(new double[1], 1));
		var model = Weights.of(moments.real(genuine));
		for (int t = 0; t < 2000; t++) {
			var batch = moments.add(model, moments.squaredMean(model) + 1, 1 / synthetic);
			var fresh = moments.real(genuine);
			for (var old : model.batches()) {
				moments.drop(old);
			}
			model = new Weights(new int[] { fresh, batch }, new double[] { weight, 1 - weight });
		}
		return moments.squaredMean(model);
	}

	/** D4, D5. */
	@Test
	void biasedSamplesBesideFreshOnes() {
		var cases = new double[][] { { 100, 900, 0.8, 0.356472, 0.00187716 }, { 50, 150, 0.5, 0.398175, 0.00456361 },
				{ 100, 900, 1, 0.994762, 0.00523834 } };
		for (var stationary : cases) {
			var genuine = stationary[0];
			var synthetic = stationary[1];
			var moments = new SecondMoments(new Known(new double[1], 1));
			var model = Weights.of(moments.real(genuine));
			for (int t = 0; t < 2000; t++) {
				var v = moments.squaredMean(model);
				var batch = moments.add(model, v + stationary[2] * (moments.square(model) - v), 1 / synthetic);
				var fresh = moments.real(genuine);
				for (var old : model.batches()) {
					moments.drop(old);
				}
				model = new Weights(new int[] { fresh, batch }, new double[] { genuine, synthetic })
					.times(1 / (genuine + synthetic));
			}
			var v = moments.squaredMean(model);
			assertThat(moments.square(model) - v).isCloseTo(stationary[3], within(5.1e-7));
			assertThat(v).isCloseTo(stationary[4], within(5.1e-9));
		}
	}

	/** D6. */
	@Test
	void accumulationWithAFreshShare() {
		assertThat(P * (1 - P) * accumulatedWithShare(2, 18)).isCloseTo(0.0069994, within(5.1e-8));
		assertThat(P * (1 - P) * new SecondMomentsTest().accumulatedWithShare(10, 10)).isCloseTo(0.00032882,
				within(5.1e-9));
		assertThat(P * (1 - P) * new SecondMomentsTest().accumulatedWithShare(15, 5)).isCloseTo(0.00010135,
				within(5.1e-9));
	}

	private double accumulatedWithShare(double genuine, double synthetic) {
		var n = genuine + synthetic;
		var pool = this.moments.real(n);
		for (int k = 1; k < 200; k++) {
			var batch = synthetic(Weights.of(pool), synthetic);
			var fresh = this.moments.real(genuine);
			var all = (k + 1) * n;
			var joined = this.moments.add(new Weights(new int[] { pool, batch, fresh },
					new double[] { k * n / all, synthetic / all, genuine / all }), 1, 0);
			this.moments.drop(pool);
			this.moments.drop(batch);
			this.moments.drop(fresh);
			pool = joined;
		}
		return v(Weights.of(pool));
	}

	/** F5 and M3: the uniform law as a constant, of a prior and of innovation. */
	@Test
	void uniformConstants() {
		assertThat(withConstant(50, 50 / 52.0, true)).isCloseTo(0.602362, within(5.1e-7));
		assertThat(withConstant(50, 1 - 0.02, false)).isCloseTo(0.49493, within(5.1e-6));
	}

	/**
	 * Stationary heterozygosity of a model that is a mixture of a sample and the uniform
	 * law, or of a sample of such a mixture.
	 */
	private static double withConstant(double size, double share, boolean ofModel) {
		var moments = new SecondMoments(new Known(new double[] { 0.4, 0.3, 0.2, 0.1 }, 1));
		var uniform = moments.constant(new Known(new double[] { 0.25, 0.25, 0.25, 0.25 }, 1));
		var batch = moments.real(size);
		var mixed = new Weights(new int[] { batch, uniform }, new double[] { share, 1 - share });
		for (int t = 0; t < 3000; t++) {
			var next = moments.add(mixed, 1, 1 / size);
			moments.drop(batch);
			batch = next;
			mixed = new Weights(new int[] { batch, uniform }, new double[] { share, 1 - share });
		}
		return 1 - moments.squaredMean(ofModel ? mixed : Weights.of(batch));
	}

	/** The same numbers symbol by symbol, with products of probabilities. */
	@Test
	void indicatorVectorsAgreeWithTheNormalisedForm() {
		var indicators = new SecondMoments(new Known(new double[] { P, 1 - P }, 1));
		var model = Weights.of(indicators.real(15));
		var normalised = Weights.of(this.moments.real(15));
		for (int t = 0; t < 10; t++) {
			model = Weights.of(indicators.add(model, 1, 1.0 / 7));
			normalised = Weights.of(synthetic(normalised, 7));
		}
		assertThat(1 - indicators.squaredMean(model)).isCloseTo(2 * P * (1 - P) * (1 - v(normalised)), within(1e-14));
		assertThat(indicators.squaredError(model)).isCloseTo(2 * P * (1 - P) * v(normalised), within(1e-14));
	}

}
