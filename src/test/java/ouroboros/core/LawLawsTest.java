package ouroboros.core;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import ouroboros.core.chance.Turn;
import ouroboros.core.data.LabelledPictures;
import ouroboros.core.data.Pairs;
import ouroboros.core.data.Pictures;
import ouroboros.core.data.Points;
import ouroboros.core.data.Summary;
import ouroboros.core.data.Symbols;
import ouroboros.core.law.Circles;
import ouroboros.core.data.Texts;
import ouroboros.core.data.Training;
import ouroboros.core.law.DecodedTexts;
import ouroboros.core.law.Decoding;
import ouroboros.core.law.Discrete;
import ouroboros.core.law.DatasetRows;
import ouroboros.core.law.Empirical;
import ouroboros.core.law.EmpiricalPictures;
import ouroboros.core.law.EmpiricalTexts;
import ouroboros.core.law.Exponential;
import ouroboros.core.law.Kernel;
import ouroboros.core.law.KernelMixture;
import ouroboros.core.law.Labelled;
import ouroboros.core.law.LabelledEmpirical;
import ouroboros.core.law.Law;
import ouroboros.core.law.LinearModel;
import ouroboros.core.law.LogisticModel;
import ouroboros.core.law.Moons;
import ouroboros.core.law.Normal;
import ouroboros.core.law.NormalMixture;
import ouroboros.core.law.TwoClasses;
import ouroboros.core.law.Poisson;
import ouroboros.core.law.Sufficient;
import ouroboros.core.law.SwissRoll;
import ouroboros.core.learner.NGram;
import ouroboros.core.learner.Smoothing;
import ouroboros.core.truth.MarkovText;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** What holds of every law there is. */
class LawLawsTest {

	private static final Turn TURN = new Turn(6, 1, () -> false);

	/**
	 * Those of the catalogue's truths, what its learners make of them, and more of each
	 * kind, whether odd or not.
	 */
	static List<Law> laws() {
		return Stream.of(Subject.laws(), Subject.all().stream().map(LawLawsTest::fitted).toList(), more())
			.flatMap(List::stream)
			.toList();
	}

	private static Law fitted(Subject subject) {
		return subject.learner().fit(Training.of(subject.truth().sample(20, TURN.stream("genuine"))), TURN);
	}

	private static List<Law> more() {
		var plane = new Normal(new double[] { 1, 2 }, new double[][] { { 2, 1 }, { 1, 3 } });
		var flat = new Normal(new double[] { 1, 2 }, new double[][] { { 1, 1 }, { 1, 1 } });
		var chain = new MarkovText(3, 2, 0.5, 20, 7).law(Loops.NO_DATA);
		return List.of(Normal.of(1, 2), Normal.of(3, 0), plane, flat,
				new NormalMixture(new double[] { 0.3, 0.7 }, new Normal[] { Normal.of(-1, 1), Normal.of(4, 2) }),
				new NormalMixture(new double[] { 0.5, 0.5 }, new Normal[] { plane, flat }),
				new LinearModel(new double[] { 1, -2 }, 0.5), new LinearModel(new double[] { 3 }, 0),
				new TwoClasses(3, 2), new LogisticModel(new double[] { 1, 2 }, -1, LogisticModel.Labels.CHANCE),
				new LogisticModel(new double[] { 1 }, 0, LogisticModel.Labels.ARGMAX),
				new Empirical(new Points(2, new double[] { 1, 2, 3, 4, 5, 6 })),
				new Empirical(new DatasetRows<>(new Points(1, new double[] { 1, 2, 3, 4, 5, 6, 7 }), 5, false)),
				new EmpiricalPictures(
						new DatasetRows<>(new Pictures(1, 2, new float[] { 0, 0, 0, 1, 1, 0, 1, 1 }), 2, true)),
				new EmpiricalPictures(
						new DatasetRows<>(new Pictures(1, 2, new float[] { 0, 0, 0, 1, 1, 0 }), 3, false)),
				new Discrete(new double[] { 0.2, 0, 0.5, 0.3 }), new Discrete(new double[] { 1 }), new Poisson(0),
				new Poisson(2.5), new Poisson(1e9), new Exponential(0), new Exponential(1.5), new Moons(0.2),
				new Circles(0.5, 0), new SwissRoll(0.1),
				new KernelMixture(new Points(1, new double[] { -1, 0, 4 }), new double[0], new double[] { 0.5 },
						Kernel.GAUSSIAN),
				new KernelMixture(new Points(2, new double[] { -1, 0, 4, 3 }), new double[] { 0.2, 0.8 },
						new double[] { 0.5, 0 }, Kernel.TOPHAT),
				new LabelledEmpirical(new LabelledPictures(new Pictures(1, 2, new float[] { 0, 1, 1, 0, 0.5f, 0.5f }),
						new int[] { 0, 2, 2 })),
				chain, new DecodedTexts(chain, new Decoding(0.7, 2, 0.9, 1.3)),
				new EmpiricalTexts(chain.sample(5, TURN.stream("genuine")), List.of("a", "b", "c")),
				new EmpiricalTexts(new DatasetRows<>(chain.sample(11, TURN.stream("genuine")), 9, false),
						List.of("a", "b", "c")),
				new NGram(3, new Smoothing.KneserNey(new Smoothing.Discount(0.5)))
					.fit(Training.of(chain.sample(9, TURN.stream("genuine"))), TURN),
				new NGram(2, new Smoothing.Additive(0.1)).fit(Training.of(chain.sample(3, TURN.stream("genuine"))),
						TURN));
	}

	@Test
	void everyKindOfLawIsHere() {
		assertThat(laws().stream().<Class<?>>map(Law::getClass).collect(Collectors.toSet()))
			.containsAll(Members.classes(Law.class));
	}

	@ParameterizedTest
	@MethodSource("laws")
	void theFirstOfALargerSampleAreTheSmallerSample(Law law) {
		for (int size : new int[] { 0, 1, 2, 7, 500 }) {
			var small = law.sample(size, TURN.stream("synthetic"));
			var large = law.sample(size + 13, TURN.stream("synthetic"));
			assertThat(small.size()).isEqualTo(size);
			assertThat(large.size()).isEqualTo(size + 13);
			switch (small) {
				case Points(int dimension, double[] values) ->
					assertThat(values).isEqualTo(Arrays.copyOf(((Points) large).values(), size * dimension));
				case Pairs pairs -> assertThat(pairs.table().values())
					.isEqualTo(Arrays.copyOf(((Pairs) large).table().values(), pairs.table().values().length));
				case Texts(int symbols, int length, int[] tokens) ->
					assertThat(tokens).isEqualTo(Arrays.copyOf(((Texts) large).tokens(), size * length));
				case Pictures(int height, int width, float[] values) ->
					assertThat(values).isEqualTo(Arrays.copyOf(((Pictures) large).values(), size * height * width));
				case Summary summary -> throw summary.inseparable();
				case Symbols(long[] counts) -> {
					for (int symbol = 0; symbol < counts.length; symbol++) {
						assertThat(counts[symbol]).isLessThanOrEqualTo(((Symbols) large).counts()[symbol]);
					}
				}
			}
		}
	}

	@ParameterizedTest
	@MethodSource("laws")
	void theSameStreamGivesTheSameSample(Law law) {
		assertThat(Bits.of(law.sample(100, TURN.stream("synthetic"))))
			.isEqualTo(Bits.of(law.sample(100, TURN.stream("synthetic"))));
	}

	@ParameterizedTest
	@MethodSource("laws")
	void statisticsAreOfAsManyObservationsAsAskedFor(Law law) {
		if (law instanceof Sufficient sufficient) {
			for (long size : new long[] { 1, 2, 30, 1_000_000_000_000_000L }) {
				var statistics = sufficient.statistics(size, TURN.stream("synthetic"));
				assertThat(statistics.size()).isEqualTo(size);
				assertThat(statistics.space()).isEqualTo(law.space());
				assertThat(Bits.of(statistics))
					.isEqualTo(Bits.of(sufficient.statistics(size, TURN.stream("synthetic"))));
			}
			assertThat(sufficient.suffices(law.getClass())).isTrue();
			assertThat(sufficient.suffices(NormalMixture.class)).isFalse();
		}
	}

	@ParameterizedTest
	@MethodSource("laws")
	void observationsComeFromTheLawsSpace(Law law) {
		assertThat(law.sample(3, TURN.stream("synthetic")).space()).isEqualTo(law.space());
	}

	/** Whoever asks for labels besides gets the same pictures. */
	@ParameterizedTest
	@MethodSource("laws")
	void labelsComeWithTheSamePictures(Law law) {
		if (law instanceof Labelled labelled) {
			var drawn = labelled.draw(50, TURN.stream("synthetic"));
			assertThat(Bits.of(drawn.pictures())).isEqualTo(Bits.of(law.sample(50, TURN.stream("synthetic"))));
			assertThat(labelled.draw(60, TURN.stream("synthetic")).labels()).startsWith(drawn.labels());
			var classes = labelled.classes();
			assertThat(Arrays.stream(classes).sum()).isCloseTo(1, within(1e-12));
			assertThat(Arrays.stream(drawn.labels()).allMatch((label) -> classes[label] > 0)).isTrue();
		}
	}

}
