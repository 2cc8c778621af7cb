package ouroboros.core.verdict;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.Test;

import ouroboros.core.Metric;
import ouroboros.core.metric.JensenShannon;
import ouroboros.core.metric.KlDivergence;
import ouroboros.core.metric.MaximumMeanDiscrepancy;
import ouroboros.core.metric.Mean;
import ouroboros.core.metric.MeanShift;
import ouroboros.core.metric.NegativeLogLikelihood;
import ouroboros.core.metric.TestError;
import ouroboros.core.metric.TotalVariation;
import ouroboros.core.metric.Variance;
import ouroboros.core.metric.Wasserstein1;
import ouroboros.core.metric.Wasserstein2Squared;
import ouroboros.core.theory.Setting;
import ouroboros.core.theory.Settings;
import ouroboros.core.theory.Statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class RiskTest {

	/** From the least preferred metric to the most preferred one. */
	private static final List<Metric> ORDER = List.of(new Variance(), new Mean(), new MeanShift(),
			new MaximumMeanDiscrepancy(1000), new JensenShannon(), new TotalVariation(), new Wasserstein1(),
			new NegativeLogLikelihood(), new KlDivergence(), new Wasserstein2Squared());

	private static final String LINE = """
			"truth":{"type":"gaussian","mean":[3],"covariance":[[2]]},"learner":{"type":"gaussian"},"generations":1,
			"regime":{"samples":10},"metrics":["variance","mean","mean-shift","maximum-mean-discrepancy",
			"jensen-shannon","total-variation","wasserstein1","negative-log-likelihood","kl-divergence",
			"wasserstein2-squared"]""";

	private static final String CLASSES = """
			"truth":{"type":"two-class","dimension":2,"separation":3},"learner":{"type":"logistic-regression"},
			"generations":1,"regime":{"samples":10},"metrics":["test-error"]""";

	private static Risk risk(Recorded recorded) {
		return Objects.requireNonNull(Risk.of(recorded));
	}

	private static Risk unbounded(Recorded recorded) {
		return Objects.requireNonNull(Risk.unbounded(recorded));
	}

	/** The first metrics of the list, of which generation 0 has one value each. */
	private static Synthetic first(int count, double value) {
		var values = new LinkedHashMap<Metric, double[][]>();
		ORDER.subList(0, count).forEach((metric) -> values.put(metric, new double[][] { { value, 7 }, { value, 8 } }));
		return Synthetic.of(LINE, values);
	}

	@Test
	void isTheMostPreferredMetric() {
		assertThat(Risk.of(first(1, 1))).isNull();
		for (int count = 2; count <= ORDER.size(); count++) {
			assertThat(risk(first(count, 1)).metric()).isEqualTo(ORDER.get(count - 1));
		}
	}

	@Test
	void isFiniteAtGeneration0() {
		for (double value : new double[] { Double.NaN, Double.POSITIVE_INFINITY }) {
			assertThat(Risk.of(first(ORDER.size(), value))).isNull();
			var some = first(ORDER.size(), value);
			some.values().put(new TotalVariation(), new double[][] { { 1, 1 }, { 1, 1 } });
			assertThat(risk(some).metric()).isEqualTo(new TotalVariation());
		}
	}

	@Test
	void hasNoBoundWhereThatIsAskedFor() {
		var unbounded = new ArrayList<Metric>();
		for (int count = 2; count <= ORDER.size(); count++) {
			unbounded.add(unbounded(first(count, 1)).metric());
		}
		assertThat(unbounded).containsExactly(new Mean(), new MeanShift(), new MeanShift(), new MeanShift(),
				new MeanShift(), new Wasserstein1(), new NegativeLogLikelihood(), new KlDivergence(),
				new Wasserstein2Squared());
		var values = new LinkedHashMap<Metric, double[][]>();
		values.put(new TestError(), new double[][] { { 0.1, 0.2 }, { 0.1, 0.2 } });
		assertThat(risk(Synthetic.of(CLASSES, values)).metric()).isEqualTo(new TestError());
		assertThat(Risk.unbounded(Synthetic.of(CLASSES, values))).isNull();
		var numbers = CLASSES.replace("two-class", "linear")
			.replace(",\"separation\":3", "")
			.replace("logistic", "linear");
		assertThat(unbounded(Synthetic.of(numbers, values)).metric()).isEqualTo(new TestError());
	}

	/** Of the mean of a model its squared distance from 3. */
	@Test
	void isAMeanOfSquaresWhereItHasASign() {
		var mean = risk(first(2, 1));
		assertThat(mean.statistic()).isEqualTo(Statistic.meanSquareAbout(3));
		assertThat(mean.series(first(2, 1)).get(0).mean()).isEqualTo(4);
		assertThat(mean.series(first(2, 1)).get(1).mean()).isEqualTo((16 + 25) / 2.0);
		assertThat(mean.changes(first(2, 1), 0).get(1).mean()).isEqualTo((12 + 21) / 2.0);
		assertThat(risk(first(3, 1)).statistic()).isEqualTo(Statistic.MEAN);
	}

	private static double trivial(Metric metric, Setting setting) {
		return new Risk(metric, Statistic.MEAN).trivial(setting);
	}

	/** |(0.4, 0.3, 0.2, 0.1) - 1/4| is 0.4 in sum; a model of weights 0 errs by |w|². */
	@Test
	void isKnownOfTrivialModels() {
		var symbols = Settings.of("""
				"truth":{"type":"categorical","probabilities":[0.4,0.3,0.2,0.1]},"learner":{"type":"categorical"},
				"generations":1,"regime":{"samples":10}""");
		assertThat(trivial(new TotalVariation(), symbols)).isCloseTo(0.2, within(1e-15));
		assertThat(trivial(new NegativeLogLikelihood(), symbols)).isCloseTo(Math.log(4), within(1e-15));
		var numbers = Settings.of("""
				"truth":{"type":"linear","dimension":3},"learner":{"type":"linear-regression"},
				"generations":1,"regime":{"samples":10}""");
		assertThat(trivial(new TestError(), numbers)).isCloseTo(1, within(1e-15));
		assertThat(trivial(new TestError(), Settings.of(CLASSES))).isEqualTo(0.5);
	}

	/** The genuine mean as a point, whose distance is the trace of the covariance. */
	@Test
	void isKnownOfThePointAtTheMean() {
		var plane = Settings.of("""
				"truth":{"type":"gaussian","mean":[3,-1],"covariance":[[2,0.5],[0.5,1]]},"generations":1,
				"learner":{"type":"gaussian"},"regime":{"samples":10}""");
		assertThat(trivial(new Wasserstein2Squared(), plane)).isCloseTo(3, within(1e-12));
		// E|x| of a normal law is √(2/π) standard deviations
		assertThat(trivial(new Wasserstein1(), Settings.of(LINE))).isCloseTo(Math.sqrt(2 * 2 / Math.PI), within(1e-6));
		assertThat(trivial(new MaximumMeanDiscrepancy(100), plane)).isBetween(0.1, 2.0);
		// infinite, and zero for want of a spread
		assertThat(trivial(new KlDivergence(), plane)).isNaN();
		assertThat(trivial(new MeanShift(), plane)).isNaN();
		assertThat(trivial(new Mean(), Settings.of(LINE))).isNaN();
	}

	@Test
	void isUnknownOfOtherTrivialModels() {
		assertThat(trivial(new KlDivergence(), Settings.of("""
				"truth":{"type":"markov-text","symbols":3,"length":20},"learner":{"type":"n-gram","order":2},
				"generations":1,"regime":{"samples":10}"""))).isNaN();
	}

	/** Ten times the perplexity is ln 10 more. */
	@Test
	void multiplies() {
		assertThat(new Risk(new Wasserstein2Squared(), Statistic.MEAN).times(2, 10)).isEqualTo(20);
		assertThat(new Risk(new NegativeLogLikelihood(), Statistic.MEAN).times(2, 10)).isEqualTo(2 + Math.log(10));
	}

}
