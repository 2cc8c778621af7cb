package ouroboros.jobs;

import java.util.List;
import java.util.TreeSet;

/**
 * Generations of one run.
 *
 * @param labels names of the metrics
 * @param generations indices, ascending
 * @param metrics values of each generation in the order of the labels
 * @param total number of generations that were asked for
 */
public record Series(List<String> labels, int[] generations, List<double[]> metrics, int total) {

	/** Whether generations were left out. */
	public boolean sampled() {
		return this.generations.length < this.total;
	}

	/**
	 * At most {@code most} generations, spread evenly, that keep the first and the last
	 * one and in each stretch the lowest and the highest value of every metric, as far as
	 * there is room.
	 */
	Series reduced(int most) {
		if (this.generations.length <= most) {
			return this;
		}
		var perStretch = 2 * this.labels.size();
		var stretches = Math.max(1, (most - 2) / perStretch);
		var keep = new TreeSet<Integer>(List.of(0, this.generations.length - 1));
		for (int stretch = 0; stretch < stretches; stretch++) {
			var from = (int) ((long) stretch * this.generations.length / stretches);
			var to = (int) ((stretch + 1L) * this.generations.length / stretches);
			for (int metric = 0; metric < this.labels.size() && keep.size() + 2 <= most; metric++) {
				var lowest = from;
				var highest = from;
				for (int i = from; i < to; i++) {
					if (this.metrics.get(i)[metric] < this.metrics.get(lowest)[metric]) {
						lowest = i;
					}
					if (this.metrics.get(i)[metric] > this.metrics.get(highest)[metric]) {
						highest = i;
					}
				}
				keep.add(lowest);
				keep.add(highest);
			}
		}
		return new Series(this.labels, keep.stream().mapToInt((i) -> this.generations[i]).toArray(),
				keep.stream().map(this.metrics::get).toList(), this.total);
	}

}
