package ouroboros.core.curation;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;

import ouroboros.core.data.Data;
import ouroboros.core.data.Points;
import ouroboros.core.data.Texts;
import ouroboros.core.law.Autoregressive;
import ouroboros.core.law.Discrete;
import ouroboros.core.law.Law;
import ouroboros.core.law.LogDensity;
import ouroboros.core.regime.Batch;

/** Log-probabilities, or log-densities, of observations. */
final class LogProbability {

	private LogProbability() {
	}

	/** Of each observation of each portion by its index. */
	static List<IntToDoubleFunction> of(Law law, Batch batch) {
		return batch.portions().stream().map((portion) -> of(law, portion.data())).toList();
	}

	/**
	 * Of each observation by its index, as {@link Data#shuffled} gives it.
	 * @param law on symbols or counts, on texts telling the probabilities of tokens, or
	 * with a density
	 * @param data observations of the law's space
	 */
	static IntToDoubleFunction of(Law law, Data data) {
		if (law instanceof Discrete(double[] probabilities)) {
			var logarithms = Arrays.stream(probabilities).map(Math::log).toArray();
			return (symbol) -> logarithms[symbol];
		}
		if (law instanceof Autoregressive writer) {
			var texts = (Texts) data;
			return (row) -> writer.logProbability(texts.tokens(), row * texts.length(), (row + 1) * texts.length());
		}
		var density = LogDensity.of(law);
		var points = (Points) data;
		return (row) -> density.logDensity(points.values(), row * points.dimension());
	}

}
