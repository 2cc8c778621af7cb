package ouroboros.core;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import ouroboros.core.chance.Turn;
import ouroboros.core.data.Texts;
import ouroboros.core.law.MarkovChain;
import ouroboros.core.learner.NGram;
import ouroboros.core.learner.Smoothing;
import ouroboros.core.regime.Batch;
import ouroboros.core.regime.Portion;

import static org.assertj.core.api.Assertions.assertThat;

/** What texts are written after, however many are asked for at once. */
class PrompterTest {

	private static final MarkovChain LANGUAGE = MarkovChain.of(4, 0, 3, new double[] { 0.1, 0.2, 0.3, 0.4 });

	private static final Turn TURN = new Turn(8, 3, () -> false);

	private static Prompter prompter(Sampling.Prompts prompts, @Nullable Batch previous) {
		var sampling = new Sampling(1, null, 1, 1, prompts, 1, 1, Sampling.Precision.FLOAT64, Sampling.Method.DRAW);
		var run = new Run(LANGUAGE, new NGram(1, new Smoothing.Additive(1)), Loops.replace(5), sampling, List.of(),
				List.of(), null, 3, 8);
		return new Prompter(run, previous, TURN);
	}

	private static int[] rows(Texts texts, int... rows) {
		return texts.select(rows).tokens();
	}

	private static Texts genuine() {
		return LANGUAGE.sample(5, TURN.at(0).stream("genuine"));
	}

	@Test
	void goOnWhereTheyWereLeft() {
		var prompter = prompter(Sampling.Prompts.GENUINE, null);
		assertThat(prompter.next(3).tokens()).isEqualTo(rows(genuine(), 0, 1, 2));
		assertThat(prompter.next(4).tokens()).isEqualTo(rows(genuine(), 3, 4, 0, 1));
		assertThat(prompter.next(11).tokens()).isEqualTo(rows(genuine(), 2, 3, 4, 0, 1, 2, 3, 4, 0, 1, 2));
		assertThat(prompter.next(2).tokens()).isEqualTo(rows(genuine(), 3, 4));
	}

	@Test
	void areAllNewTextsOfTheGenerationBefore() {
		var real = new Texts(4, 3, new int[] { 0, 0, 0, 1, 1, 1 });
		var synthetic = new Texts(4, 3, new int[] { 2, 2, 2 });
		var previous = Batch.of(List.of(Portion.genuine(real), Portion.synthetic(synthetic)));
		assertThat(prompter(Sampling.Prompts.PREVIOUS, previous).next(4).tokens()).containsExactly(0, 0, 0, 1, 1, 1, 2,
				2, 2, 0, 0, 0);
		assertThat(prompter(Sampling.Prompts.GENUINE, previous).next(2).tokens()).isEqualTo(rows(genuine(), 0, 1));
	}

	/** As at generation 1 of a run whose data were not kept, or where there were none. */
	@Test
	void areGenuineWhereNothingIsKnownOfThem() {
		for (var previous : new Batch[] { null, Batch.EMPTY }) {
			assertThat(prompter(Sampling.Prompts.PREVIOUS, previous).next(2).tokens()).isEqualTo(rows(genuine(), 0, 1));
		}
	}

}
