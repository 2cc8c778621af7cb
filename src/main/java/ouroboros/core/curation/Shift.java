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

/** Moves everything by the same offset: a consistent bias of what a model gives. */
@About(value = "Adds an offset to every point, or its first number to the number that labels a vector: a consistent bias"
		+ " of what a model gives.", example = "{\"type\":\"shift\",\"offset\":[0.1]}",
		source = "Taori, Hashimoto 2022 (arXiv 2209.03942), consistent calibration gap δ")
public record Shift(@Field(value = "added to the coordinates in order; others stay", maxLength = 1000, min = -1e100,
		max = 1e100) double[] offset) implements Channel {

	@Override
	public List<Need> needs() {
		return List.of(Need.VECTORS.or(Need.NUMBERED));
	}

	@Override
	public Data changed(Data data, Scene scene) {
		return switch (data) {
			case Points points -> moved(points);
			case Pairs pairs -> pairs.relabelled((label) -> label + offset(0));
			case Texts texts -> texts;
			case Symbols symbols -> symbols;
			case Pictures pictures -> pictures;
			case Summary summary -> throw summary.inseparable();
		};
	}

	private Points moved(Points points) {
		var values = points.values().clone();
		for (int at = 0; at < values.length; at++) {
			values[at] += offset(at % points.dimension());
		}
		return new Points(points.dimension(), values);
	}

	/** What it adds to a coordinate; to a label what it adds to the first one. */
	public double offset(int coordinate) {
		return (coordinate < this.offset.length) ? this.offset[coordinate] : 0;
	}

}
