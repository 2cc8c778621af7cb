package ouroboros.core;

import java.util.List;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import ouroboros.core.chance.Turn;
import ouroboros.core.data.Texts;
import ouroboros.core.regime.Batch;

/**
 * The texts that a generation's synthetic ones are written after, in order, over and
 * over.
 */
final class Prompter {

	private final Run run;

	private final @Nullable Batch previous;

	private final Turn turn;

	private @Nullable Texts prompts;

	private int used;

	/**
	 * @param run says which
	 * @param previous the new data of the generation before, where they are known
	 * @param turn the chance of the generation
	 */
	Prompter(Run run, @Nullable Batch previous, Turn turn) {
		this.run = run;
		this.previous = previous;
		this.turn = turn;
	}

	/** The next ones. */
	Texts next(int size) {
		if (this.prompts == null) {
			this.prompts = all();
		}
		var rows = this.prompts.rows();
		var first = this.used;
		this.used = (int) (((long) first + size) % rows);
		return this.prompts.select(IntStream.range(0, size).map((i) -> (int) (((long) first + i) % rows)).toArray());
	}

	private Texts all() {
		if (this.run.sampling().prompts() == Sampling.Prompts.PREVIOUS && this.previous != null
				&& this.previous.size() > 0) {
			return joined(this.previous.portions().stream().map((portion) -> (Texts) portion.data()).toList());
		}
		var size = Math.toIntExact(this.run.regime().samplesAt(0));
		return (Texts) this.run.truth().sample(size, this.turn.at(0).stream("genuine"));
	}

	private static Texts joined(List<Texts> texts) {
		var first = texts.getFirst();
		return (texts.size() == 1) ? first : new Texts(first.symbols(), first.length(),
				texts.stream().flatMapToInt((part) -> IntStream.of(part.tokens())).toArray());
	}

}
