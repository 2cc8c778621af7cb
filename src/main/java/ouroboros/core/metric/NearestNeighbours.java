package ouroboros.core.metric;

import java.util.Arrays;

import ouroboros.core.View;
import ouroboros.core.chance.Turn;
import ouroboros.core.data.LabelledPictures;
import ouroboros.core.data.Pictures;
import ouroboros.core.law.Labelled;

/**
 * A classifier of pictures: most of the five nearest known ones, by the Euclidean
 * distance of their pixels, have the class; where classes tie, that of the nearest one.
 *
 * @param columns brightness of the known pictures, the first pixel of all, then the
 * second one, and black ones up to a multiple of four; owned by this record and never
 * changed
 * @param halves half the squared norm of each known picture; owned by this record and
 * never changed
 * @param labels their classes; owned by this record and never changed
 */
record NearestNeighbours(float[] columns, float[] halves, int[] labels) {

	private static final int NEIGHBOURS = 5;

	/** Number of genuine pictures that are known. */
	private static final int KNOWN = 2000;

	/** Pictures compared in one pass through the known ones. */
	private static final int BLOCK = 16;

	/** Pixels compared at once. */
	private static final int LANES = 4;

	/** What genuine pictures teach: the same at every generation of a run. */
	record Genuine() implements View.Shared<NearestNeighbours> {
		@Override
		public NearestNeighbours of(View view) {
			return NearestNeighbours.of(((Labelled) view.truth()).draw(KNOWN, view.turn().at(0).stream("classifier")));
		}
	}

	static NearestNeighbours of(LabelledPictures known) {
		var pictures = known.pictures();
		var halves = new float[pictures.rows()];
		var columns = new float[Math.ceilDiv(pictures.pixels(), LANES) * LANES * halves.length];
		for (int row = 0; row < halves.length; row++) {
			for (int pixel = 0; pixel < pictures.pixels(); pixel++) {
				var white = pictures.at(row, pixel);
				columns[pixel * halves.length + row] = white;
				halves[row] += white * white / 2;
			}
		}
		return new NearestNeighbours(columns, halves, known.labels());
	}

	/**
	 * The class of each picture, -1 for one with a pixel that is no number.
	 * @param pictures of the known ones' size
	 */
	int[] classes(Pictures pictures, Turn turn) {
		var classes = new int[pictures.rows()];
		var distances = new float[BLOCK][];
		for (int first = 0; first < classes.length; first += BLOCK) {
			turn.poll();
			var last = Math.min(classes.length, first + BLOCK);
			for (int row = first; row < last; row++) {
				distances[row - first] = this.halves.clone();
			}
			for (int pixel = 0; pixel < pictures.pixels(); pixel += LANES) {
				for (int row = first; row < last; row++) {
					subtract(distances[row - first], pictures, row, pixel);
				}
			}
			for (int row = first; row < last; row++) {
				classes[row] = vote(distances[row - first]);
			}
		}
		return classes;
	}

	/**
	 * Half the squared distance is half the squared norms less the product; the norm of
	 * the picture changes nothing and is left out.
	 */
	private void subtract(float[] distances, Pictures pictures, int row, int pixel) {
		var columns = this.columns;
		var count = distances.length;
		var first = white(pictures, row, pixel);
		var second = white(pictures, row, pixel + 1);
		var third = white(pictures, row, pixel + 2);
		var fourth = white(pictures, row, pixel + 3);
		var offset = pixel * count;
		for (int i = 0; i < count; i++) {
			distances[i] -= first * columns[offset + i] + second * columns[offset + count + i]
					+ third * columns[offset + 2 * count + i] + fourth * columns[offset + 3 * count + i];
		}
	}

	private static float white(Pictures pictures, int row, int pixel) {
		return (pixel < pictures.pixels()) ? pictures.at(row, pixel) : 0;
	}

	private int vote(float[] distances) {
		var nearest = new int[NEIGHBOURS];
		var found = 0;
		for (int i = 0; i < distances.length; i++) {
			if (!Float.isFinite(distances[i])
					|| (found == NEIGHBOURS && distances[i] >= distances[nearest[NEIGHBOURS - 1]])) {
				continue;
			}
			var at = (found < NEIGHBOURS) ? found++ : NEIGHBOURS - 1;
			for (; at > 0 && distances[i] < distances[nearest[at - 1]]; at--) {
				nearest[at] = nearest[at - 1];
			}
			nearest[at] = i;
		}
		return mostFrequent(Arrays.stream(nearest, 0, found).map((i) -> this.labels[i]).toArray());
	}

	/** The first of them that no other one exceeds in number. */
	private static int mostFrequent(int[] labels) {
		var winner = -1;
		var most = 0L;
		for (var label : labels) {
			var votes = Arrays.stream(labels).filter((other) -> other == label).count();
			if (votes > most) {
				winner = label;
				most = votes;
			}
		}
		return winner;
	}

}
