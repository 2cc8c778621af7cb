package ouroboros.core.verdict;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

import org.jspecify.annotations.Nullable;

import ouroboros.core.theory.Observed;

/**
 * A curve a + b·f(t) through means, t being the number of fits, and how well it foretells
 * the last quarter of them, which it was not fitted to.
 *
 * @param growing whether f grows without bound
 * @param exponent c of t^c or t^-c; 0 for ln t
 * @param slope b, with the sign that lets the curve rise if it is positive
 * @param error mean squared error of the last quarter
 */
record GrowthFit(boolean growing, double exponent, double slope, double error) {

	private static final List<Double> GROWTH = List.of(0.0, 0.25, 0.5, 0.75, 1.0, 1.5, 2.0, 3.0);

	private static final List<Double> PLATEAU = List.of(0.5, 1.0, 1.5, 2.0, 3.0);

	private static final int FEWEST = 8;

	/**
	 * The curve that foretells best, of a + b·t^c, a + b·ln t and a - b·t^-c.
	 * @param means of the second half of the generations
	 * @return null where there are too few
	 */
	static @Nullable GrowthFit best(List<Observed> means) {
		if (means.size() < FEWEST) {
			return null;
		}
		var best = fit(means, false, PLATEAU.getFirst());
		for (var exponent : PLATEAU) {
			best = better(best, fit(means, false, exponent));
		}
		for (var exponent : GROWTH) {
			best = better(best, fit(means, true, exponent));
		}
		return best;
	}

	private static GrowthFit better(GrowthFit one, GrowthFit other) {
		return (other.error < one.error) ? other : one;
	}

	private static GrowthFit fit(List<Observed> means, boolean growing, double exponent) {
		DoubleUnaryOperator curve = (exponent == 0) ? Math::log
				: (t) -> growing ? Math.pow(t, exponent) : -Math.pow(t, -exponent);
		var x = means.stream().mapToDouble((mean) -> curve.applyAsDouble(mean.generation() + 1)).toArray();
		var y = means.stream().mapToDouble(Observed::mean).toArray();
		var fitted = x.length - x.length / 4;
		var meanX = Arrays.stream(x, 0, fitted).average().orElseThrow();
		var meanY = Arrays.stream(y, 0, fitted).average().orElseThrow();
		var products = 0.0;
		var squares = 0.0;
		for (int i = 0; i < fitted; i++) {
			products += (x[i] - meanX) * (y[i] - meanY);
			squares += (x[i] - meanX) * (x[i] - meanX);
		}
		var slope = products / squares;
		var error = 0.0;
		for (int i = fitted; i < x.length; i++) {
			var residual = y[i] - meanY - slope * (x[i] - meanX);
			error += residual * residual / (x.length - fitted);
		}
		return new GrowthFit(growing, exponent, slope, error);
	}

}
