package ouroboros.speed;

import java.util.ArrayList;
import java.util.List;

/**
 * How a quantity went: the medians of the first and the last quarter of its values, and
 * its slope, the median of the slopes between any two of them (Theil, Sen), which a few
 * outliers cannot move.
 *
 * @param first median of the first quarter
 * @param last median of the last quarter
 * @param slope per hour
 */
record Trend(double first, double last, double slope) {

	/**
	 * @param hours when each value was seen, ascending, two at least
	 */
	static Trend of(List<Double> hours, List<Double> values) {
		var quarter = Math.max(1, values.size() / 4);
		var slopes = new ArrayList<Double>();
		for (int i = 0; i < values.size(); i++) {
			for (int j = i + 1; j < values.size(); j++) {
				slopes.add((values.get(j) - values.get(i)) / (hours.get(j) - hours.get(i)));
			}
		}
		return new Trend(median(values.subList(0, quarter)),
				median(values.subList(values.size() - quarter, values.size())), median(slopes));
	}

	static double median(List<Double> values) {
		var sorted = values.stream().sorted().toList();
		var middle = sorted.size() / 2;
		return (sorted.size() % 2 == 1) ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
	}

}
