package ouroboros.core;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import ouroboros.core.law.Discrete;
import ouroboros.core.learner.Categorical;
import ouroboros.core.metric.Heterozygosity;
import ouroboros.core.metric.Support;
import ouroboros.core.regime.Real;
import ouroboros.core.regime.Regime;
import ouroboros.core.regime.Retain;
import ouroboros.core.regime.Schedule;
import ouroboros.core.truth.Zipf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Relative frequencies under resampling follow the Wright-Fisher chain and its kin.
 * False-alarm rate of each check 6e-5.
 */
class CategoricalLoopTest {

	private static final Categorical FREQUENCIES = new Categorical(0);

	private static final Discrete ZIPF = new Zipf(1000, 1, 0).law(Loops.NO_DATA);

	/** Mass that the model gives to the ranks above 500. */
	private record MassBeyondRank() implements Metric {

		@Override
		public List<Need> needs() {
			return List.of(Need.SYMBOLS);
		}

		@Override
		public double measure(View view) {
			return tail((Discrete) view.model());
		}

		static double tail(Discrete law) {
			var sum = 0.0;
			for (int symbol = 500; symbol < law.probabilities().length; symbol++) {
				sum += law.probabilities()[symbol];
			}
			return sum;
		}

	}

	/** Squared distance of the first symbol's probability from the truth's. */
	private record SquaredError() implements Metric {

		@Override
		public List<Need> needs() {
			return List.of(Need.SYMBOLS);
		}

		@Override
		public double measure(View view) {
			var error = ((Discrete) view.model()).probabilities()[0] - ((Discrete) view.truth()).probabilities()[0];
			return error * error;
		}

	}

	/** Numbers 24, 26 and 27 at M = 1000. */
	@Test
	void survivorsOfALargeSample() {
		assertThat(MassBeyondRank.tail(ZIPF)).isCloseTo(0.09253, within(5e-6));
		var runs = Replicates.of(Loops.run(ZIPF, FREQUENCIES, Loops.replace(1000), 100, new Support(),
				new Heterozygosity(), new MassBeyondRank()), 2000, 1, 9, 10, 100);
		runs.mean(1, 0).shows(333.747, 1.0);
		runs.mean(10, 0).shows(96.478, 0.6);
		runs.mean(100, 0).shows(16.421, 0.23);
		for (int fit : new int[] { 1, 10, 100 }) {
			runs.mean(fit, 1).shows(0.9706609 * Math.pow(1 - 1.0 / 1000, fit));
			runs.mean(fit, 2).shows(0.09253);
		}
		runs.mean(10, 2).shows(0.09253, 0.0025);
		runs.mean(9, 0).rejects(96.478);
		runs.mean(100, 1).rejects(0.9706609 * Math.pow(1 - 1.0 / 1000, 50));
	}

	/** Smoothing brings symbols back: survivors and tail mass would show it. */
	@Test
	void survivorsOfALargeSampleTellASmoothedModel() {
		var runs = Replicates.of(Loops.run(ZIPF, new Categorical(0.01), Loops.replace(1000), 10, new Support(),
				new Heterozygosity(), new MassBeyondRank()), 500, 10);
		runs.mean(10, 0).rejects(96.478);
		runs.mean(10, 2).rejects(0.09253);
	}

	/** Numbers 25, 26 and 27 at M = 100. */
	@Test
	void survivorsOfASmallSample() {
		var runs = Replicates.of(Loops.run(ZIPF, FREQUENCIES, Loops.replace(100), 100, new Support(),
				new Heterozygosity(), new MassBeyondRank()), 2000, 1, 9, 10, 11, 100);
		runs.mean(1, 0).shows(62.962, 0.41);
		runs.mean(10, 0).shows(14.729, 0.21);
		runs.mean(100, 0).shows(2.270, 0.07);
		runs.mean(9, 0).rejects(14.729);
		runs.mean(11, 0).rejects(14.729);
		runs.mean(10, 1).shows(0.87785, 0.0032);
		runs.mean(100, 1).shows(0.35529, 0.020);
		runs.mean(9, 1).rejects(0.87785);
		runs.mean(11, 1).rejects(0.87785);
		runs.mean(10, 2).shows(0.09253);
		runs.mean(100, 2).shows(0.09253);
	}

	/** Number 28: each run ends at a symbol with its true probability. */
	@Test
	void fixationProbabilityIsTheTrueProbability() {
		var truth = new Discrete(new double[] { 0.6, 0.3, 0.1 });
		var replicates = 20_000;
		var run = Loops.run(truth, FREQUENCIES, Loops.replace(100), 10_000, new Support());
		var last = IntStream.range(0, replicates).parallel().map((replicate) -> {
			var model = Replicates.replicate(run, replicates + replicate)
				.stream(null, () -> false)
				.filter((step) -> step.generation().metrics()[0] == 1)
				.findFirst()
				.orElseThrow()
				.state()
				.model();
			var symbol = 0;
			while (((Discrete) model).probabilities()[symbol] == 0) {
				symbol++;
			}
			return symbol;
		}).toArray();
		for (int symbol = 0; symbol < 3; symbol++) {
			var it = symbol;
			var share = Estimate.mean(Arrays.stream(last).mapToDouble((end) -> (end == it) ? 1 : 0).toArray());
			share.shows(truth.probabilities()[symbol], new double[] { 0.014, 0.013, 0.0085 }[symbol]);
			share.rejects(1.0 / 3);
		}
	}

	/** C1: all points so far, 30 fits. */
	@Test
	void accumulation() {
		accumulated(5, Loops.ACCUMULATE, 30).shows(0.061611);
		accumulated(5, Loops.REPLACE, 30).rejects(0.061611);
		accumulated(20, Loops.ACCUMULATE, 30).shows(0.016534);
		accumulated(19, Loops.ACCUMULATE, 30).rejects(0.016534);
		accumulated(20, Loops.REPLACE, 30).rejects(0.016534);
	}

	private static Estimate accumulated(int samples, Retain retain, int fits) {
		return error(Loops.regime(Schedule.of(samples), null, retain), fits, 60_000);
	}

	private static Estimate error(Regime regime, int fits, int replicates) {
		var truth = new Discrete(new double[] { 0.3, 0.7 });
		return Replicates.of(Loops.run(truth, FREQUENCIES, regime, fits, new SquaredError()), replicates, fits)
			.mean(fits, 0);
	}

	/** D1: fresh genuine points beside the new ones, in the stationary state. */
	@Test
	void freshGenuinePointsBesideSyntheticOnes() {
		beside(10, 90, Real.Source.FRESH, 40, 20_000).shows(0.010553);
		beside(1, 99, Real.Source.FRESH, 400, 2000).shows(0.07047);
		beside(50, 50, Real.Source.FRESH, 15, 40_000).shows(0.0027815);
		beside(20, 400, Real.Source.FRESH, 70, 5000).shows(0.00525);
		beside(10, 90, Real.Source.FIXED, 40, 8000).rejects(0.010553);
		beside(90, 10, Real.Source.FRESH, 40, 8000).rejects(0.010553);
		// nine and eleven points in place of ten
		beside(9, 90, Real.Source.FRESH, 40, 20_000).rejects(0.010553);
		beside(11, 90, Real.Source.FRESH, 40, 20_000).rejects(0.010553);
	}

	/** D2: generation 0's points beside the new ones, in the stationary state. */
	@Test
	void fixedGenuinePointsBesideSyntheticOnes() {
		beside(20, 80, Real.Source.FIXED, 20, 20_000).shows(0.014837);
		beside(20, 2000, Real.Source.FIXED, 300, 500).shows(0.015342);
		beside(20, 80, Real.Source.FRESH, 20, 4000).rejects(0.014837);
		// all of the genuine points in the first fit, as many as there are new ones
		error(Loops.regime(Schedule.of(80), Loops.count(80, Real.Source.FIXED), Loops.REPLACE), 40, 8000)
			.rejects(0.014837);
	}

	/** The first generation has the genuine points alone. */
	private static Estimate beside(int genuine, int synthetic, Real.Source source, int fits, int replicates) {
		return error(Loops.regime(new Schedule.List(new double[] { genuine, synthetic }), Loops.count(genuine, source),
				Loops.REPLACE), fits, replicates);
	}

}
