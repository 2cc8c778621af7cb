package ouroboros.neural;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import ouroboros.core.Generation;
import ouroboros.core.Run;
import ouroboros.core.Sampling;
import ouroboros.core.State;
import ouroboros.core.View;
import ouroboros.core.chance.Turn;
import ouroboros.core.data.Pictures;
import ouroboros.core.data.Space;
import ouroboros.core.data.Training;
import ouroboros.core.law.Law;
import ouroboros.core.metric.EvidenceLowerBound;
import ouroboros.core.metric.LatentDeviation;
import ouroboros.core.metric.LatentFrechetDistance;
import ouroboros.core.metric.ReconstructionError;
import ouroboros.core.regime.Real;
import ouroboros.core.regime.Regime;
import ouroboros.core.regime.Retain;
import ouroboros.core.regime.Schedule;
import ouroboros.json.Catalog;
import ouroboros.json.Frozen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class VariationalAutoencoderTest {

	private static final Turn TURN = new Turn(7, 0, () -> false);

	private static final Spots SPOTS = new Spots(8);

	private static VariationalAutoencoder learner(Architecture architecture, int epochs, double learningRate) {
		return new VariationalAutoencoder(architecture, 4, 1, epochs, 32, learningRate, 1e-5, false);
	}

	private static Training genuine(int count) {
		return Training.of(SPOTS.sample(count, TURN.stream("genuine")));
	}

	private static View view(Law model, Law reference) {
		return new View(SPOTS, model, reference, Sampling.PLAIN, TURN);
	}

	/**
	 * Better than a fit that hardly moves, and than one that knows the mean picture
	 * alone.
	 */
	@ParameterizedTest
	@EnumSource
	void learnsWhatPicturesLookLike(Architecture architecture) {
		var training = genuine(256);
		var model = learner(architecture, 40, 3e-3).fit(training, TURN);
		var still = learner(architecture, 1, 1e-9).fit(training, TURN);
		var bound = new EvidenceLowerBound(500).measure(view(model, model));
		assertThat(bound).isGreaterThan(-meanPicture((Pictures) training.parts().getFirst().data()) + 1);
		assertThat(new EvidenceLowerBound(500).measure(view(still, still))).isLessThan(2 * bound);
		assertThat(new ReconstructionError(500).measure(view(model, model))).isLessThan(-bound);
		assertThat(new LatentFrechetDistance(500).measure(view(still, model)))
			.isGreaterThan(5 * new LatentFrechetDistance(500).measure(view(model, model)));
		assertThat(new LatentDeviation(500).measure(view(still, model)))
			.isLessThan(0.8 * new LatentDeviation(500).measure(view(model, model)));
	}

	/** Error of held-out pictures by the mean of the training pictures, in nats. */
	private static double meanPicture(Pictures training) {
		var means = new double[training.pixels()];
		for (int i = 0; i < training.values().length; i++) {
			means[i % means.length] += training.values()[i] / training.rows();
		}
		var heldOut = SPOTS.sample(500, TURN.stream("held-out"));
		var sum = 0.0;
		for (int i = 0; i < heldOut.values().length; i++) {
			var white = heldOut.values()[i];
			var mean = means[i % means.length];
			sum -= (white * Math.log(mean) + (1 - white) * Math.log(1 - mean)) / heldOut.rows();
		}
		return sum;
	}

	/** Weights multiply: a picture of no weight is as good as none. */
	@Test
	void weightsCount() {
		var black = SPOTS.sample(64, TURN.stream("genuine")).map((_) -> 0);
		var white = black.map((_) -> 1);
		for (double weight : new double[] { 1e-9, 1e9 }) {
			var model = learner(Architecture.DENSE, 20, 1e-2)
				.fit(new Training(List.of(new Training.Part(black, 1), new Training.Part(white, weight))), TURN);
			var brightness = 0.0;
			var drawn = model.sample(100, TURN.stream("drawn"));
			for (var value : drawn.values()) {
				brightness += value / drawn.values().length;
			}
			assertThat(brightness).isBetween((weight > 1) ? 0.95 : 0, (weight > 1) ? 1 : 0.05);
		}
	}

	/** A fit is the same bits, and its draws are, in however small pieces. */
	@ParameterizedTest
	@EnumSource
	void theSameSeedGivesTheSameBits(Architecture architecture) {
		var learner = learner(architecture, 3, 1e-3);
		var model = learner.fit(genuine(100), TURN);
		assertThat(learner.fit(genuine(100), TURN).parameters()).isEqualTo(model.parameters());
		assertThat(learner.fit(genuine(100), TURN.at(1)).parameters()).isNotEqualTo(model.parameters());
		var many = model.sample(300, TURN.stream("drawn")).values();
		for (int size : new int[] { 1, 7, 64, 257 }) {
			assertThat(model.sample(size, TURN.stream("drawn")).values()).isEqualTo(Arrays.copyOf(many, size * 64));
		}
		assertThat(model.encode(SPOTS.sample(3, TURN.stream("x")), TURN).means().values()).hasSize(12)
			.isEqualTo(Arrays.copyOf(model.encode(SPOTS.sample(300, TURN.stream("x")), TURN).means().values(), 12));
	}

	/** Stopped after every third step, wherever in an epoch that is. */
	@ParameterizedTest
	@EnumSource
	void goesOnWhereItStopped(Architecture architecture) {
		var learner = learner(architecture, 3, 1e-3);
		var whole = learner.fit(genuine(100), TURN);
		var shelf = new Shelf();
		var pieces = 0;
		PictureAutoencoder model = null;
		while (model == null) {
			var goal = shelf.told.done() + 3;
			try {
				model = learner.fit(genuine(100), new Turn(7, 0, () -> shelf.told.done() >= goal, shelf));
			}
			catch (Turn.Stopped ex) {
				pieces++;
			}
		}
		assertThat(pieces).isGreaterThan(2);
		assertThat(model.parameters()).isEqualTo(whole.parameters());
		assertThat(shelf.told.loss()).isFinite();
		assertThat(shelf.told.done()).isEqualTo(shelf.told.total()).isEqualTo(3 * 4);
	}

	/**
	 * Synthetic pictures drawn anew for every epoch: stopped and taken up again in the
	 * middle of one it ends with the same bits. A fixed set would end with others, but at
	 * generation 0, which has no synthetic pictures.
	 */
	@Test
	void eachEpochCanDrawAnew() {
		var resampled = run(true);
		var first = resampled.next(null, () -> false).state();
		var whole = parameters(resampled.next(first, () -> false));
		var shelf = new Shelf();
		assertThatExceptionOfType(Turn.Stopped.class)
			.isThrownBy(() -> resampled.next(first, () -> shelf.told.done() >= 3, shelf));
		assertThat(parameters(resampled.next(first, () -> false, shelf))).isEqualTo(whole);
		assertThat(parameters(run(false).next(null, () -> false))).isEqualTo(parameters(first.model()));
		assertThat(parameters(run(false).next(first, () -> false))).isNotEqualTo(whole);
	}

	private static Run run(boolean resampled) {
		return new Run(SPOTS, new VariationalAutoencoder(Architecture.DENSE, 4, 1, 3, 32, 1e-3, 1e-5, resampled),
				Regime.of(Schedule.of(60), null, Retain.of("replace")), Sampling.PLAIN, List.of(), List.of(), null, 1,
				11);
	}

	private static float[] parameters(Run.Step step) {
		return parameters(step.state().model());
	}

	private static float[] parameters(Law model) {
		return ((PictureAutoencoder) model).parameters();
	}

	/** As a worker does: the state is frozen, and thawed elsewhere. */
	@Test
	void aThawedModelGoesOnAsIfNothingHadBeen() {
		var run = new Run(SPOTS, learner(Architecture.CONV, 2, 1e-3),
				Regime.of(Schedule.of(60), null, Retain.of("replace")), Sampling.PLAIN, List.of(),
				List.of(new LatentDeviation(50)), null, 3, 11);
		var frozen = new Frozen(Catalog.ofClassPath());
		var steps = run.stream(null, () -> false).toList();
		var first = steps.getFirst().state();
		var thawed = frozen.read(frozen.write(first), State.class);
		assertThat(((PictureAutoencoder) thawed.model()).parameters())
			.isEqualTo(((PictureAutoencoder) first.model()).parameters());
		var rest = run.stream(thawed, () -> false).map(Run.Step::generation).map(Generation::metrics).toList();
		assertThat(rest).containsExactlyElementsOf(
				steps.subList(1, 4).stream().map(Run.Step::generation).map(Generation::metrics).toList());
		assertThat(frozen.model(first.model()).get("parameters").asInt())
			.isEqualTo(Parameters.count(Architecture.CONV.layers(SPOTS.space(), 4)));
	}

	/** Left to its own data it forgets; with genuine data alone it does not. */
	@Test
	void collapsesInALoop() {
		var replaced = bounds(null);
		var genuine = bounds(new Real(Schedule.of(1), null, Real.Source.FRESH, Real.Mixing.STRATIFIED, null));
		assertThat(replaced[0]).isEqualTo(genuine[0]);
		assertThat(replaced[3]).isLessThan(replaced[0] - 3);
		assertThat(genuine[3]).isGreaterThan(genuine[0] - 1);
	}

	/** Evidence lower bounds of the generations. */
	private static double[] bounds(@Nullable Real real) {
		return new Run(SPOTS, learner(Architecture.DENSE, 15, 3e-3),
				Regime.of(Schedule.of(200), real, Retain.of("replace")), Sampling.PLAIN, List.of(),
				List.of(new EvidenceLowerBound(500)), null, 3, 5)
			.stream(null, () -> false)
			.mapToDouble((step) -> step.generation().metrics()[0])
			.toArray();
	}

	/** A warm fit goes on: that it has learned shows. */
	@Test
	void aWarmFitGoesOn() {
		var learner = learner(Architecture.DENSE, 10, 3e-3);
		var cold = learner.fit(genuine(200), TURN);
		var warm = learner.fit(genuine(200), TURN, cold);
		assertThat(new EvidenceLowerBound(500).measure(view(warm, warm)))
			.isGreaterThan(new EvidenceLowerBound(500).measure(view(cold, cold)));
	}

	/** Asks at every block of every step whether to go on. */
	@Test
	void stopsBetweenBlocks() {
		var asked = new AtomicInteger();
		var turn = new Turn(1, 0, () -> asked.incrementAndGet() > 500);
		assertThatExceptionOfType(Turn.Stopped.class)
			.isThrownBy(() -> learner(Architecture.DENSE, 100_000, 1e-3).fit(genuine(64), turn));
		assertThat(asked).hasValue(501);
		var model = learner(Architecture.CONV, 1, 1e-3).fit(genuine(10), TURN);
		var stopped = new Turn(1, 0, () -> true);
		var pictures = SPOTS.sample(5, TURN.stream("x"));
		assertThatExceptionOfType(Turn.Stopped.class).isThrownBy(() -> model.sample(5, stopped.stream("x")));
		assertThatExceptionOfType(Turn.Stopped.class).isThrownBy(() -> model.encode(pictures, stopped));
	}

	@Test
	void convolutionsNeedSidesOfFour() {
		var conv = learner(Architecture.CONV, 1, 1e-3);
		assertThat(conv.learns(new Space.Pictures(28, 28))).isTrue();
		assertThat(conv.learns(new Space.Pictures(28, 27))).isFalse();
		assertThat(conv.learns(new Space.Real(784))).isFalse();
		assertThat(learner(Architecture.DENSE, 1, 1e-3).learns(new Space.Pictures(5, 3))).isTrue();
	}

}
