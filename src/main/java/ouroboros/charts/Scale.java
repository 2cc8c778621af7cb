package ouroboros.charts;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Where numbers are on an axis: a number itself, or its decimal logarithm.
 *
 * @param axis the axis
 * @param step distance between ticks, a round number
 * @param first place of the first tick, where the axis begins, in steps
 * @param last place of the last tick, where it ends, in steps
 */
record Scale(Chart.Axis axis, double step, double first, double last) {

	/**
	 * Places that are no farther from each other, relative to their size, cannot be told
	 * apart.
	 */
	private static final double NARROW = 1e-9;

	private static final double[] ROUND = { 1, 2, 5, 10 };

	/** Powers of ten from which on they are written as such. */
	private static final int LONG = 5;

	private static final MathContext DIGITS = new MathContext(11);

	/**
	 * A scale that has a place for these numbers, as far as the axis has; null if it has
	 * for none.
	 * @param most number of ticks, about
	 */
	static @Nullable Scale of(Chart.Axis axis, Stream<double[]> numbers, int most) {
		var places = numbers.flatMapToDouble(DoubleStream::of).filter(axis::holds).map(axis::place).summaryStatistics();
		if (places.getCount() == 0) {
			return null;
		}
		var size = Math.max(Math.abs(places.getMin()), Math.abs(places.getMax()));
		var margin = (places.getMax() - places.getMin() > NARROW * size) ? 0 : (size == 0) ? 1 : size / 10;
		var from = places.getMin() - margin;
		var to = places.getMax() + margin;
		var step = round(to / most - from / most);
		if (axis.logarithmic()) {
			step = Math.max(1, step);
		}
		var first = Math.floor(from / step);
		return new Scale(axis, step, first, Math.max(first + 1, Math.ceil(to / step)));
	}

	/** The smallest round number that is not less. */
	private static double round(double least) {
		var power = Math.pow(10, Math.floor(Math.log10(least)));
		return Arrays.stream(ROUND)
			.map((round) -> round * power)
			.filter((round) -> round >= least)
			.findFirst()
			.orElse(10 * power);
	}

	/** Places of the ticks. */
	double[] ticks() {
		return DoubleStream.iterate(this.first, (place) -> place <= this.last, (place) -> place + 1)
			.map((place) -> place * this.step)
			.toArray();
	}

	/** The number at a place, with as many digits as tell it from its neighbours. */
	String number(double place) {
		if (this.axis.logarithmic() && Math.abs(place) >= LONG) {
			return "1e" + Math.round(place);
		}
		var rounded = new BigDecimal(this.axis.logarithmic() ? Math.pow(10, place) : place, DIGITS)
			.stripTrailingZeros();
		if (rounded.signum() == 0) {
			return "0";
		}
		var exponent = rounded.precision() - rounded.scale() - 1;
		return (Math.abs(exponent) < LONG) ? rounded.toPlainString()
				: rounded.scaleByPowerOfTen(-exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
	}

}
