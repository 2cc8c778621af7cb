package ouroboros.core;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import ouroboros.core.chance.Turn;
import ouroboros.core.curation.Correction;
import ouroboros.core.curation.Deduplicate;
import ouroboros.core.curation.Detector;
import ouroboros.core.curation.Edit;
import ouroboros.core.curation.Flip;
import ouroboros.core.curation.Noise;
import ouroboros.core.curation.Preference;
import ouroboros.core.curation.Quantise;
import ouroboros.core.curation.Reward;
import ouroboros.core.curation.RoundTrip;
import ouroboros.core.curation.Shift;
import ouroboros.core.curation.TailCut;
import ouroboros.core.curation.Verifier;
import ouroboros.core.law.Discrete;
import ouroboros.core.law.Exponential;
import ouroboros.core.law.Law;
import ouroboros.core.law.LinearModel;
import ouroboros.core.law.Normal;
import ouroboros.core.law.Poisson;
import ouroboros.core.law.TwoClasses;
import ouroboros.core.regime.Batch;
import ouroboros.core.regime.Exhausted;
import ouroboros.core.regime.Portion;
import ouroboros.core.regime.Schedule;
import ouroboros.core.regime.Source;
import ouroboros.core.truth.MarkovText;
import ouroboros.json.Catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What holds of every filter, whatever data it gets. */
class FilterLawsTest {

	private static final Turn TURN = new Turn(8, 2, () -> false);

	/** Of every filter in the catalogue the example, and more of each kind. */
	static List<Filter> filters() {
		return Stream.concat(Catalog.ofClassPath().examples(Filter.class).stream(), more()).toList();
	}

	private static Stream<Filter> more() {
		return Stream.of(new Verifier(0.9, 0.2), new Detector(0.7, 0.1, null), new Detector(null, null, 3.0),
				new TailCut(0.3), new Deduplicate(), new Correction(0.5, null), new Edit(0.2, 2), new Flip(0.1),
				new Noise(0.1, Schedule.of(0.5)), new Quantise(1.5), new Shift(new double[] { 0.5 }),
				new RoundTrip(new Quantise(1), new Quantise(2)),
				new Preference(3, new Reward.Table(new double[] { 1 })),
				new Preference(3, new Reward.Linear(new double[] { 1 })),
				new Preference(3, new Reward.Proximity(new double[] { 1 }, 2)),
				new Preference(3, new Reward.Likelihood(1)));
	}

	/** Those of the catalogue's truths and more of each kind, whether odd or not. */
	private static List<Law> laws() {
		return Stream.concat(Subject.laws().stream(), odd()).toList();
	}

	private static Stream<Law> odd() {
		return Stream.of(Normal.of(0, 1), Normal.of(3, 0), Normal.of(Double.NaN, Double.NaN),
				new Normal(new double[2], new double[][] { { 1, 0 }, { 0, 4 } }),
				new Discrete(new double[] { 0.5, 0.3, 0, 0.2 }), new Discrete(new double[] { 1 }), new Poisson(3),
				new Poisson(0), new Poisson(Double.NaN), new Exponential(2), new Exponential(0), new TwoClasses(2, 1),
				new LinearModel(new double[] { 1, 0 }, 1), new MarkovText(3, 1, 1, 4, 0).law(Loops.NO_DATA),
				new MarkovText(1, 0, 1, 1, 0).law(Loops.NO_DATA));
	}

	/** A filter without an example would have no laws. */
	@Test
	void allFiltersAreHere() {
		assertThat(filters().stream().<Class<?>>map(Filter::getClass).collect(Collectors.toSet()))
			.containsAll(Members.classes(Filter.class).stream().filter(Class::isRecord).toList());
	}

	private static Stream<Law> accepted(Filter filter) {
		return laws().stream()
			.filter((law) -> filter.needs().stream().allMatch((need) -> need.unmet(law, law.getClass()) == null));
	}

	private static Batch curated(Filter filter, Law law, int size, UnaryOperator<Source> change) {
		var random = TURN.stream("synthetic");
		Source source = (count) -> Batch.of(List.of(Portion.genuine(law.sample((int) (count / 3), random)),
				Portion.synthetic(law.sample((int) (count - count / 3), random))));
		return filter.over(change.apply(source), new Scene(law, law, TURN, TURN.stream("curation/0"))).draw(size);
	}

	@ParameterizedTest
	@MethodSource("filters")
	void givesNoMoreThanWasAskedForAndOfTheSameSpace(Filter filter) {
		accepted(filter).forEach((law) -> {
			for (int size : new int[] { 1, 2, 40 }) {
				var batch = curated(filter, law, size, UnaryOperator.identity());
				assertThat(batch.size()).isBetween(1L, (long) size);
				assertThat(batch.size() == size || filter instanceof Deduplicate).isTrue();
				assertThat(batch.portions()).allMatch((portion) -> portion.data().space().equals(law.space()));
			}
		});
	}

	@ParameterizedTest
	@MethodSource("filters")
	void theSameStreamGivesTheSameBits(Filter filter) {
		accepted(filter).forEach((law) -> assertThat(Bits.of(curated(filter, law, 30, UnaryOperator.identity())))
			.isEqualTo(Bits.of(curated(filter, law, 30, UnaryOperator.identity()))));
	}

	/** A source that is drained early, or empty. */
	@ParameterizedTest
	@MethodSource("filters")
	void takesWhatThereIs(Filter filter) {
		accepted(filter).forEach((law) -> {
			assertThat(curated(filter, law, 30, (source) -> (size) -> source.draw(Math.min(3, size))).size())
				.isLessThanOrEqualTo(30);
			try {
				assertThat(curated(filter, law, 30, (source) -> (size) -> Batch.EMPTY).size()).isZero();
			}
			catch (Exhausted ex) {
				assertThat(ex.reason()).isNotBlank();
			}
		});
	}

	/** What takes many candidates ends within a poll. */
	@Test
	void stops() {
		var stopped = new Turn(8, 2, () -> true);
		for (var filter : List.of(new Preference(3, new Reward.Likelihood(1)), new Detector(0.7, 0.1, null))) {
			var law = Normal.of(0, 1);
			Source source = (size) -> Batch.of(List.of(Portion.synthetic(law.sample((int) size, stopped.stream("x")))));
			assertThatExceptionOfType(Turn.Stopped.class).isThrownBy(
					() -> filter.over(source, new Scene(law, law, stopped, stopped.stream("curation/0"))).draw(10));
		}
	}

}
