package ouroboros.neural;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import ouroboros.core.Run;
import ouroboros.core.Sampling;
import ouroboros.core.State;
import ouroboros.core.chance.Turn;
import ouroboros.core.chance.Workbench;
import ouroboros.core.data.Space;
import ouroboros.core.data.Texts;
import ouroboros.core.data.Training;
import ouroboros.core.law.MarkovChain;
import ouroboros.core.metric.Perplexity;
import ouroboros.core.metric.SyntheticPerplexity;
import ouroboros.core.regime.Pool;
import ouroboros.core.regime.Regime;
import ouroboros.core.regime.Retain;
import ouroboros.core.regime.Schedule;
import ouroboros.core.spec.Refusal;
import ouroboros.core.truth.MarkovText;
import ouroboros.json.Catalog;
import ouroboros.json.Frozen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TransformerTest {

	private static final Turn TURN = new Turn(3, 1, () -> false);

	private static final MarkovChain LANGUAGE = new MarkovText(8, 1, 0.3, 16, 5).law((dataset, columns) -> {
		throw new AssertionError(dataset);
	});

	private static final double ENTROPY = LANGUAGE.entropy() / 16;

	private static Texts texts(int count) {
		return LANGUAGE.sample(count, TURN.stream("genuine"));
	}

	private static Transformer learner(int epochs) {
		return new Transformer(1, 2, 16, null, epochs, 16, 1e-2, 10, 0.01, 0, 0, null);
	}

	/** Of texts that no model has seen. */
	private static double perToken(DecoderModel model) {
		var texts = LANGUAGE.sample(300, TURN.stream("held-out"));
		var sum = 0.0;
		for (int from = 0; from < texts.tokens().length; from += 16) {
			sum -= model.logProbability(texts.tokens(), from, from + 16);
		}
		return sum / texts.tokens().length;
	}

	@Test
	void comesNearTheEntropyOfALanguage() {
		var training = Training.of(texts(1000));
		var untrained = perToken(learner(0).fit(training, TURN));
		assertThat(untrained).isBetween(Math.log(8) - 0.05, Math.log(8) + 0.05).isGreaterThan(ENTROPY + 0.5);
		assertThat(perToken(learner(4).fit(training, TURN))).isBetween(ENTROPY - 0.03, ENTROPY + 0.05);
	}

	@Test
	void theSameSeedGivesTheSameBits() {
		var learner = new Transformer(2, 2, 8, 20, 2, 4, 1e-3, 3, 0.1, 0.2, 6, null);
		var training = training(20);
		var model = learner.fit(training, TURN);
		assertThat(learner.fit(training, TURN).parameters()).isEqualTo(model.parameters());
		assertThat(learner.fit(training, TURN.at(2)).parameters()).isNotEqualTo(model.parameters());
		var frozen = new Frozen(Catalog.ofClassPath());
		var state = new State(1, model, List.of(), model, Pool.EMPTY);
		var thawed = (DecoderModel) frozen.read(frozen.write(state), State.class).model();
		assertThat(thawed.parameters()).isEqualTo(model.parameters());
		assertThat(thawed.sample(50, TURN.stream("synthetic")).tokens())
			.isEqualTo(model.sample(50, TURN.stream("synthetic")).tokens());
		assertThat(learner.fit(training, TURN, thawed).parameters())
			.isEqualTo(learner.fit(training, TURN, model).parameters())
			.isNotEqualTo(model.parameters());
	}

	/** One text of a hundred, with the weight of all others together. */
	@Test
	void weightsCount() {
		var zeros = new Texts(2, 4, new int[4 * 99]);
		var ones = new Texts(2, 4, new int[] { 1, 1, 1, 1 });
		var learner = new Transformer(1, 1, 8, null, 30, 10, 1e-2, 0, 0, 0, 0, null);
		var equal = learner.fit(new Training(List.of(new Training.Part(zeros, 1), new Training.Part(ones, 1))), TURN);
		var weighted = learner.fit(new Training(List.of(new Training.Part(zeros, 1), new Training.Part(ones, 99))),
				TURN);
		assertThat(equal.next(new int[0], 0, 0)[1]).isLessThan(0.05);
		assertThat(weighted.next(new int[0], 0, 0)[1]).isBetween(0.3, 0.7);
	}

	/** Few texts, and more of their kind to validate with. */
	private static Training training(int count) {
		return new Training(Training.of(texts(count)).parts(), new Training.Origin() {

			@Override
			public Training again(Training first, int draw) {
				return first;
			}

			@Override
			public Texts validation(int size) {
				return LANGUAGE.sample(size, TURN.stream("validation"));
			}

		});
	}

	/** Goes through few texts so often that the best epoch is not the last. */
	private static Transformer overfitting(int validation, @Nullable Integer patience) {
		return new Transformer(1, 2, 32, null, 30, 8, 1e-2, 0, 0, 0, validation, patience);
	}

	@Test
	void validationKeepsTheBestEpoch() {
		var best = overfitting(100, null).fit(training(40), TURN);
		var last = overfitting(0, null).fit(training(40), TURN);
		assertThat(perToken(last)).isGreaterThan(perToken(best) + 0.3);
		var bench = new Piecemeal((begun) -> begun);
		assertThat(bench.fit(overfitting(100, 3), training(40)).parameters()).isEqualTo(best.parameters());
		assertThat(bench.shelf.told.done()).isBetween(4L * 5, 20L * 5).isLessThan(bench.shelf.told.total());
	}

	/**
	 * After every step, and after every piece of a validation; whoever forgets goes
	 * elsewhere.
	 */
	@Test
	void goesOnWhereItStopped() {
		var learner = new Transformer(1, 2, 32, 20, 8, 8, 1e-2, 10, 0.1, 0.1, 20, null);
		var whole = learner.fit(training(20), TURN);
		var bench = new Piecemeal((begun) -> begun);
		assertThat(bench.fit(learner, training(20)).parameters()).isEqualTo(whole.parameters());
		assertThat(bench.pieces).isEqualTo(8 * (3 + 3));
		assertThat(bench.shelf.told.phase()).isEqualTo("epoch 8 of 8");
		assertThat(bench.shelf.told.done()).isEqualTo(bench.shelf.told.total()).isEqualTo(8 * 3);
		assertThat(bench.shelf.told.loss()).isBetween(ENTROPY / 2, Math.log(8));
		for (UnaryOperator<Begun> memory : List.<UnaryOperator<Begun>>of(
				(begun) -> new Begun(begun.steps(), begun.parameters(), new float[begun.means().length],
						begun.squares()),
				(begun) -> new Begun(begun.steps(), begun.parameters(), begun.means(),
						new float[begun.squares().length]))) {
			assertThat(new Piecemeal((begun) -> new DecoderBegun(memory.apply(begun.steps()), begun.found()))
				.fit(learner, training(20))
				.parameters()).isNotEqualTo(whole.parameters());
		}
	}

	/** The last epoch is taken for the best by whoever has forgotten the others. */
	@Test
	void laysDownTheBestEpoch() {
		var best = overfitting(20, null).fit(training(40), TURN);
		assertThat(new Piecemeal((begun) -> begun).fit(overfitting(20, null), training(40)).parameters())
			.isEqualTo(best.parameters());
		assertThat(new Piecemeal((begun) -> {
			var found = begun.found();
			return new DecoderBegun(begun.steps(), new Validated(found.epochs(), found.texts(), found.sum(),
					new float[0], 0, Double.POSITIVE_INFINITY));
		}).fit(overfitting(20, null), training(40)).parameters()).isNotEqualTo(best.parameters());
	}

	/** Stops after every piece of a fit, and goes on from what a memory makes of it. */
	private static final class Piecemeal implements Workbench {

		private final Shelf shelf = new Shelf();

		private final UnaryOperator<DecoderBegun> memory;

		private boolean over;

		private int pieces;

		Piecemeal(UnaryOperator<DecoderBegun> memory) {
			this.memory = memory;
		}

		DecoderModel fit(Transformer learner, Training training) {
			while (true) {
				this.over = false;
				try {
					return learner.fit(training, new Turn(3, 1, () -> this.over, this));
				}
				catch (Turn.Stopped ex) {
					assertThat(this.over).isTrue();
				}
			}
		}

		@Override
		public <T extends Record> @Nullable T taken(Class<T> type) {
			var begun = this.shelf.taken(type);
			return (begun == null) ? null : type.cast(this.memory.apply((DecoderBegun) begun));
		}

		@Override
		public boolean isDue() {
			this.over = true;
			this.pieces++;
			return true;
		}

		@Override
		public void keep(Record work) {
			this.shelf.keep(work);
		}

		@Override
		public void tell(Progress progress) {
			this.shelf.tell(progress);
		}

	}

	/** No position is left as it was before the first step. */
	@Test
	void textsAreLearnedAtAllPositions() {
		var start = new Transformer(1, 2, 16, 24, 0, 16, 1e-2, 10, 0.01, 0, 0, null);
		var learner = new Transformer(1, 2, 16, 24, 4, 16, 1e-2, 10, 0.01, 0, 0, null);
		var before = start.fit(Training.of(texts(1000)), TURN);
		var model = learner.fit(Training.of(texts(1000)), TURN);
		assertThat(perToken(model)).isBetween(ENTROPY - 0.03, ENTROPY + 0.05);
		assertThat(model.parameters())
			.hasSize(learner(0).fit(Training.of(texts(1)), TURN).parameters().length + (24 - 16) * 16);
		for (int position = 0; position < 24; position++) {
			var from = (8 + 1 + position) * 16;
			var squares = 0.0;
			for (int i = from; i < from + 16; i++) {
				squares += Math.pow(model.parameters()[i] - before.parameters()[i], 2);
			}
			assertThat(Math.sqrt(squares)).isGreaterThan(0.1);
		}
	}

	/** Dropout changes the fit, but only while it is made. */
	@Test
	void dropoutIsOfTrainingAlone() {
		var training = Training.of(texts(300));
		var model = new Transformer(1, 2, 16, null, 8, 16, 1e-2, 0, 0, 0.1, 0, null).fit(training, TURN);
		assertThat(perToken(model)).isLessThan(ENTROPY + 0.15);
		assertThat(model.next(new int[0], 0, 0)).isEqualTo(model.next(new int[0], 0, 0));
	}

	@Test
	void stopsBetweenSteps() {
		var polls = new AtomicInteger();
		var turn = new Turn(3, 1, () -> polls.incrementAndGet() >= 10);
		assertThatExceptionOfType(Turn.Stopped.class).isThrownBy(() -> learner(100).fit(Training.of(texts(50)), turn));
		assertThat(polls).hasValue(10);
	}

	@Test
	void aLoopGivesTheSameNumbersAgain() {
		var run = new Run(LANGUAGE, learner(3), Regime.of(Schedule.of(200), null, Retain.of("replace")), Sampling.PLAIN,
				List.of(), List.of(new Perplexity(), new SyntheticPerplexity(100, null)), null, 2, 7);
		var values = run.stream(null, () -> false).map((step) -> step.generation().metrics()).toArray(double[][]::new);
		assertThat(values).hasDimensions(3, 2);
		assertThat(run.stream(null, () -> false).map((step) -> step.generation().metrics()).toArray(double[][]::new))
			.isEqualTo(values);
		assertThat(Arrays.stream(values).mapToDouble((row) -> row[0]))
			.allMatch((perplexity) -> perplexity > Math.exp(ENTROPY - 0.03) && perplexity < 8);
		assertThat(values[2][0]).isGreaterThan(values[0][0]);
	}

	@Test
	void refusesWhatDoesNotFit() {
		assertThatExceptionOfType(Refusal.class)
			.isThrownBy(() -> new Transformer(1, 3, 16, null, 1, 16, 1e-2, 10, 0.01, 0, 0, null))
			.matches((refusal) -> refusal.pointer().equals("/heads"));
		assertThatExceptionOfType(Refusal.class)
			.isThrownBy(() -> new Transformer(1, 2, 16, null, 1, 16, 1e-2, 10, 0.01, 0, 0, 3))
			.matches((refusal) -> refusal.pointer().equals("/patience"));
		assertThat(learner(1).learns(new Space.Text(8, 1024))).isTrue();
		assertThat(learner(1).learns(new Space.Text(8, 1025))).isFalse();
		var narrow = new Transformer(1, 2, 16, 16, 1, 16, 1e-2, 10, 0.01, 0, 0, null);
		assertThat(narrow.learns(new Space.Text(8, 16))).isTrue();
		assertThat(narrow.learns(new Space.Text(8, 17))).isFalse();
	}

}
