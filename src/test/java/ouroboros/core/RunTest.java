package ouroboros.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import ouroboros.core.chance.Turn;
import ouroboros.core.data.Data;
import ouroboros.core.data.Pairs;
import ouroboros.core.data.Points;
import ouroboros.core.data.Space;
import ouroboros.core.data.Training;
import ouroboros.core.law.Law;
import ouroboros.core.law.LinearModel;
import ouroboros.core.learner.LinearRegression;
import ouroboros.core.regime.Ancestry;
import ouroboros.core.regime.Portion;
import ouroboros.core.regime.Regime;
import ouroboros.core.regime.Retain;
import ouroboros.core.regime.Schedule;
import ouroboros.core.regime.Source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

/** The loop, by models that know their place in it. */
class RunTest {

	private static final Constant TRUTH = new Constant(0);

	/** A law on one number. */
	private record Constant(double value) implements Law {

		@Override
		public Space space() {
			return new Space.Real(1);
		}

		@Override
		public Data sample(int size, UniformRandomProvider random) {
			var values = new double[size];
			Arrays.fill(values, this.value);
			return new Points(1, values);
		}

	}

	/**
	 * One more than the largest of its data; from a start ten times that more.
	 *
	 * @param done where it writes down that it fits
	 */
	private record OneMore(List<String> done) implements Iterative {

		@Override
		public Class<Space.Real> data() {
			return Space.Real.class;
		}

		@Override
		public Class<? extends Law> model() {
			return Constant.class;
		}

		@Override
		public Constant fit(Training training, Turn turn) {
			this.done.add("fit");
			return new Constant(1 + values(training).max().orElseThrow());
		}

		@Override
		public Law fit(Training training, Turn turn, Law previous) {
			return new Constant(10 * ((Constant) previous).value() + fit(training, turn).value());
		}

		@Override
		public List<Metric> metrics() {
			return List.of();
		}

		@Override
		public double nanoseconds(double size, Space space) {
			return 0;
		}

	}

	/** Writes down what it draws from, and the first number of its own stream. */
	private record Watcher(List<String> seen) implements Filter {

		@Override
		public List<Need> needs() {
			return List.of();
		}

		@Override
		public Source over(Source source, Scene scene) {
			this.seen.add("%s of %s at %d".formatted(scene.generator(), scene.truth(), scene.turn().generation()));
			this.seen.add(Long.toString(scene.random().nextLong()));
			return source;
		}

	}

	private static DoubleStream values(Training training) {
		return training.parts().stream().flatMapToDouble((part) -> Arrays.stream(((Points) part.data()).values()));
	}

	private static Metric metric(ToDoubleFunction<View> value) {
		return new Metric() {

			@Override
			public List<Need> needs() {
				return List.of();
			}

			@Override
			public double measure(View view) {
				return value.applyAsDouble(view);
			}

		};
	}

	private static Regime regime(@Nullable Ancestry ancestry, Regime.Start start) {
		return new Regime(Schedule.of(7000), null, Retain.last(2), null, null, null, null, null, ancestry,
				Regime.Design.FRESH, Regime.Origin.KNOWN, start);
	}

	private static Run run(Regime regime, List<Filter> curation, @Nullable Snapshots snapshots, Metric... metrics) {
		return new Run(TRUTH, new OneMore(new ArrayList<>()), regime, Sampling.PLAIN, curation, List.of(metrics),
				snapshots, 5, 9);
	}

	private static Run run(Metric... metrics) {
		return run(regime(null, Regime.Start.COLD), List.of(), null, metrics);
	}

	private static double value(Law law) {
		return ((Constant) law).value();
	}

	/** The model of generation t is t + 1, that of generation 0 the reference. */
	@Test
	void everyGenerationLearnsFromTheOneBefore() {
		var run = run(metric((view) -> value(view.model())), metric((view) -> value(view.reference())),
				metric((view) -> value(view.truth())), metric((view) -> view.turn().generation()));
		var steps = run.stream(null, () -> false).toList();
		assertThat(steps).hasSize(6);
		for (int generation = 0; generation < 6; generation++) {
			var step = steps.get(generation);
			assertThat(step.generation().index()).isEqualTo(generation);
			assertThat(step.generation().metrics()).containsExactly(generation + 1, 1, 0, generation);
			assertThat(step.generation().snapshot()).isNull();
			assertThat(step.state().generation()).isEqualTo(generation);
			assertThat(value(step.state().model())).isEqualTo(generation + 1);
			assertThat(value(step.state().reference())).isEqualTo(1);
			assertThat(step.state().earlier()).isEmpty();
			// what is left to do from here on
			assertThat(run.stream(step.state(), () -> false).map((after) -> after.generation().index()))
				.containsExactlyElementsOf(IntStream.rangeClosed(generation + 1, 5).boxed().toList());
		}
	}

	/**
	 * Of models of ages 0, 1 and 2 the 7000 points have weights 4, 2 and 1: counts within
	 * 5 deviations (false alarms: 1 in a million).
	 */
	@Test
	void synthesisIsFromTheLatestModels() {
		var run = run(regime(new Ancestry(3, 0.5), Regime.Start.COLD), List.of(), null);
		var steps = run.stream(null, () -> false).toList();
		for (int generation = 1; generation < 6; generation++) {
			var before = steps.get(generation - 1).state();
			var laws = Stream.concat(Stream.of(before.model()), before.earlier().stream())
				.mapToDouble(RunTest::value)
				.toArray();
			assertThat(laws).hasSize(Math.min(generation, 3)).isSortedAccordingTo((a, b) -> Double.compare(b, a));
			var total = 2 - Math.pow(0.5, laws.length - 1);
			for (int age = 0; age < laws.length; age++) {
				var share = Math.pow(0.5, age) / total;
				assertThat(count(steps.get(generation), laws[age])).as("generation %d, age %d", generation, age)
					.isCloseTo(7000 * share, within(5 * Math.sqrt(7000 * share * (1 - share))));
			}
		}
	}

	/** How often a number is among the new data of a generation. */
	private static double count(Run.Step step, double value) {
		return step.state()
			.pool()
			.batches()
			.getLast()
			.portions()
			.stream()
			.flatMapToDouble((portion) -> Arrays.stream(((Points) portion.data()).values()))
			.filter((drawn) -> drawn == value)
			.count();
	}

	@Test
	void aWarmFitStartsFromTheModelBefore() {
		var warm = run(regime(null, Regime.Start.WARM), List.of(), null, metric((view) -> value(view.model())));
		assertThat(warm.stream(null, () -> false).limit(3).mapToDouble((step) -> step.generation().metrics()[0]))
			.containsExactly(1.0, 10 + 2.0, 120 + 13.0);
	}

	/** At generation 0 nothing is curated but where the origin is unknown. */
	@Test
	void everyFilterHasChanceOfItsOwn() {
		var first = new Watcher(new ArrayList<>());
		var second = new Watcher(new ArrayList<>());
		var run = run(regime(null, Regime.Start.COLD), List.of(first, second), null);
		run.stream(null, () -> false).limit(3).forEach((step) -> assertThat(step.state().generation()).isNotNegative());
		assertThat(IntStream.iterate(0, (i) -> i < first.seen().size(), (i) -> i + 2).mapToObj(first.seen()::get))
			.containsExactly("Constant[value=1.0] of Constant[value=0.0] at 1",
					"Constant[value=2.0] of Constant[value=0.0] at 2");
		assertThat(Stream.concat(first.seen().stream(), second.seen().stream()).filter((word) -> !word.contains("of")))
			.hasSize(4)
			.doesNotHaveDuplicates();
	}

	@Test
	void snapshotsAreOfEveryNthGeneration() {
		var run = run(regime(null, Regime.Start.COLD), List.of(), new Snapshots(2, 3));
		run.stream(null, () -> false).forEach((step) -> {
			var snapshot = step.generation().snapshot();
			if (step.generation().index() % 2 == 0) {
				assertThat(((Points) Objects.requireNonNull(snapshot).samples()).values()).hasSize(3)
					.containsOnly(step.generation().index() + 1);
				assertThat(snapshot.model()).isSameAs(step.state().model());
			}
			else {
				assertThat(snapshot).isNull();
			}
		});
	}

	/** Before it draws, before it fits, before each metric. */
	@Test
	void stopsBetweenItsParts() {
		var done = new ArrayList<String>();
		var filter = new Filter() {

			@Override
			public List<Need> needs() {
				return List.of();
			}

			@Override
			public Source over(Source source, Scene scene) {
				return (size) -> {
					done.add("draw");
					return source.draw(size);
				};
			}

		};
		var run = new Run(TRUTH, new OneMore(done), regime(null, Regime.Start.COLD), Sampling.PLAIN, List.of(filter),
				List.of(metric((_) -> done.add("first") ? 1 : 0), metric((_) -> done.add("second") ? 1 : 0)), null, 5,
				9);
		var state = run.next(null, () -> false).state();
		assertThat(done).containsExactly("fit", "first", "second");
		for (var parts = 0; parts < 4; parts++) {
			done.clear();
			var after = parts;
			assertThatExceptionOfType(Turn.Stopped.class).isThrownBy(() -> run.next(state, () -> done.size() >= after));
			assertThat(done).hasSize(parts);
		}
		done.clear();
		assertThat(run.next(state, () -> done.size() >= 4).generation().metrics()).containsExactly(1, 1);
		assertThat(done).containsExactly("draw", "fit", "first", "second");
	}

	/**
	 * Also where several models share them; each point is the label of its own vector.
	 */
	@Test
	void modelsLabelFreshOrTheSameVectors() {
		var line = new LinearModel(new double[] { 1, -2 }, 0);
		for (var design : Regime.Design.values()) {
			var regime = new Regime(Schedule.of(30), null, Retain.last(2), null, null, null, null, null,
					new Ancestry(2, 1), design, Regime.Origin.KNOWN, Regime.Start.COLD);
			var run = new Run(line, new LinearRegression(Schedule.of(0), null), regime, Sampling.PLAIN, List.of(),
					List.of(), null, 3, 9);
			var seen = new ArrayList<List<List<Double>>>();
			run.stream(null, () -> false).forEach((step) -> {
				var rows = step.state().pool().batches().getLast().portions().stream().flatMap(RunTest::rows).toList();
				assertThat(rows).hasSize(30)
					.allSatisfy((row) -> assertThat(row.get(2)).isCloseTo(row.get(0) - 2 * row.get(1), within(1e-9)));
				seen.add(rows.stream().map((row) -> row.subList(0, 2)).toList());
			});
			assertThat(seen).hasSize(4);
			if (design == Regime.Design.SAME) {
				assertThat(seen).containsOnly(seen.getFirst());
			}
			else {
				assertThat(seen.stream().flatMap(List::stream)).doesNotHaveDuplicates();
			}
		}
	}

	private static Stream<List<Double>> rows(Portion portion) {
		var table = ((Pairs) portion.data()).table();
		return IntStream.range(0, table.rows())
			.mapToObj((
					row) -> IntStream.range(0, table.dimension()).mapToObj((column) -> table.at(row, column)).toList());
	}

}
