package ouroboros.core.data;

import java.nio.IntBuffer;
import java.util.Arrays;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * Texts of one length.
 *
 * @param symbols number of tokens there are, which are numbered from 0
 * @param length number of tokens of each text, at least 1
 * @param tokens the texts one after the other; owned by this record and never changed
 */
public record Texts(int symbols, int length, int[] tokens) implements Rows {

	public Texts {
		if (length < 1 || tokens.length % length != 0) {
			throw new IllegalArgumentException(tokens.length + " tokens do not make texts of " + length);
		}
	}

	@Override
	public Space.Text space() {
		return new Space.Text(this.symbols, this.length);
	}

	@Override
	public int rows() {
		return this.tokens.length / this.length;
	}

	/** Token {@code position} of text {@code row}. */
	public int at(int row, int position) {
		return this.tokens[row * this.length + position];
	}

	/** The tokens of a text. */
	public int[] row(int row) {
		return Arrays.copyOfRange(this.tokens, row * this.length, (row + 1) * this.length);
	}

	@Override
	public Texts select(int[] rows) {
		var chosen = new int[Math.multiplyExact(rows.length, this.length)];
		for (int i = 0; i < rows.length; i++) {
			System.arraycopy(this.tokens, rows[i] * this.length, chosen, i * this.length, this.length);
		}
		return new Texts(this.symbols, this.length, chosen);
	}

	@Override
	public Texts resample(int count, UniformRandomProvider random) {
		return (Texts) Rows.super.resample(count, random);
	}

	@Override
	public IntBuffer identity(int row) {
		return IntBuffer.wrap(this.tokens, row * this.length, this.length);
	}

}
