package ouroboros.core.curation;

import java.util.function.UnaryOperator;

import ouroboros.core.Scene;
import ouroboros.core.regime.Batch;
import ouroboros.core.regime.Deck;
import ouroboros.core.regime.Exhausted;
import ouroboros.core.regime.Source;

/**
 * Draws until enough is accepted, at most 100 candidates for each point wanted.
 *
 * @param source where candidates come from
 * @param accepted what is left of candidates, each accepted or not whatever the others
 * are
 * @param scene the generation's
 * @param filter name of the filter
 */
record Refill(Source source, UnaryOperator<Batch> accepted, Scene scene, String filter) implements Source {

	private static final int MOST_CANDIDATES = 100;

	/** Candidates drawn at once, at the least, where few are accepted. */
	private static final int CHUNK = 1000;

	@Override
	public Batch draw(long size) {
		var kept = Batch.EMPTY;
		var limit = MOST_CANDIDATES * size;
		var asked = 0L;
		while (kept.size() < size && asked < limit) {
			this.scene.turn().poll();
			var wanted = Math.min(limit - asked, next(size, kept.size(), asked));
			var candidates = this.source.draw(wanted);
			asked += wanted;
			var accepted = this.accepted.apply(candidates);
			var missing = size - kept.size();
			kept = kept.joined(
					(accepted.size() <= missing) ? accepted : new Deck(accepted, this.scene.random()).deal(missing));
			if (candidates.size() == 0) {
				break;
			}
		}
		if (kept.size() == 0) {
			throw new Exhausted("the %s rejected all of %d candidates".formatted(this.filter, asked));
		}
		return kept;
	}

	/** As many as are missing at the rate so far. */
	private static long next(long size, long kept, long asked) {
		var missing = size - kept;
		if (asked == 0) {
			return missing;
		}
		var most = Math.max(size, CHUNK);
		return (kept == 0) ? most : Math.min(most, (long) Math.ceil(1.1 * missing * asked / kept));
	}

}
