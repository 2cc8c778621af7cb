package ouroboros.core.curation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import ouroboros.core.Filter;
import ouroboros.core.Need;
import ouroboros.core.Scene;
import ouroboros.core.data.Data;
import ouroboros.core.data.Rows;
import ouroboros.core.data.Summary;
import ouroboros.core.data.Symbols;
import ouroboros.core.regime.Batch;
import ouroboros.core.regime.Source;
import ouroboros.core.spec.About;

/** Leaves every different observation once. */
@About(value = "Leaves every different observation of a generation's new data once, so that fewer are left; what was"
		+ " dropped is not drawn again.", example = "{\"type\":\"deduplicate\"}")
public record Deduplicate() implements Filter {

	@Override
	public List<Need> needs() {
		return List.of();
	}

	@Override
	public Source over(Source source, Scene scene) {
		return (size) -> distinct(source.draw(size));
	}

	private static Batch distinct(Batch batch) {
		var seen = new HashSet<>();
		return batch.map((portion) -> distinct(portion.data(), seen));
	}

	private static Data distinct(Data data, Set<Object> seen) {
		return switch (data) {
			case Rows rows ->
				rows.select(IntStream.range(0, rows.rows()).filter((row) -> seen.add(rows.identity(row))).toArray());
			case Symbols(long[] counts) -> new Symbols(IntStream.range(0, counts.length)
				.mapToLong((symbol) -> (counts[symbol] > 0 && seen.add(symbol)) ? 1 : 0)
				.toArray());
			case Summary summary -> throw summary.inseparable();
		};
	}

}
