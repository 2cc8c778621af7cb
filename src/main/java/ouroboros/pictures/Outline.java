package ouroboros.pictures;

import java.awt.geom.GeneralPath;
import java.awt.geom.PathIterator;
import java.util.ArrayList;
import java.util.List;

/**
 * Closed polygons, inside of which a shape is: where they wind around a point other than
 * 0 times in all.
 *
 * @param x coordinates to the right of the corners, the polygons one after the other;
 * owned by this record and never changed
 * @param y coordinates downwards; owned by this record and never changed
 * @param ends for each polygon the number of corners up to its end; owned by this record
 * and never changed
 */
record Outline(double[] x, double[] y, int[] ends) {

	/** Straight pieces that a curve becomes. */
	private static final int PIECES = 6;

	/** Takes edges one after the other. */
	@FunctionalInterface
	interface Edges {

		void accept(double fromX, double fromY, double toX, double toY);

	}

	/**
	 * The outline of a glyph with height 1 and the centre of its box at the origin.
	 * @param glyph upwards, of lines and quadratic curves
	 */
	static Outline of(GeneralPath glyph) {
		var corners = new ArrayList<double[]>();
		var ends = new ArrayList<Integer>();
		var points = new double[6];
		for (var path = glyph.getPathIterator(null); !path.isDone(); path.next()) {
			switch (path.currentSegment(points)) {
				case PathIterator.SEG_MOVETO, PathIterator.SEG_LINETO ->
					corners.add(new double[] { points[0], points[1] });
				case PathIterator.SEG_QUADTO -> curve(corners, points);
				case PathIterator.SEG_CLOSE -> ends.add(corners.size());
				default -> throw new IllegalArgumentException("a glyph of TrueType has no cubic curves");
			}
		}
		return centred(corners, ends);
	}

	private static void curve(List<double[]> corners, double[] points) {
		var from = corners.getLast();
		for (int piece = 1; piece <= PIECES; piece++) {
			var t = (double) piece / PIECES;
			var corner = new double[2];
			for (int i = 0; i < 2; i++) {
				corner[i] = (1 - t) * (1 - t) * from[i] + 2 * t * (1 - t) * points[i] + t * t * points[2 + i];
			}
			corners.add(corner);
		}
	}

	private static Outline centred(List<double[]> corners, List<Integer> ends) {
		var x = corners.stream().mapToDouble((corner) -> corner[0]).summaryStatistics();
		var y = corners.stream().mapToDouble((corner) -> corner[1]).summaryStatistics();
		var height = y.getMax() - y.getMin();
		return new Outline(
				corners.stream()
					.mapToDouble((corner) -> (corner[0] - (x.getMin() + x.getMax()) / 2) / height)
					.toArray(),
				corners.stream()
					.mapToDouble((corner) -> ((y.getMin() + y.getMax()) / 2 - corner[1]) / height)
					.toArray(),
				ends.stream().mapToInt(Integer::intValue).toArray());
	}

	/** Every (x, y) mapped to (xx x + xy y + x0, yx x + yy y + y0). */
	Outline mapped(double xx, double xy, double x0, double yx, double yy, double y0) {
		var mappedX = new double[this.x.length];
		var mappedY = new double[this.y.length];
		for (int i = 0; i < mappedX.length; i++) {
			mappedX[i] = xx * this.x[i] + xy * this.y[i] + x0;
			mappedY[i] = yx * this.x[i] + yy * this.y[i] + y0;
		}
		return new Outline(mappedX, mappedY, this.ends);
	}

	/** Every edge, the last one of a polygon back to its first corner. */
	void forEach(Edges edges) {
		var start = 0;
		for (var end : this.ends) {
			for (int from = end - 1, to = start; to < end; from = to++) {
				edges.accept(this.x[from], this.y[from], this.x[to], this.y[to]);
			}
			start = end;
		}
	}

}
