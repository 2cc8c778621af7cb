package ouroboros.core.learner;

import ouroboros.core.chance.Turn;
import ouroboros.core.data.Points;

/** Points by their first coordinate: a merge sort that can be stopped. */
final class Ascending {

	private static final int BLOCK = 1 << 12;

	private Ascending() {
	}

	/**
	 * The rows in ascending order of their first coordinate, equal ones as they were.
	 */
	static int[] order(Points points, Turn turn) {
		var rows = new int[points.rows()];
		for (int row = 0; row < rows.length; row++) {
			rows[row] = row;
		}
		var other = new int[rows.length];
		for (int run = 1; run < rows.length; run *= 2) {
			for (int from = 0; from < rows.length; from += 2 * run) {
				if (run >= BLOCK || from % BLOCK == 0) {
					turn.poll();
				}
				merge(points, rows, from, Math.min(from + run, rows.length), Math.min(from + 2 * run, rows.length),
						other);
			}
			var sorted = other;
			other = rows;
			rows = sorted;
		}
		return rows;
	}

	private static void merge(Points points, int[] rows, int from, int middle, int to, int[] merged) {
		var left = from;
		var right = middle;
		for (int at = from; at < to; at++) {
			var takeLeft = right == to
					|| (left < middle && Double.compare(points.at(rows[left], 0), points.at(rows[right], 0)) <= 0);
			merged[at] = takeLeft ? rows[left++] : rows[right++];
		}
	}

}
