package ouroboros.core.regime;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import ouroboros.core.data.Data;

/**
 * The data of one generation, or of several joined.
 *
 * @param portions none of them empty
 */
public record Batch(List<Portion> portions) {

	/** No data. */
	public static final Batch EMPTY = new Batch(List.of());

	/** The portions that are not empty, in order. */
	public static Batch of(List<Portion> portions) {
		return new Batch(portions.stream().filter((portion) -> portion.data().size() > 0).toList());
	}

	/** Number of observations. */
	public long size() {
		return this.portions.stream().mapToLong((portion) -> portion.data().size()).sum();
	}

	/** Every portion with other data. */
	public Batch map(Function<Portion, Data> change) {
		return of(this.portions.stream().map((portion) -> portion.with(change.apply(portion))).toList());
	}

	/**
	 * This batch and a later one, portions of the same origin joined as far as they can
	 * be.
	 */
	public Batch joined(Batch later) {
		var all = new ArrayList<>(this.portions);
		for (var portion : later.portions) {
			add(all, portion);
		}
		return new Batch(List.copyOf(all));
	}

	private static void add(List<Portion> all, Portion portion) {
		for (int i = all.size() - 1; i >= 0; i--) {
			if (all.get(i).isLike(portion)) {
				var both = all.remove(i).data().joined(portion.data());
				all.addAll(i, both.stream().map(portion::with).toList());
				return;
			}
		}
		all.add(portion);
	}

}
