package ouroboros.core.curation;

import java.util.List;

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

/** Rounds to multiples of a step. */
@About(value = "Rounds every coordinate, or the number that labels a vector, to the nearest multiple of the step, ties to"
		+ " even. Symbols are numbers that are rounded down.", example = "{\"type\":\"quantise\",\"step\":0.1}")
public record Quantise(
		@Field(value = "distance between the values that are left, in units of the data", above = 0) double step)
		implements
			Channel {

	@Override
	public List<Need> needs() {
		return List.of(Need.SYMBOLS.or(Need.VECTORS).or(Need.NUMBERED));
	}

	@Override
	public Data changed(Data data, Scene scene) {
		return switch (data) {
			case Points points -> points.map(this::rounded);
			case Pairs pairs -> pairs.relabelled(this::rounded);
			case Texts texts -> texts;
			case Symbols(long[] counts) -> {
				var merged = new long[counts.length];
				for (int symbol = 0; symbol < counts.length; symbol++) {
					merged[(int) (Math.floor(symbol / this.step) * this.step)] += counts[symbol];
				}
				yield new Symbols(merged);
			}
			case Pictures pictures -> pictures;
			case Summary summary -> throw summary.inseparable();
		};
	}

	private double rounded(double value) {
		return Math.rint(value / this.step) * this.step;
	}

}
