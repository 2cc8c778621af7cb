package ouroboros.core;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.jspecify.annotations.Nullable;

import ouroboros.core.chance.Turn;
import ouroboros.core.data.Pairs;
import ouroboros.core.data.Space;
import ouroboros.core.law.Conditional;
import ouroboros.core.law.Sufficient;
import ouroboros.core.data.Training;
import ouroboros.core.law.Law;
import ouroboros.core.learner.GaussianMixture;
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
import ouroboros.neural.CausalLanguageModel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What holds of every run, to the last bit. */
class RunLawsTest {

	private static final int FITS = 7;

	private static final List<Filter> CURATION = List.of(new Detector(0.5, 0.2, null), new Correction(0.2, null));

	private static final Schedule SAMPLES = new Schedule.List(new double[] { 40, 25, 31 });

	static List<Subject> subjects() {
		return Subject.all();
	}

	/** Every learner has a truth with which it is here, prepared. */
	@Test
	void noLearnerIsLeftOut() {
		assertThat(subjects().stream().<Class<?>>map((subject) -> subject.learner().getClass())).containsAll(
				Members.classes(Learner.class).stream().filter((type) -> type != CausalLanguageModel.class).toList());
	}

	private static Run run(Subject subject, Regime regime) {
		var run = Loops.run(subject.truth(), subject.learner(), regime, FITS,
				subject.learner().metrics().stream().limit(2).toArray(Metric[]::new));
		return (regime.origin() == Regime.Origin.KNOWN) ? run : new Run(run.truth(), run.learner(), regime,
				run.sampling(), CURATION, run.metrics(), null, run.generations(), run.seed());
	}

	private static List<Run.Step> steps(Subject subject, Regime regime) {
		return run(subject, regime).stream(null, () -> false).toList();
	}

	private static List<Regime> regimes(Subject subject) {
		var regimes = new ArrayList<Regime>();
		for (var plain : List.of(retaining(1), retaining(3), retaining(Integer.MAX_VALUE),
				Loops.regime(SAMPLES, Loops.count(7, Real.Source.FIXED), Loops.REPLACE),
				Loops.regime(SAMPLES, Loops.count(7, Real.Source.FRESH), Retain.last(3)),
				Loops.regime(SAMPLES, Loops.share(0.3, Real.Source.FIXED, Real.Mixing.INDEPENDENT), Loops.REPLACE),
				Loops.regime(SAMPLES, Loops.share(0.3, Real.Source.FRESH, Real.Mixing.INDEPENDENT),
						Loops.ACCUMULATE))) {
			regimes.add(plain);
			regimes.add(plain.withBudget(new Budget(20, Budget.Scope.ALL))
				.withRealWeight((plain.real() != null) ? new RealWeight(0.4) : null));
			if (Conditional.class.isAssignableFrom(subject.learner().model())) {
				regimes.add(with(plain, Regime.Design.SAME, Regime.Start.COLD));
			}
			if (subject.learner() instanceof Iterative) {
				regimes.add(with(plain, Regime.Design.FRESH, Regime.Start.WARM));
			}
		}
		finer().forEach(regimes::add);
		if (subject.isSlow()) {
			return IntStream.range(0, regimes.size()).filter((i) -> i % 6 == 2).mapToObj(regimes::get).toList();
		}
		return regimes;
	}

	private static Regime with(Regime regime, Regime.Design design, Regime.Start start) {
		return new Regime(regime.samples(), regime.real(), regime.retain(), null, null, null, null, null, null, design,
				Regime.Origin.KNOWN, start);
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

	/** With each regime from every third state, with the next from the ones between. */
	@ParameterizedTest
	@MethodSource("subjects")
	@Execution(ExecutionMode.CONCURRENT)
	void resumingFromAnyStateGivesTheUndisturbedRun(Subject subject) {
		var turn = 0;
		for (var regime : regimes(subject)) {
			turn++;
			var run = run(subject, regime);
			var steps = run.stream(null, () -> false).toList();
			assertThat(steps).hasSize(FITS);
			for (var step : steps) {
				if ((step.state().generation() + turn) % 3 != 0) {
					continue;
				}
				var rest = run.stream(step.state(), () -> false).toList();
				assertThat(Bits.of(rest)).as("%s from %d", regime, step.state().generation())
					.isEqualTo(Bits.of(steps.subList(step.state().generation() + 1, FITS)));
			}
		}
	}

	@ParameterizedTest
	@MethodSource("subjects")
	@Execution(ExecutionMode.CONCURRENT)
	void resumingFromStatisticsGivesTheUndisturbedRun(Subject subject) {
		if (!subject.learner().learnsFromStatistics() || !(subject.truth() instanceof Sufficient genuine)
				|| !genuine.suffices(subject.learner().model())) {
			return;
		}
		for (var regime : List.of(retaining(1), retaining(3), retaining(Integer.MAX_VALUE),
				Loops.regime(SAMPLES, Loops.share(0.3, Real.Source.FRESH, Real.Mixing.INDEPENDENT),
						new Retain(3, false)),
				Loops.regime(SAMPLES, Loops.count(40, Real.Source.FIXED), Loops.ACCUMULATE)
					.withRealWeight(new RealWeight(0.4)))) {
			var plain = run(subject, regime);
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
	@Execution(ExecutionMode.CONCURRENT)
	void oneRegimeIsAnotherWhereTheyRetainTheSame(Subject subject) {
		var replace = steps(subject, Loops.regime(SAMPLES, null, Loops.REPLACE));
		var accumulate = steps(subject, Loops.regime(SAMPLES, null, Loops.ACCUMULATE));
		assertThat(models(replace)).isEqualTo(models(steps(subject, retaining(1))));
		assertThat(models(replace).getFirst()).isEqualTo(models(accumulate).getFirst());
		assertThat(models(replace).get(1)).isNotEqualTo(models(accumulate).get(1));
		for (int window = 2; window <= FITS; window++) {
			var windowed = models(steps(subject, retaining(window)));
			assertThat(windowed.subList(0, window)).isEqualTo(models(accumulate).subList(0, window));
			// a single model of two symbols may be the same by chance
			if (window < FITS - 1) {
				assertThat(windowed.subList(window, FITS)).isNotEqualTo(models(accumulate).subList(window, FITS));
			}
		}
	}

	@ParameterizedTest
	@MethodSource("subjects")
	@Execution(ExecutionMode.CONCURRENT)
	void noGenuineDataIsNoGenuineDataHoweverItIsSaid(Subject subject) {
		for (var source : Real.Source.values()) {
			for (var retain : List.of(Loops.REPLACE, Loops.ACCUMULATE)) {
				var without = models(steps(subject, Loops.regime(SAMPLES, null, retain)));
				assertThat(models(
						steps(subject, Loops.regime(SAMPLES, Loops.share(0, source, Real.Mixing.STRATIFIED), retain))))
					.isEqualTo(without);
				assertThat(models(steps(subject, Loops.regime(SAMPLES, Loops.count(0, source), retain))))
					.isEqualTo(without);
				assertThat(models(steps(subject,
						Loops.regime(SAMPLES, Loops.share(0.2, source, Real.Mixing.STRATIFIED), retain))))
					.isNotEqualTo(without);
			}
		}
	}

	/**
	 * Where nothing is synthetic every model is the fit of genuine data: of the
	 * generation's own, or of all that are retained.
	 */
	@ParameterizedTest
	@MethodSource("subjects")
	@Execution(ExecutionMode.CONCURRENT)
	void nothingSyntheticGivesBackTheTruth(Subject subject) {
		for (var retain : List.of(Loops.REPLACE, Retain.last(2), Loops.ACCUMULATE)) {
			for (var mixing : Real.Mixing.values()) {
				var run = run(subject, Loops.regime(SAMPLES, Loops.share(1, Real.Source.FRESH, mixing), retain));
				var genuine = new ArrayList<Training.Part>();
				for (var step : run.stream(null, () -> false).toList()) {
					var turn = turn(run, step);
					genuine.add(new Training.Part(subject.truth()
						.sample((int) Math.round(SAMPLES.at(turn.generation())), turn.stream("genuine")), 1));
					var kept = genuine.subList(Math.max(0, genuine.size() - retain.window()), genuine.size());
					assertThat(Bits.of(step.state().model()))
						.isEqualTo(Bits.of(subject.learner().fit(new Training(List.copyOf(kept)), turn)));
				}
			}
		}
	}

	/** The first generation's data again and again. */
	@ParameterizedTest
	@MethodSource("subjects")
	@Execution(ExecutionMode.CONCURRENT)
	void theSameGenuineDataGiveTheSameFit(Subject subject) {
		var run = run(subject, Loops.regime(Schedule.of(30), Loops.share(1, Real.Source.FIXED, Real.Mixing.STRATIFIED),
				Loops.REPLACE));
		var first = subject.truth().sample(30, new Turn(run.seed(), 0, () -> false).stream("genuine"));
		for (var step : run.stream(null, () -> false).toList()) {
			assertThat(Bits.of(step.state().model()))
				.isEqualTo(Bits.of(subject.learner().fit(Training.of(first), turn(run, step))));
		}
	}

	private static Turn turn(Run run, Run.Step step) {
		return new Turn(run.seed(), step.state().generation(), () -> false);
	}

	/** Hears what a learner is trained on, and where it starts from. */
	private static final class Overheard implements Iterative {

		private final Learner learner;

		private final List<Training> trainings = new ArrayList<>();

		private final List<@Nullable Law> starts = new ArrayList<>();

		Overheard(Learner learner) {
			this.learner = learner;
		}

		@Override
		public Class<? extends Space> data() {
			return this.learner.data();
		}

		@Override
		public Class<? extends Law> model() {
			return this.learner.model();
		}

		@Override
		public Law fit(Training training, Turn turn) {
			this.trainings.add(training);
			this.starts.add(null);
			return this.learner.fit(training, turn);
		}

		@Override
		public Law fit(Training training, Turn turn, Law previous) {
			this.trainings.add(training);
			this.starts.add(previous);
			return ((Iterative) this.learner).fit(training, turn, previous);
		}

		@Override
		public List<Metric> metrics() {
			return List.of();
		}

		@Override
		public double nanoseconds(double size, Space space) {
			return this.learner.nanoseconds(size, space);
		}

	}

	private static Overheard overheard(Subject subject, Regime regime) {
		var learner = new Overheard(subject.learner());
		var steps = steps(new Subject(subject.name(), subject.truth(), learner), regime);
		assertThat(learner.trainings).hasSameSizeAs(steps)
			.allMatch((training) -> training.parts()
				.stream()
				.allMatch((part) -> part.data().space().equals(training.space()))
					&& training.space().equals(subject.truth().space()));
		return learner;
	}

	/** As many observations as the regime says, whatever they are. */
	@ParameterizedTest
	@MethodSource("subjects")
	@Execution(ExecutionMode.CONCURRENT)
	void trainsOnAsManyAsTheRegimeSays(Subject subject) {
		for (var regime : regimes(subject)) {
			var trainings = overheard(subject, regime).trainings;
			for (int generation = 0; generation < FITS; generation++) {
				var pool = retained(regime, generation);
				var budget = regime.budget();
				var least = (budget == null) ? pool : Math.min(pool, budget.points());
				// of a budget for the synthetic part genuine data are beside it
				var most = (budget != null && budget.scope() == Budget.Scope.SYNTHETIC) ? pool : least;
				assertThat(trainings.get(generation).size()).as("%s at %d", regime, generation).isBetween(least, most);
			}
		}
	}

	/** The numbers of new points of the generations in the pool, counted by hand. */
	private static long retained(Regime regime, int generation) {
		var sizes = new long[] { 40, 25, 31, 31, 31, 31, 31 };
		var pool = 0L;
		for (int born = 0; born <= generation; born++) {
			if (generation - born < regime.retain().window() || (born == 0 && regime.retain().first())) {
				pool += sizes[born] + ((born > 0) ? beside(regime) : 0);
			}
		}
		return pool;
	}

	private static long beside(Regime regime) {
		return (regime.real() != null && regime.real().count() instanceof Schedule.Constant(double count))
				? (long) count : 0;
	}

	/** A warm start is the model before, of every learner that has a start. */
	@ParameterizedTest
	@MethodSource("subjects")
	@Execution(ExecutionMode.CONCURRENT)
	void aWarmFitGoesOnFromTheModelBefore(Subject subject) {
		if (!(subject.learner() instanceof Iterative)) {
			return;
		}
		var warm = with(Loops.replace(40), Regime.Design.FRESH, Regime.Start.WARM);
		var models = steps(subject, warm).stream().map((step) -> step.state().model()).toList();
		assertThat(models(steps(subject, warm)).getFirst())
			.isEqualTo(models(steps(subject, Loops.replace(40))).getFirst());
		var starts = overheard(subject, warm).starts;
		assertThat(starts.getFirst()).isNull();
		for (int generation = 1; generation < FITS; generation++) {
			assertThat(Bits.of(starts.get(generation))).isEqualTo(Bits.of(models.get(generation - 1)));
		}
	}

	/** Where a start matters: EM ends elsewhere than from clusters. */
	@Test
	void aWarmFitIsNotACold() {
		var learner = new GaussianMixture(2, GaussianMixture.Shape.FULL, 1e-3, 100, 1e-6);
		var turn = new Turn(3, 1, () -> false);
		var training = Training.of(Loops.standardNormal(2).sample(40, turn.stream("genuine")));
		var cold = learner.fit(training, turn);
		assertThat(Bits.of(learner.fit(training, turn, cold))).isNotEqualTo(Bits.of(cold));
	}

	/** The same inputs every generation, or new ones. */
	@ParameterizedTest
	@MethodSource("subjects")
	@Execution(ExecutionMode.CONCURRENT)
	void aDesignIsTheFirstOneOrANewOne(Subject subject) {
		if (!Conditional.class.isAssignableFrom(subject.learner().model())) {
			return;
		}
		for (var design : Regime.Design.values()) {
			var inputs = overheard(subject, with(Loops.replace(20), design, Regime.Start.COLD)).trainings.stream()
				.map((training) -> inputs((Pairs) training.parts().getFirst().data()))
				.distinct()
				.toList();
			assertThat(inputs).hasSize((design == Regime.Design.SAME) ? 1 : FITS);
		}
	}

	private static List<Object> inputs(Pairs pairs) {
		return Bits.of(pairs.relabelled((label) -> 0));
	}

	/** Of every generation one point is left. */
	@ParameterizedTest
	@MethodSource("subjects")
	@Execution(ExecutionMode.CONCURRENT)
	void goesOnWithSinglePoints(Subject subject) {
		for (var retain : List.of(Loops.REPLACE, Retain.last(2), Loops.ACCUMULATE)) {
			var regime = Loops.regime(Schedule.of(1), null, retain);
			assertThat(steps(subject, regime)).hasSize(FITS);
			assertThat(steps(subject, regime.withBudget(new Budget(1, Budget.Scope.ALL)))).hasSize(FITS);
		}
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
	@Execution(ExecutionMode.CONCURRENT)
	void metricsAndSnapshotsChangeNoNumber(Subject subject) {
		for (var regime : regimes(subject)) {
			var run = run(subject, regime);
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
	@Execution(ExecutionMode.CONCURRENT)
	void endsAtThePollThatSaysStop(Subject subject) {
		var run = run(subject, retaining(3));
		var all = new AtomicInteger();
		assertThat(run.stream(null, () -> all.incrementAndGet() < 0).count()).isEqualTo(FITS);
		var tries = (subject.isSlow()) ? 20 : 200;
		for (int last = 1; last <= all.get(); last += Math.max(1, all.get() / tries)) {
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
