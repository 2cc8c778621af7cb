package ouroboros.core.curation;

import java.util.Arrays;
import java.util.List;

import org.apache.commons.rng.UniformRandomProvider;

import ouroboros.core.Need;
import ouroboros.core.Scene;
import ouroboros.core.data.Data;
import ouroboros.core.data.Pairs;
import ouroboros.core.data.Pictures;
import ouroboros.core.data.Points;
import ouroboros.core.data.Summary;
import ouroboros.core.data.Symbols;
import ouroboros.core.data.Texts;
import ouroboros.core.spec.About;
import ouroboros.core.spec.Field;

/** The symmetric channel. */
@About(value = "The symmetric channel: each symbol, token of a text, or class of a labelled vector, becomes another one by chance, all others"
		+ " equally probable.", example = "{\"type\":\"flip\",\"probability\":0.05}")
public record Flip(@Field(value = "probability that a symbol becomes another one", min = 0, max = 1) double probability)
		implements
			Channel {

	@Override
	public List<Need> needs() {
		return List.of(Need.SYMBOLS.or(Need.TEXTS).or(Need.CLASSES));
	}

	@Override
	public Data changed(Data data, Scene scene) {
		var random = scene.random();
		return switch (data) {
			case Symbols symbols -> flipped(symbols, random);
			case Pairs pairs -> pairs.relabelled((label) -> flipped((int) label, pairs.classes(), random));
			case Texts(int symbols, int length, int[] tokens) -> new Texts(symbols, length,
					Arrays.stream(tokens).map((token) -> flipped(token, symbols, random)).toArray());
			case Points points -> points;
			case Pictures pictures -> pictures;
			case Summary summary -> throw summary.inseparable();
		};
	}

	private Symbols flipped(Symbols symbols, UniformRandomProvider random) {
		var kept = symbols.thinned((symbol) -> 1 - this.probability, random).counts();
		var counts = kept.clone();
		for (int symbol = 0; symbol < counts.length; symbol++) {
			for (long i = symbols.counts()[symbol] - kept[symbol]; i > 0; i--) {
				counts[other(symbol, counts.length, random)]++;
			}
		}
		return new Symbols(counts);
	}

	private int flipped(int symbol, int symbols, UniformRandomProvider random) {
		return (random.nextDouble() < this.probability) ? other(symbol, symbols, random) : symbol;
	}

	/** Itself where there is no other. */
	private static int other(int symbol, int symbols, UniformRandomProvider random) {
		return (symbols == 1) ? symbol : (symbol + 1 + random.nextInt(symbols - 1)) % symbols;
	}

}
