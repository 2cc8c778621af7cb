package ouroboros.core.theory;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import ouroboros.core.law.Discrete;
import ouroboros.core.law.Law;
import ouroboros.core.law.Moments;

/**
 * A model family that a linear regime can be computed for: its mean is the weighted mean
 * of the training data, possibly drawn towards a constant. Its coordinates are the
 * probabilities of symbols, or those of the data less an origin and in a unit.
 *
 * @param truth the genuine law
 * @param spread the model's expected variance; of symbols 1 - Σp²
 * @param drawn expected variance of an observation drawn from the model
 * @param origin what is subtracted from the data; empty for symbols
 * @param unit length of a unit, in those of the data
 * @param prior weight of the uniform law, as a number of observations of weight 1; 0 for
 * none
 */
record Family(Known truth, Spread spread, Spread drawn, double[] origin, double unit, double prior) {

	/** Probability that two draws from a model differ. */
	private static final Spread DIVERSITY = (square, squaredMean, concentration) -> 1 - squaredMean;

	/**
	 * Vectors centred at the truth, in units of its standard deviation.
	 * @param drawn expected variance of a draw
	 */
	static Family vectors(Spread spread, Spread drawn, Moments truth) {
		var total = total(truth);
		var unit = (total > 0) ? Math.sqrt(total) : 1;
		return new Family(new Known(new double[truth.mean().length], total / (unit * unit)), spread, drawn,
				truth.mean(), unit, 0);
	}

	/** Numbers of a law that its mean determines, centred at the truth. */
	static Family numbers(Spread spread, Moments truth) {
		return new Family(new Known(new double[1], total(truth)), spread, spread, truth.mean(), 1, 0);
	}

	/**
	 * Frequencies of symbols, as means of indicator vectors.
	 * @param smoothing added to every count
	 */
	static Family symbols(double[] truth, double smoothing) {
		return new Family(new Known(truth, 1), DIVERSITY, DIVERSITY, new double[0], 1, smoothing * truth.length);
	}

	/**
	 * Frequencies of tokens, as means of those of texts.
	 * @param truth frequencies of tokens in genuine texts
	 * @param length number of tokens of a text
	 * @param smoothing added to every count
	 */
	static Family texts(Known truth, int length, double smoothing) {
		return new Family(truth, DIVERSITY,
				(square, squaredMean, concentration) -> DIVERSITY.of(square, squaredMean, concentration) / length,
				new double[0], 1, smoothing * truth.mean().length / length);
	}

	private static double total(Moments law) {
		var total = 0.0;
		for (int j = 0; j < law.mean().length; j++) {
			total += law.covariance()[j][j];
		}
		return total;
	}

	/** The uniform law on symbols. */
	Known uniform() {
		var uniform = new double[this.truth.mean().length];
		Arrays.fill(uniform, 1.0 / uniform.length);
		return new Known(uniform, 1);
	}

	/** Another law; null where its moments are not known. */
	@Nullable Known known(Law law) {
		return switch (law) {
			case Discrete(double[] probabilities) -> new Known(probabilities, 1);
			case Moments moments -> {
				var mean = moved(moments.mean());
				yield new Known(mean,
						new Known(mean, 0).times(new Known(mean, 0)) + total(moments) / (this.unit * this.unit));
			}
			default -> null;
		};
	}

	private double[] moved(double[] mean) {
		var moved = new double[mean.length];
		for (int j = 0; j < mean.length; j++) {
			moved[j] = (mean[j] - this.origin[j]) / this.unit;
		}
		return moved;
	}

	/** A vector of the data's units; coordinates beyond it are 0. */
	Known offset(double[] vector) {
		var offset = new double[this.truth.mean().length];
		for (int j = 0; j < Math.min(offset.length, vector.length); j++) {
			offset[j] = vector[j] / this.unit;
		}
		return Known.direction(offset);
	}

	/** Mean squared norm of noise of that variance in every coordinate. */
	double noise(double variance) {
		return this.truth.mean().length * variance / (this.unit * this.unit);
	}

}
