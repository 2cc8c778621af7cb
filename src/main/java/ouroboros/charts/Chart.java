package ouroboros.charts;

import java.util.List;
import java.util.stream.Stream;

/**
 * Curves over a common axis.
 *
 * @param title what it is about
 * @param x axis to the right
 * @param y axis upwards
 * @param band what the bands are, for the legend
 * @param curves in the order of the legend
 */
public record Chart(String title, Axis x, Axis y, String band, List<Curve> curves) {

	/**
	 * Numbers beyond it, or nearer to 0 than its inverse on a logarithmic axis, have no
	 * place on an axis.
	 */
	private static final double LARGEST = 1e300;

	/**
	 * An axis.
	 *
	 * @param title quantity and unit
	 * @param logarithmic whether it is logarithmic, so that only positive numbers have a
	 * place on it
	 */
	public record Axis(String title, boolean logarithmic) {

		boolean holds(double value) {
			return Math.abs(value) <= LARGEST && (!this.logarithmic || value >= 1 / LARGEST);
		}

		/** How far along the axis a number is that it holds. */
		double place(double value) {
			return this.logarithmic ? Math.log10(value) : value;
		}

	}

	/**
	 * A line between a lower and an upper one, all over the same abscissas. Where a
	 * number has no place on its axis there is a gap.
	 *
	 * @param name for the legend
	 * @param x abscissas, ascending
	 * @param middle the line
	 * @param low lower edge of the band
	 * @param high upper edge of the band
	 * @param guides what it is compared with, in its colour
	 */
	public record Curve(String name, double[] x, double[] middle, double[] low, double[] high, List<Guide> guides) {
	}

	/**
	 * A broken line.
	 *
	 * @param name for the legend, where it is told once
	 * @param x abscissas, ascending
	 * @param y ordinates
	 * @param bound whether it is a bound, drawn thinner
	 */
	public record Guide(String name, double[] x, double[] y, boolean bound) {
	}

	/** Whether there is no point that has a place on both axes. */
	public boolean isEmpty() {
		return Scale.of(this.x, abscissas(), 2) == null || Scale.of(this.y, ordinates(), 2) == null;
	}

	Stream<double[]> abscissas() {
		return this.curves.stream()
			.flatMap((curve) -> Stream.concat(Stream.of(curve.x()), curve.guides().stream().map(Guide::x)));
	}

	Stream<double[]> ordinates() {
		return this.curves.stream()
			.flatMap((curve) -> Stream.concat(Stream.of(curve.middle(), curve.low(), curve.high()),
					curve.guides().stream().map(Guide::y)));
	}

}
