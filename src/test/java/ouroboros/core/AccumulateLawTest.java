package ouroboros.core;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import ouroboros.core.metric.KlDivergence;
import ouroboros.core.metric.MeanShift;
import ouroboros.core.metric.NegativeLogLikelihood;
import ouroboros.core.metric.ReconstructionError;
import ouroboros.core.metric.TestError;
import ouroboros.core.metric.TotalVariation;
import ouroboros.core.regime.Retain;
import ouroboros.core.regime.Schedule;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Accumulating loses no more in expectation than replacing, whatever is learnt: errors of
 * fits add up as Σ 1 under replace and as Σ 1/i² under accumulate (Gerstgrasser et al.
 * 2024; Dey and Donoho 2024, for exponential families and maximum likelihood). Of paired
 * chains the mean difference is above -4 standard errors: a false alarm of 3e-5 for each
 * pair of learner and truth, of 2e-3 for all of them, and none for fixed seeds until
 * draws change.
 */
class AccumulateLawTest {

	private static final int SAMPLES = 40;

	private static final int FITS = 6;

	private static final int REPLICATES = 120;

	/** Of learners that take long. */
	private static final int FEWER = 40;

	private static final double LIMIT = 4;

	/**
	 * What a fit loses, 0 or least at the truth; the first that can be answered counts.
	 */
	private static final List<Metric> LOSSES = List.of(new TestError(), new MeanShift(), new TotalVariation(),
			new KlDivergence(), new NegativeLogLikelihood(), new ReconstructionError(100));

	/** How many standard errors more the one regime loses than the other. */
	private static double z(Subject subject, Retain more, Retain less) {
		var excess = losses(subject, more);
		var others = losses(subject, less);
		for (int replicate = 0; replicate < excess.length; replicate++) {
			excess[replicate] -= others[replicate];
		}
		return Estimate.mean(excess).z(0);
	}

	private static double[] losses(Subject subject, Retain retain) {
		var loss = LOSSES.stream()
			.filter(subject::answers)
			.findFirst()
			.orElseThrow(() -> new AssertionError("say here what " + subject + " loses"));
		var regime = Loops.regime(Schedule.of(SAMPLES), null, retain);
		return Replicates
			.of(Loops.run(subject.truth(), subject.learner(), regime, FITS, loss),
					subject.isSlow() ? FEWER : REPLICATES, FITS)
			.values(FITS, 0)
			.clone();
	}

	/**
	 * Of every learner with every truth. The control: with the regimes exchanged, the
	 * same bound rejects every learner with one of its truths or more. (Not with all: an
	 * exponential law of normal data has mean 0 either way.)
	 */
	@TestFactory
	Stream<DynamicTest> accumulatingIsNoWorseThanReplacing() {
		return Subject.all()
			.stream()
			.collect(Collectors.groupingBy(Subject::learner, LinkedHashMap::new, Collectors.toList()))
			.entrySet()
			.stream()
			.map((entry) -> DynamicTest.dynamicTest(entry.getKey().toString(), () -> {
				var gains = entry.getValue()
					.parallelStream()
					.collect(Collectors.toMap(Subject::name, (subject) -> z(subject, Loops.REPLACE, Loops.ACCUMULATE),
							Math::min));
				assertThat(gains.values()).as("%s", gains).allMatch((z) -> z > -LIMIT).anyMatch((z) -> -z < -LIMIT);
			}));
	}

}
