package ouroboros.core.learner;

import ouroboros.core.spec.About;
import ouroboros.core.spec.Field;
import ouroboros.core.spec.Refusal;
import ouroboros.core.spec.Shorthand;

/** How wide kernels are. */
@About(value = "Bandwidth h of a kernel: a bare number for all coordinates, or a rule that takes each coordinate's"
		+ " standard deviation s (maximum likelihood, divisor n) times a factor that falls with the number n of points"
		+ " in d dimensions. With weights w, n is (Σw)²/Σw².", example = "\"scott\"")
public sealed interface Bandwidth {

	/**
	 * The bandwidth of a coordinate.
	 * @param deviation standard deviation of the coordinate
	 * @param size number of points, 1 or more
	 * @param dimension number of coordinates
	 */
	double of(double deviation, double size, int dimension);

	/** The bandwidth of a bare number. */
	@Shorthand
	static Bandwidth of(double value) {
		if (!(value > 0)) {
			throw new Refusal("", "out-of-range", "a bandwidth is above 0, but this one is " + value);
		}
		return new Fixed(value);
	}

	/** The same for all coordinates and samples. */
	@About("The same bandwidth for all coordinates and samples, as in scikit-learn.")
	record Fixed(@Field(value = "the bandwidth, in units of the data", above = 0) double value) implements Bandwidth {
		@Override
		public double of(double deviation, double size, int dimension) {
			return this.value;
		}
	}

	/** Scott's rule. */
	@About(value = "factor·s·n^(-1/(d+4))", source = "Scott 1992, Multivariate Density Estimation, eq. 6.42")
	record Scott(@Field(value = "factor; 1.06 is the normal reference rule in one dimension", fallback = "1", above = 0,
			max = 1e9) double factor) implements Bandwidth {
		@Override
		public double of(double deviation, double size, int dimension) {
			return this.factor * deviation * Math.pow(size, -1 / (dimension + 4.0));
		}
	}

	/** Silverman's rule. */
	@About(value = "factor·s·(n(d+2)/4)^(-1/(d+4))",
			source = "Silverman 1986, Density Estimation for Statistics and Data Analysis, eq. 4.14")
	record Silverman(
			@Field(value = "factor", fallback = "1", above = 0, max = 1e9) double factor) implements Bandwidth {
		@Override
		public double of(double deviation, double size, int dimension) {
			return this.factor * deviation * Math.pow(size * (dimension + 2) / 4, -1 / (dimension + 4.0));
		}
	}

}
