package ouroboros.core.theory;

/**
 * What is expected of a metric: the mean over replicates of a function of its value.
 *
 * @param function what is averaged
 * @param parameter the function's number; 0 where it has none
 */
public record Statistic(Function function, double parameter) {

	/** The mean itself. */
	public static final Statistic MEAN = new Statistic(Function.VALUE, 0);

	/** Mean of the natural logarithm. */
	public static final Statistic MEAN_LOGARITHM = new Statistic(Function.LOGARITHM, 0);

	/** Mean of the square root. */
	public static final Statistic MEAN_ROOT = new Statistic(Function.ROOT, 0);

	/** What is averaged. */
	public enum Function {

		/** x. */
		VALUE,
		/** ln x; -inf at 0, NaN below. */
		LOGARITHM,
		/** √x; NaN below 0. */
		ROOT,
		/** (x - parameter)². */
		SQUARE,
		/** 1 where x > parameter, 0 elsewhere, NaN included. */
		ABOVE,
		/**
		 * The first generation at which x ≤ parameter: one number for a run rather than
		 * for a generation.
		 */
		FIRST_AT_MOST

	}

	/** Mean of the squared distance from a number. */
	public static Statistic meanSquareAbout(double centre) {
		return new Statistic(Function.SQUARE, centre);
	}

	/** Share of replicates above a number. */
	public static Statistic shareAbove(double threshold) {
		return new Statistic(Function.ABOVE, threshold);
	}

	/** Mean index of the first generation that is at or below a number. */
	public static Statistic meanTimeTo(double threshold) {
		return new Statistic(Function.FIRST_AT_MOST, threshold);
	}

	/** The function applied to a value. */
	public double of(double value) {
		return switch (this.function) {
			case VALUE -> value;
			case LOGARITHM -> Math.log(value);
			case ROOT -> Math.sqrt(value);
			case SQUARE -> (value - this.parameter) * (value - this.parameter);
			case ABOVE -> (value > this.parameter) ? 1 : 0;
			case FIRST_AT_MOST -> throw new IllegalStateException("of a run, not of a generation");
		};
	}

}
