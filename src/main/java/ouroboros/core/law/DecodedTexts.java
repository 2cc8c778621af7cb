package ouroboros.core.law;

import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import org.apache.commons.rng.UniformRandomProvider;

import ouroboros.core.chance.Turn;
import ouroboros.core.data.Space;
import ouroboros.core.data.Texts;

/**
 * A law on texts whose tokens are drawn from reshaped probabilities, each given what is
 * written already.
 *
 * @param law tells the probabilities
 * @param decoding reshapes them
 */
public record DecodedTexts(Autoregressive law, Decoding decoding) implements Autoregressive {

	/** Probabilities that are remembered, at most. */
	private static final int REMEMBERED = 1 << 22;

	/** Probabilities that keep their digits. */
	private static final double LEAST = 1e-300;

	@Override
	public Space.Text space() {
		return this.law.space();
	}

	@Override
	public int memory() {
		return (this.decoding.repetitionPenalty() == 1) ? this.law.memory() : Integer.MAX_VALUE;
	}

	@Override
	public double[] next(int[] tokens, int from, int to) {
		return reshaped(this.law.next(tokens, from, to), tokens, from, to);
	}

	@Override
	public Reader reader() {
		var reader = this.law.reader();
		var tokens = new int[space().length()];
		return new Reader() {

			private int written;

			@Override
			public double[] next() {
				return reshaped(reader.next(), tokens, 0, this.written);
			}

			@Override
			public void append(int token) {
				reader.append(token);
				tokens[this.written++] = token;
			}

		};
	}

	private double[] reshaped(double[] probabilities, int[] tokens, int from, int to) {
		return this.decoding.of((this.decoding.repetitionPenalty() == 1) ? probabilities
				: penalised(probabilities, Arrays.copyOfRange(tokens, from, to)));
	}

	private double[] penalised(double[] probabilities, int[] written) {
		var tokens = Arrays.stream(written).distinct().toArray();
		var penalised = probabilities.clone();
		for (var token : tokens) {
			penalised[token] = Math.pow(penalised[token], this.decoding.repetitionPenalty());
		}
		if (Arrays.stream(penalised).max().orElseThrow() > LEAST) {
			return penalised;
		}
		// where all powers vanish only tokens that the text holds are possible
		var largest = Arrays.stream(probabilities).max().orElseThrow();
		return Arrays.stream(probabilities)
			.map((p) -> Math.pow(p / largest, this.decoding.repetitionPenalty()))
			.toArray();
	}

	@Override
	public Texts sample(int size, UniformRandomProvider random) {
		var space = space();
		var tokens = new int[Math.multiplyExact(size, space.length())];
		var known = new HashMap<IntBuffer, double[]>();
		for (int from = 0; from < tokens.length; from += space.length()) {
			if (memory() == Integer.MAX_VALUE) {
				write(tokens, from, from + space.length(), random);
			}
			else {
				for (int at = from; at < from + space.length(); at++) {
					tokens[at] = RunningSums.draw(sums(tokens, from, at, known, random), random);
				}
			}
		}
		return new Texts(space.symbols(), space.length(), tokens);
	}

	private void write(int[] tokens, int from, int to, UniformRandomProvider random) {
		var reader = reader();
		for (int at = from; at < to; at++) {
			Turn.poll(random);
			tokens[at] = RunningSums.draw(RunningSums.of(reader.next()), random);
			reader.append(tokens[at]);
		}
	}

	private double[] sums(int[] tokens, int from, int to, Map<IntBuffer, double[]> known,
			UniformRandomProvider random) {
		var context = IntBuffer.wrap(Arrays.copyOfRange(tokens, Math.max(from, to - memory()), to));
		var sums = known.get(context);
		if (sums == null) {
			Turn.poll(random);
			sums = RunningSums.of(next(tokens, from, to));
			if ((long) known.size() * sums.length >= REMEMBERED) {
				known.clear();
			}
			known.put(context, sums);
		}
		return sums;
	}

}
