package ouroboros.core;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import ouroboros.core.chance.Turn;
import ouroboros.core.data.Training;
import ouroboros.core.law.Discrete;
import ouroboros.core.law.Kernel;
import ouroboros.core.law.Law;
import ouroboros.core.learner.Bandwidth;
import ouroboros.core.learner.Bernoulli;
import ouroboros.core.learner.Categorical;
import ouroboros.core.learner.Exponential;
import ouroboros.core.learner.GaussianMixture;
import ouroboros.core.learner.KernelDensity;
import ouroboros.core.learner.NGram;
import ouroboros.core.learner.Smoothing;
import ouroboros.core.learner.Poisson;
import ouroboros.core.metric.Variance;
import ouroboros.core.curation.Correction;
import ouroboros.core.curation.Detector;
import ouroboros.core.regime.Ancestry;
import ouroboros.core.regime.Budget;
import ouroboros.core.regime.Pool;
import ouroboros.core.regime.Real;
import ouroboros.core.regime.RealWeight;
import ouroboros.core.regime.Regime;
import ouroboros.core.regime.Retain;
import ouroboros.core.regime.Schedule;
import ouroboros.core.regime.Watermark;
import ouroboros.core.truth.MarkovText;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What holds of every run, to the last bit. */
class RunLawsTest {

	private static final int FITS = 7;

	private static final List<Filter> CURATION = List.of(new Detector(0.5, 0.2, null), new Correction(0.2, null));

	private static final Schedule SAMPLES = new Schedule.List(new double[] { 40, 25, 31 });

	/** A learner with a truth to learn. */
	private record Subject(Law truth, Learner learner) {

		List<Run.Step> steps(Regime regime) {
			return run(regime).stream(null, () -> false).toList();
		}

		Run run(Regime regime) {
			var run = Loops.run(this.truth, this.learner, regime, FITS, this.learner.metrics().toArray(Metric[]::new));
			return (regime.origin() == Regime.Origin.KNOWN) ? run : new Run(run.truth(), run.learner(), regime,
					run.sampling(), CURATION, run.metrics(), null, run.generations(), run.seed());
		}

	}

	static List<Subject> subjects() {
		return List.of(new Subject(Loops.standardNormal(1), Loops.UNBIASED),
				new Subject(Loops.standardNormal(2), Loops.MAXIMUM_LIKELIHOOD),
				new Subject(Loops.standardNormal(2),
						new GaussianMixture(2, GaussianMixture.Shape.FULL, 1e-3, 100, 1e-6)),
				new Subject(new Discrete(new double[] { 0.4, 0.3, 0.2, 0.1 }), new Categorical(0)),
				new Subject(new Discrete(new double[] { 0.4, 0.6 }), new Bernoulli()),
				new Subject(new ouroboros.core.law.Poisson(30), new Poisson()),
				new Subject(new ouroboros.core.law.Exponential(2), new Exponential()),
				new Subject(Loops.standardNormal(2), new KernelDensity(new Bandwidth.Scott(1), Kernel.GAUSSIAN)),
				new Subject(new MarkovText(3, 1, 0.5, 6, 0).law(Loops.NO_DATA),
						new NGram(2, new Smoothing.KneserNey(new Smoothing.Discount(0.75)))));
	}

	private static List<Regime> regimes() {
		return Stream
			.concat(finer(),
					Stream
						.of(retaining(1), retaining(3), retaining(Integer.MAX_VALUE),
								Loops.regime(SAMPLES, Loops.count(7, Real.Source.FIXED), Loops.REPLACE),
								Loops.regime(SAMPLES, Loops.count(7, Real.Source.FRESH), Retain.last(3)),
								Loops.regime(SAMPLES, Loops.share(0.3, Real.Source.FIXED, Real.Mixing.INDEPENDENT),
										Loops.REPLACE),
								Loops.regime(SAMPLES, Loops.share(0.3, Real.Source.FRESH, Real.Mixing.INDEPENDENT),
										Loops.ACCUMULATE))
						.flatMap(
								(regime) -> Stream.of(regime,
										regime.withBudget(new Budget(20, Budget.Scope.ALL))
											.withRealWeight((regime.real() != null) ? new RealWeight(0.4) : null))))
			.toList();
	}

	/** Regimes of more knobs than one. */
	private static Stream<Regime> finer() {
		var half = Loops.share(0.5, Real.Source.FRESH, Real.Mixing.STRATIFIED);
		var ages = new Schedule.Geometric(1, 0.7);
		var marks = new Watermark(0.8, 0.1);
		var again = Schedule.of(0.5);
		var older = new Ancestry(3, 0.5);
		return Stream.of(
				new Regime(SAMPLES, half, new Retain(2, true), null, null, ages, marks, again, older,
						Regime.Design.FRESH, Regime.Origin.KNOWN, Regime.Start.COLD),
				new Regime(SAMPLES, half, Loops.ACCUMULATE, new Budget(20, Budget.Scope.SYNTHETIC), null, ages, null,
						again, null, Regime.Design.FRESH, Regime.Origin.UNKNOWN, Regime.Start.COLD),
				new Regime(SAMPLES, Loops.count(4, Real.Source.STOCK), Loops.REPLACE, null, new RealWeight(null), null,
						null, null, older, Regime.Design.FRESH, Regime.Origin.KNOWN, Regime.Start.COLD));
	}

	private static Regime retaining(int window) {
		return Loops.regime(SAMPLES, null, Retain.last(window));
	}

	@ParameterizedTest
	@MethodSource("subjects")
	void resumingFromAnyStateGivesTheUndisturbedRun(Subject subject) {
		for (var regime : regimes()) {
			var run = subject.run(regime);
			var steps = run.stream(null, () -> false).toList();
			assertThat(steps).hasSize(FITS);
			for (var step : steps) {
				var rest = run.stream(step.state(), () -> false).toList();
				assertThat(Bits.of(rest)).as("%s from %d", regime, step.state().generation())
					.isEqualTo(Bits.of(steps.subList(step.state().generation() + 1, FITS)));
			}
		}
	}

	@ParameterizedTest
	@MethodSource("subjects")
	void resumingFromStatisticsGivesTheUndisturbedRun(Subject subject) {
		if (!subject.learner().learnsFromStatistics()) {
			return;
		}
		for (var regime : List.of(retaining(1), retaining(3), retaining(Integer.MAX_VALUE),
				Loops.regime(SAMPLES, Loops.share(0.3, Real.Source.FRESH, Real.Mixing.INDEPENDENT),
						new Retain(3, false)),
				Loops.regime(SAMPLES, Loops.count(40, Real.Source.FIXED), Loops.ACCUMULATE)
					.withRealWeight(new RealWeight(0.4)))) {
			var plain = subject.run(regime);
			var run = new Run(plain.truth(), plain.learner(), regime, NormalStatisticsTest.STATISTICS, List.of(),
					plain.metrics(), null, plain.generations(), plain.seed());
			var steps = run.stream(null, () -> false).toList();
			for (var step : steps) {
				assertThat(Bits.of(run.stream(step.state(), () -> false).toList())).as("%s", regime)
					.isEqualTo(Bits.of(steps.subList(step.state().generation() + 1, FITS)));
			}
			assertThat(models(steps)).isNotEqualTo(models(plain.stream(null, () -> false).toList()));
		}
	}

	@ParameterizedTest
	@MethodSource("subjects")
	void oneRegimeIsAnotherWhereTheyRetainTheSame(Subject subject) {
		var replace = subject.steps(Loops.regime(SAMPLES, null, Loops.REPLACE));
		var accumulate = subject.steps(Loops.regime(SAMPLES, null, Loops.ACCUMULATE));
		assertThat(models(replace)).isEqualTo(models(subject.steps(retaining(1))));
		assertThat(models(replace).getFirst()).isEqualTo(models(accumulate).getFirst());
		assertThat(models(replace).get(1)).isNotEqualTo(models(accumulate).get(1));
		for (int window = 2; window <= FITS; window++) {
			var windowed = models(subject.steps(retaining(window)));
			assertThat(windowed.subList(0, window)).isEqualTo(models(accumulate).subList(0, window));
			if (window < FITS) {
				assertThat(windowed.get(window)).isNotEqualTo(models(accumulate).get(window));
			}
		}
	}

	@ParameterizedTest
	@MethodSource("subjects")
	void noGenuineDataIsNoGenuineDataHoweverItIsSaid(Subject subject) {
		for (var source : Real.Source.values()) {
			for (var retain : List.of(Loops.REPLACE, Loops.ACCUMULATE)) {
				var without = models(subject.steps(Loops.regime(SAMPLES, null, retain)));
				assertThat(models(
						subject.steps(Loops.regime(SAMPLES, Loops.share(0, source, Real.Mixing.STRATIFIED), retain))))
					.isEqualTo(without);
				assertThat(models(subject.steps(Loops.regime(SAMPLES, Loops.count(0, source), retain))))
					.isEqualTo(without);
				assertThat(models(
						subject.steps(Loops.regime(SAMPLES, Loops.share(0.2, source, Real.Mixing.STRATIFIED), retain))))
					.isNotEqualTo(without);
			}
		}
	}

	@ParameterizedTest
	@MethodSource("subjects")
	void freshDataAloneKnowNothingOfThePast(Subject subject) {
		for (var mixing : Real.Mixing.values()) {
			var run = subject.run(Loops.regime(SAMPLES, Loops.share(1, Real.Source.FRESH, mixing), Loops.REPLACE));
			for (var step : run.stream(null, () -> false).toList()) {
				var turn = new Turn(run.seed(), step.state().generation(), () -> false);
				var genuine = subject.truth()
					.sample((int) Math.round(SAMPLES.at(turn.generation())), turn.stream("genuine"));
				assertThat(Bits.of(step.state().model()))
					.isEqualTo(Bits.of(subject.learner().fit(Training.of(genuine), turn)));
			}
		}
	}

	/** A warm start changes a fit that proceeds step by step, after generation 0. */
	@Test
	void warmStartsGoOnFromTheModel() {
		var subject = subjects().get(2);
		var cold = Loops.replace(40);
		var warm = new Regime(cold.samples(), null, cold.retain(), null, null, null, null, null, null,
				Regime.Design.FRESH, Regime.Origin.KNOWN, Regime.Start.WARM);
		var models = models(subject.steps(warm));
		assertThat(models.getFirst()).isEqualTo(models(subject.steps(cold)).getFirst());
		assertThat(models.get(1)).isNotEqualTo(models(subject.steps(cold)).get(1));
		var first = subject.steps(cold).getFirst().state();
		var learner = (GaussianMixture) subject.learner();
		var turn = new Turn(3, 1, () -> false);
		var training = Training.of(subject.truth().sample(40, turn.stream("genuine")));
		var once = learner.fit(training, turn, first.model());
		assertThat(Bits.of(learner.fit(training, turn, once))).isNotEqualTo(Bits.of(learner.fit(training, turn)));
	}

	/** A metric that draws all that it can. */
	private record Greedy() implements Metric {

		@Override
		public List<Need> needs() {
			return List.of();
		}

		@Override
		public double measure(View view) {
			return view.drawn(30).size() + view.generated(20).size() + view.genuine(10).size()
					+ view.turn().stream("greedy").nextInt();
		}

	}

	@ParameterizedTest
	@MethodSource("subjects")
	void metricsAndSnapshotsChangeNoNumber(Subject subject) {
		for (var regime : regimes()) {
			var run = subject.run(regime);
			var more = new ArrayList<Metric>(List.of(new Greedy()));
			more.addAll(run.metrics());
			more.add(new Greedy());
			var busy = new Run(run.truth(), run.learner(), regime, run.sampling(), run.curation(), more,
					new Snapshots(2, 9), run.generations(), run.seed())
				.stream(null, () -> false)
				.toList();
			var idle = new Run(run.truth(), run.learner(), regime, run.sampling(), run.curation(), List.of(), null,
					run.generations(), run.seed())
				.stream(null, () -> false)
				.toList();
			var plain = run.stream(null, () -> false).toList();
			assertThat(models(busy)).isEqualTo(models(plain));
			assertThat(models(idle)).isEqualTo(models(plain));
			for (int generation = 0; generation < FITS; generation++) {
				var values = plain.get(generation).generation().metrics();
				for (int i = 0; i < values.length; i++) {
					assertThat(busy.get(generation).generation().metrics()[i + 1]).isEqualTo(values[i]);
				}
				assertThat(busy.get(generation).generation().snapshot() != null).isEqualTo(generation % 2 == 0);
			}
		}
	}

	@ParameterizedTest
	@MethodSource("subjects")
	void endsAtThePollThatSaysStop(Subject subject) {
		var run = subject.run(retaining(3));
		var all = new AtomicInteger();
		assertThat(run.stream(null, () -> all.incrementAndGet() < 0).count()).isEqualTo(FITS);
		for (int last = 1; last <= all.get(); last++) {
			var limit = last;
			var polls = new AtomicInteger();
			assertThatExceptionOfType(Turn.Stopped.class)
				.isThrownBy(() -> run.stream(null, () -> polls.incrementAndGet() >= limit).forEach((step) -> {
				}));
			assertThat(polls.get()).isEqualTo(limit);
		}
	}

	@Test
	void computesNoMoreThanIsRead() {
		var fits = new AtomicInteger();
		var run = new Run(Loops.standardNormal(1), Loops.UNBIASED, Loops.replace(10), Sampling.PLAIN, List.of(),
				List.of(new Variance()), null, 10_000, 1);
		run.stream(null, () -> false).limit(4).forEach((step) -> fits.incrementAndGet());
		assertThat(fits.get()).isEqualTo(4);
		assertThat(run.stream(new State(10_000, run.truth(), List.of(), run.truth(), Pool.EMPTY), () -> false))
			.isEmpty();
	}

	private static List<List<Object>> models(List<Run.Step> steps) {
		return steps.stream().map((step) -> Bits.of(step.state().model())).toList();
	}

}
