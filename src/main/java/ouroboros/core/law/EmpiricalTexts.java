package ouroboros.core.law;

import java.util.List;

import org.apache.commons.rng.UniformRandomProvider;

import ouroboros.core.data.Space;
import ouroboros.core.data.Texts;

/**
 * The law that gives equal probability to each of finitely many texts: draws are with
 * replacement.
 *
 * @param texts at least one
 * @param words what the tokens stand for, in order
 */
public record EmpiricalTexts(Texts texts, List<String> words) implements Law {

	@Override
	public Space.Text space() {
		return this.texts.space();
	}

	@Override
	public long extent() {
		return this.texts.tokens().length;
	}

	@Override
	public Texts sample(int size, UniformRandomProvider random) {
		return this.texts.resample(size, random);
	}

	/** Relative frequencies of the tokens. */
	public double[] frequencies() {
		var frequencies = new double[this.texts.symbols()];
		for (var token : this.texts.tokens()) {
			frequencies[token]++;
		}
		for (int token = 0; token < frequencies.length; token++) {
			frequencies[token] /= this.texts.tokens().length;
		}
		return frequencies;
	}

}
