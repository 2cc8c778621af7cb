package ouroboros.neural;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import ouroboros.core.Run;
import ouroboros.core.Sampling;
import ouroboros.core.State;
import ouroboros.core.chance.Turn;
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
		return new Transformer(1, 2, 16, epochs, 16, 1e-2, 10, 0.01, 0, 0);
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
		var learner = new Transformer(2, 2, 8, 2, 4, 1e-3, 3, 0.1, 0.2, 0.3);
		var training = Training.of(texts(20));
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
		var learner = new Transformer(1, 1, 8, 30, 10, 1e-2, 0, 0, 0, 0);
		var equal = learner.fit(new Training(List.of(new Training.Part(zeros, 1), new Training.Part(ones, 1))), TURN);
		var weighted = learner.fit(new Training(List.of(new Training.Part(zeros, 1), new Training.Part(ones, 99))),
				TURN);
		assertThat(equal.next(new int[0], 0, 0)[1]).isLessThan(0.05);
		assertThat(weighted.next(new int[0], 0, 0)[1]).isBetween(0.3, 0.7);
	}

	/** Too many steps on few texts, of which the best ones are not the last. */
	@Test
	void validationKeepsTheBestEpoch() {
		var training = Training.of(texts(40));
		var held = new Transformer(1, 2, 32, 60, 8, 1e-2, 0, 0, 0, 0.25).fit(training, TURN);
		var last = new Transformer(1, 2, 32, 60, 8, 1e-2, 0, 0, 0, 0).fit(training, TURN);
		assertThat(perToken(last)).isGreaterThan(perToken(held) + 0.3);
	}

	/** Dropout changes the fit, but only while it is made. */
	@Test
	void dropoutIsOfTrainingAlone() {
		var training = Training.of(texts(300));
		var model = new Transformer(1, 2, 16, 8, 16, 1e-2, 0, 0, 0.1, 0).fit(training, TURN);
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
	void refusesHeadsThatDoNotShareTheWidth() {
		assertThatExceptionOfType(Refusal.class)
			.isThrownBy(() -> new Transformer(1, 3, 16, 1, 16, 1e-2, 10, 0.01, 0, 0))
			.matches((refusal) -> refusal.pointer().equals("/heads"));
		assertThat(learner(1).learns(new Space.Text(8, 1024))).isTrue();
		assertThat(learner(1).learns(new Space.Text(8, 1025))).isFalse();
	}

}
