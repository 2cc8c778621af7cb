package ouroboros.core.regime;

import java.util.ArrayList;
import java.util.List;

import ouroboros.core.data.Data;

/**
 * The data of one generation, or of several joined.
 *
 * @param genuine samples of the truth; possibly none
 * @param synthetic samples of models; possibly none
 */
public record Batch(List<Data> genuine, List<Data> synthetic) {

	/** This batch and a later one as one. */
	Batch joined(Batch later) {
		return new Batch(joined(this.genuine, later.genuine), joined(this.synthetic, later.synthetic));
	}

	private static List<Data> joined(List<Data> first, List<Data> second) {
		var all = new ArrayList<>(first);
		for (var data : second) {
			if (all.isEmpty()) {
				all.add(data);
			}
			else {
				all.addAll(all.removeLast().joined(data));
			}
		}
		return List.copyOf(all);
	}

}
