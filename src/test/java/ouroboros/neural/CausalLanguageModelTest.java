package ouroboros.neural;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import ouroboros.TinyOpt;
import ouroboros.core.Iterative;
import ouroboros.core.Pretrained;
import ouroboros.core.Run;
import ouroboros.core.Sampling;
import ouroboros.core.Truth;
import ouroboros.core.chance.Turn;
import ouroboros.core.data.Data;
import ouroboros.core.data.Space;
import ouroboros.core.data.Training;
import ouroboros.core.law.Law;
import ouroboros.core.law.MarkovChain;
import ouroboros.core.metric.Perplexity;
import ouroboros.core.regime.Regime;
import ouroboros.core.regime.Retain;
import ouroboros.core.regime.Schedule;
import ouroboros.core.spec.Refusal;
import ouroboros.core.truth.MarkovText;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CausalLanguageModelTest {

	private static final Turn TURN = new Turn(3, 1, () -> false);

	private static final OptCheckpoint BASE = (OptCheckpoint) new OptFormat().read(TinyOpt.USUAL.files());

	private static final Truth.Library LIBRARY = new Truth.Library() {

		@Override
		public Data find(String dataset, List<String> columns) {
			throw new AssertionError(dataset);
		}

		@Override
		public Pretrained pretrained(String dataset) {
			if (!dataset.equals("tiny")) {
				throw new Refusal("", "not-found", "there is no checkpoint " + dataset);
			}
			return BASE;
		}

	};

	private static final MarkovChain LANGUAGE = new MarkovText(40, 1, 0.1, 12, 5).law(LIBRARY);

	private static CausalLanguageModel learner(int epochs) {
		return new CausalLanguageModel("tiny", epochs, 16, 3e-3, 5, 0.01, 0, 0, null);
	}

	private static Iterative prepared(int epochs) {
		return (Iterative) learner(epochs).prepared(LANGUAGE.space(), LIBRARY);
	}

	private static Training training(int count) {
		return Training.of(LANGUAGE.sample(count, TURN.stream("genuine")));
	}

	private static double perToken(Law law) {
		var model = (DecoderModel) law;
		var texts = LANGUAGE.sample(100, TURN.stream("held out"));
		var sum = 0.0;
		for (int from = 0; from < texts.tokens().length; from += 12) {
			sum -= model.logProbability(texts.tokens(), from, from + 12);
		}
		return sum / texts.tokens().length;
	}

	/** Without steps it is the base, with them it comes closer to the data's entropy. */
	@Test
	void startsFromTheBaseAndLearns() {
		var before = BASE.parameters().clone();
		var none = prepared(0).fit(training(20), TURN);
		assertThat(((DecoderModel) none).parameters()).isEqualTo(before);
		var some = prepared(1).fit(training(300), TURN);
		var more = prepared(20).fit(training(300), TURN);
		assertThat(perToken(none)).isGreaterThan(Math.log(40));
		assertThat(perToken(some)).isLessThan(perToken(none) - 1);
		assertThat(perToken(more)).isBetween(LANGUAGE.entropy() / 12, LANGUAGE.entropy() / 12 + 1.2);
		assertThat(BASE.parameters()).as("the base is shared").isEqualTo(before);
	}

	/** A cold fit forgets the previous generation, a warm one goes on from it. */
	@Test
	void fineTunesFromTheBaseUnlessItStartsWarm() {
		var regime = Regime.of(Schedule.of(30), null, Retain.of("replace"));
		var cold = new Run(LANGUAGE, prepared(0), regime, Sampling.PLAIN, List.of(), List.of(new Perplexity()), null, 2,
				7);
		var steps = cold.stream(null, () -> false).toList();
		assertThat(steps).hasSize(3)
			.allSatisfy((step) -> assertThat(((DecoderModel) step.state().model()).parameters())
				.isEqualTo(BASE.parameters()));
		var tuned = prepared(5).fit(training(100), TURN);
		assertThat(((DecoderModel) prepared(0).fit(training(30), TURN, tuned)).parameters())
			.isEqualTo(((DecoderModel) tuned).parameters());
		assertThat(((DecoderModel) prepared(1).fit(training(30), TURN, tuned)).parameters())
			.isEqualTo(((DecoderModel) prepared(1).fit(training(30), TURN, tuned)).parameters())
			.isNotEqualTo(((DecoderModel) prepared(1).fit(training(30), TURN)).parameters());
	}

	/** The checkpoint is kept by the library, and asked for at each fit. */
	@Test
	void holdsNoCopyOfTheBase() {
		var asked = new AtomicInteger();
		var tuning = new FineTuning(learner(0), BASE.config().shape(12), () -> {
			asked.incrementAndGet();
			return BASE.parameters();
		});
		tuning.fit(training(5), TURN);
		tuning.fit(training(5), TURN);
		assertThat(asked).hasValue(2);
	}

	@Test
	void refusesDataOfOtherTokens() {
		assertRefused(learner(1), new Space.Text(39, 12), "mismatch");
		assertRefused(learner(1), new Space.Text(40, 33), "limit-exceeded");
		assertRefused(new CausalLanguageModel("other", 1, 16, 1e-3, 0, 0, 0, 0, null), new Space.Text(40, 12),
				"not-found");
		assertThat(learner(1).prepared(new Space.Text(40, 32), LIBRARY).learns(new Space.Text(40, 32))).isTrue();
		assertThat(learner(1).learns(new Space.Real(1))).isFalse();
	}

	private static void assertRefused(CausalLanguageModel learner, Space space, String code) {
		assertThatExceptionOfType(Refusal.class).isThrownBy(() -> learner.prepared(space, LIBRARY))
			.matches((refusal) -> refusal.pointer().equals("/checkpoint") && refusal.code().equals(code));
	}

}
