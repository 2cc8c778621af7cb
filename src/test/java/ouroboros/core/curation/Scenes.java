package ouroboros.core.curation;

import java.util.Arrays;
import java.util.List;

import ouroboros.core.Filter;
import ouroboros.core.Scene;
import ouroboros.core.chance.Turn;
import ouroboros.core.data.Data;
import ouroboros.core.data.Pairs;
import ouroboros.core.data.Points;
import ouroboros.core.data.Symbols;
import ouroboros.core.law.Discrete;
import ouroboros.core.law.Law;
import ouroboros.core.regime.Batch;
import ouroboros.core.regime.Portion;
import ouroboros.core.regime.Source;

/** Few data, and what filters look at. */
final class Scenes {

	static final Turn TURN = new Turn(23, 2, () -> false);

	private static final Law ANY = new Discrete(new double[] { 1 });

	private Scenes() {
	}

	static Scene of(Law truth, Law generator) {
		return new Scene(truth, generator, TURN, TURN.stream("curation"));
	}

	/** One whose turn is over. */
	static Scene over(Law law) {
		return new Scene(law, law, new Turn(23, 2, () -> true), TURN.stream("curation"));
	}

	/** What a channel gives that looks at no law. */
	static Data changed(Channel channel, Data data) {
		return channel.changed(data, of(ANY, ANY));
	}

	static double[] values(Data data) {
		return ((data instanceof Pairs pairs) ? pairs.table() : (Points) data).values();
	}

	static long[] counts(Batch batch) {
		return ((Symbols) batch.portions().getFirst().data()).counts();
	}

	/** Always the same synthetic data, whatever is asked for. */
	static Source always(Data data) {
		return (_) -> Batch.of(List.of(Portion.synthetic(data)));
	}

	/** The points that a filter leaves of some, ascending. */
	static double[] left(Filter filter, Law truth, Law generator, int size, double... points) {
		var left = filter.over(always(new Points(1, points)), of(truth, generator)).draw(size);
		return Arrays.stream(values(left.portions().getFirst().data())).sorted().toArray();
	}

}
