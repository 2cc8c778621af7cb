package ouroboros.core.law;

import java.util.List;

import ouroboros.core.data.Space;
import ouroboros.core.data.Texts;

/**
 * The law that gives equal probability to each of finitely many texts.
 *
 * @param rows the texts
 * @param words what the tokens stand for, in order
 */
public record EmpiricalTexts(DatasetRows<Texts> rows, List<String> words) implements DatasetLaw<Texts> {

	/**
	 * Of texts that are all drawn, with replacement.
	 * @param texts at least one
	 */
	public EmpiricalTexts(Texts texts, List<String> words) {
		this(DatasetRows.of(texts), words);
	}

	@Override
	public Space.Text space() {
		return this.rows.all().space();
	}

	@Override
	public long extent() {
		return this.rows.all().tokens().length;
	}

	/**
	 * The texts that are held out for metrics, in order; where none are held out, all of
	 * them.
	 */
	public Texts measured() {
		return this.rows.measured();
	}

	/** Relative frequencies of the tokens in the texts that are drawn. */
	public double[] frequencies() {
		var texts = this.rows.all();
		var frequencies = new double[texts.symbols()];
		var count = this.rows.drawn() * texts.length();
		for (int at = 0; at < count; at++) {
			frequencies[texts.tokens()[at]]++;
		}
		for (int token = 0; token < frequencies.length; token++) {
			frequencies[token] /= count;
		}
		return frequencies;
	}

}
