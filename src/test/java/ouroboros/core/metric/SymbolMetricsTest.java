package ouroboros.core.metric;

import org.junit.jupiter.api.Test;

import ouroboros.core.Sampling;
import ouroboros.core.View;
import ouroboros.core.chance.Turn;
import ouroboros.core.law.Discrete;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Metrics of laws on symbols, by sums that can be done on paper. */
class SymbolMetricsTest {

	private static final Discrete TRUTH = Views.symbols(0.5, 0.3, 0.2);

	private static final Discrete MODEL = Views.symbols(0.6, 0.4, 0);

	private static final View VIEW = Views.of(TRUTH, MODEL);

	private static double ln(double x) {
		return Math.log(x);
	}

	@Test
	void klDivergenceIsInfiniteOnceAGenuineSymbolIsLost() {
		assertThat(new KlDivergence().measure(VIEW)).isEqualTo(Double.POSITIVE_INFINITY);
		assertThat(new NegativeLogLikelihood().measure(VIEW)).isEqualTo(Double.POSITIVE_INFINITY);
		assertThat(new Perplexity().measure(VIEW)).isEqualTo(Double.POSITIVE_INFINITY);
	}

	/** 0.224466 = 0.6 ln 1.2 + 0.4 ln(4/3). */
	@Test
	void reverseKlDivergenceStaysFiniteThen() {
		assertThat(new ReverseKlDivergence().measure(VIEW)).isCloseTo(0.224466, within(5e-7))
			.isCloseTo(0.6 * ln(1.2) + 0.4 * ln(4.0 / 3), within(1e-15));
	}

	@Test
	void klDivergenceGoesFromTruthToModel() {
		var view = Views.of(MODEL, TRUTH);
		assertThat(new KlDivergence().measure(view)).isCloseTo(0.224466, within(5e-7));
		assertThat(new ReverseKlDivergence().measure(view)).isEqualTo(Double.POSITIVE_INFINITY);
	}

	@Test
	void klDivergenceSurvivesTheSmallestProbabilities() {
		var view = Views.of(Views.symbols(0.5, 0.5), Views.symbols(1, 1e-320));
		assertThat(new KlDivergence().measure(view)).isCloseTo(0.5 * ln(0.5) + 0.5 * (ln(0.5) - ln(1e-320)),
				within(1e-12));
	}

	/** Of equally probable symbols the last ones are first in the tail. */
	@Test
	void tailsEndAmongEquals() {
		assertThat(new TailMass(0.15).tail(new double[] { 0.05, 0.1, 0.1, 0.75 })).containsExactly(0, 2);
		assertThat(new TailMass(0.25).tail(new double[] { 0.05, 0.1, 0.1, 0.75 })).containsExactly(0, 1, 2);
		assertThat(new TailMass(0.2).tail(new double[] { 0.1, 0, 0.1, 0.1, 0.7 })).containsExactly(2, 3);
		assertThat(new TailMass(0.04).tail(new double[] { 0.05, 0.1, 0.1, 0.75 })).isEmpty();
	}

	@Test
	void totalVariationIsHalfTheSumOfDifferences() {
		assertThat(new TotalVariation().measure(VIEW)).isCloseTo(0.2, within(1e-15));
		assertThat(new TotalVariation().measure(Views.of(Views.symbols(1, 0), Views.symbols(0, 1)))).isEqualTo(1);
	}

	/** scipy 1.10.1: jensenshannon(p, q)**2 = 0.07517426275261803. */
	@Test
	void jensenShannonIsTheSquareInNats() {
		var byHand = 0.5 * (0.5 * ln(0.5 / 0.55) + 0.3 * ln(0.3 / 0.35) + 0.2 * ln(2))
				+ 0.5 * (0.6 * ln(0.6 / 0.55) + 0.4 * ln(0.4 / 0.35));
		assertThat(new JensenShannon().measure(VIEW)).isCloseTo(byHand, within(1e-15))
			.isCloseTo(0.07517426275261803, within(1e-15));
		assertThat(new JensenShannon().measure(Views.of(Views.symbols(1, 0), Views.symbols(0, 1)))).isCloseTo(ln(2),
				within(1e-15));
		assertThat(new JensenShannon().measure(Views.of(TRUTH, TRUTH))).isZero();
	}

	@Test
	void entropyIsOfTheModel() {
		assertThat(new Entropy().measure(VIEW)).isCloseTo(-0.6 * ln(0.6) - 0.4 * ln(0.4), within(1e-15));
		assertThat(new Entropy().measure(Views.of(TRUTH, Views.symbols(0, 1, 0)))).isZero();
		assertThat(new Entropy().measure(Views.of(TRUTH, Views.symbols(0.25, 0.25, 0.5)))).isCloseTo(1.5 * ln(2),
				within(1e-15));
	}

	@Test
	void perplexityIsTheExponentialOfTheNegativeLogLikelihood() {
		var view = Views.of(MODEL, TRUTH);
		assertThat(new NegativeLogLikelihood().measure(view)).isCloseTo(-0.6 * ln(0.5) - 0.4 * ln(0.3), within(1e-15));
		assertThat(new Perplexity().measure(view)).isCloseTo(Math.pow(0.5, -0.6) * Math.pow(0.3, -0.4), within(1e-14));
		assertThat(new Perplexity().measure(Views.of(Views.symbols(0.25, 0.25, 0.5), Views.symbols(0.25, 0.25, 0.5))))
			.isCloseTo(Math.pow(2, 1.5), within(1e-14));
	}

	@Test
	void syntheticPerplexityIsOfGeneratedSymbolsUnderTheReference() {
		var sharp = new Sampling(0, null, 1, 1, Sampling.Prompts.NONE, 1, 1, Sampling.Precision.FLOAT64,
				Sampling.Method.DRAW);
		var turn = new Turn(1, 3, () -> false);
		// at temperature 0 only the first symbol is generated, whose reference
		// probability
		// is 0.5
		assertThat(new SyntheticPerplexity(1, null)
			.measure(new View(Views.symbols(0.1, 0.9, 0), MODEL, TRUTH, sharp, turn))).isCloseTo(2, within(1e-14));
		assertThat(new SyntheticPerplexity(1, null).measure(new View(MODEL, TRUTH, MODEL, Sampling.PLAIN, turn)))
			.isEqualTo(Double.POSITIVE_INFINITY);
	}

	@Test
	void missingMassIsGenuine() {
		assertThat(new MissingMass().measure(VIEW)).isEqualTo(0.2);
		assertThat(new MissingMass().measure(Views.of(MODEL, TRUTH))).isZero();
	}

	@Test
	void hallucinatedMassIsTheModels() {
		assertThat(new HallucinatedMass(0.001).measure(VIEW)).isZero();
		assertThat(new HallucinatedMass(0.001).measure(Views.of(MODEL, TRUTH))).isEqualTo(0.2);
	}

	@Test
	void effectiveModesAndTopShareAndHeterozygosityAreOfTheModel() {
		assertThat(new EffectiveModes().measure(VIEW)).isCloseTo(1 / 0.52, within(1e-15));
		assertThat(new TopShare().measure(VIEW)).isEqualTo(0.6);
		assertThat(new Heterozygosity().measure(VIEW)).isCloseTo(0.48, within(1e-15));
		assertThat(new Support().measure(VIEW)).isEqualTo(2);
	}

	/** exp(1.0296530140645737), the entropy by numpy 1.24.2. */
	@Test
	void vendiIsOfWhatIsGenerated() {
		assertThat(new Vendi(200).measure(Views.of(MODEL, TRUTH))).isCloseTo(2.800094072853831, within(1e-14));
	}

	@Test
	void tailMassTakesTheRarestGenuineSymbolsWhileTheyFit() {
		var truth = Views.symbols(0.05, 0.6, 0, 0.05, 0.3);
		var model = Views.symbols(0.04, 0.5, 0.1, 0.01, 0.35);
		assertThat(new TailMass(0.1).measure(Views.of(truth, model))).isCloseTo(0.5, within(1e-14));
		// of the two equally rare ones the larger index
		assertThat(new TailMass(0.06).measure(Views.of(truth, model))).isCloseTo(0.2, within(1e-14));
		assertThat(new TailMass(0.4).measure(Views.of(truth, model))).isCloseTo(0.4 / 0.4, within(1e-14));
		assertThat(new TailMass(1).measure(Views.of(truth, model))).isCloseTo(0.9, within(1e-14));
	}

	@Test
	void tailMassIsUndefinedWithoutARareSymbol() {
		assertThat(new TailMass(0.1).measure(VIEW)).isNaN();
	}

	@Test
	void tailMassIsRelativeToTheTruthOfZipf() {
		var weights = new double[1000];
		for (int i = 0; i < weights.length; i++) {
			weights[i] = 1.0 / (i + 1);
		}
		var zipf = Discrete.proportionalTo(weights);
		assertThat(new TailMass(0.1).measure(Views.of(zipf, zipf))).isCloseTo(1, within(1e-12));
		var without = zipf.probabilities().clone();
		without[999] = 0;
		assertThat(new TailMass(0.1).measure(Views.of(zipf, new Discrete(without)))).isBetween(0.98, 0.9999);
	}

}
