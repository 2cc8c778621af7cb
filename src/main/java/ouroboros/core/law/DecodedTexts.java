package ouroboros.core.law;

import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;

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

	/** A repetition penalty is on the tokens of a whole prompt too. */
	@Override
	public Writing writing(int[][] prompts, int copies) {
		var writing = this.law.writing(prompts, copies);
		var kept = (this.decoding.repetitionPenalty() == 1) ? 0 : Integer.MAX_VALUE;
		var texts = new Manuscripts(prompts, copies, kept, space().length());
		return new Writing() {

			@Override
			public double[] next(int text) {
				return reshaped(writing.next(text), texts.tokens(text), 0, texts.end(text));
			}

			@Override
			public void append(int[] origins, int[] tokens) {
				writing.append(origins, tokens);
				texts.append(origins, tokens);
			}

		};
	}

	@Override
	public int abreast() {
		return this.law.abreast();
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

	/** Where few tokens count, what comes after them is remembered. */
	@Override
	public Texts written(int count, IntFunction<int[]> prompts, UniformRandomProvider random) {
		if (memory() == Integer.MAX_VALUE) {
			return Autoregressive.super.written(count, prompts, random);
		}
		var space = space();
		var tokens = new int[Math.multiplyExact(count, space.length())];
		var known = new HashMap<IntBuffer, double[]>();
		for (int text = 0; text < count; text++) {
			var prompt = prompts.apply(text);
			var kept = Math.min(memory(), prompt.length);
			var line = new int[kept + space.length()];
			System.arraycopy(prompt, prompt.length - kept, line, 0, kept);
			for (int at = kept; at < line.length; at++) {
				line[at] = RunningSums.draw(sums(line, 0, at, known, random), random);
			}
			System.arraycopy(line, kept, tokens, text * space.length(), space.length());
		}
		return new Texts(space.symbols(), space.length(), tokens);
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
