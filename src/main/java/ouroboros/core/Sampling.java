package ouroboros.core;

import java.util.function.DoubleUnaryOperator;

import org.apache.commons.rng.UniformRandomProvider;

import ouroboros.core.data.Data;
import ouroboros.core.data.Points;
import ouroboros.core.law.Law;
import ouroboros.core.law.Scaled;
import ouroboros.core.law.Tempered;
import ouroboros.core.spec.About;
import ouroboros.core.spec.Field;
import ouroboros.core.spec.Refusal;

/**
 * How synthetic data are drawn from a model.
 *
 * @param temperature exponent 1/temperature on probabilities; 0 is the limit
 * @param bias factor λ on covariances
 * @param precision what each generated number is rounded to
 * @param method how the data are drawn
 */
@About(value = "How synthetic data are drawn from a model.", example = "{\"temperature\":0.9}",
		reserved = { "topK", "topP", "beams", "repetitionPenalty" })
public record Sampling(@Field(
		value = "symbols: probabilities to the power 1/temperature, normalised; 0 is the limit, uniform over the most probable symbols",
		fallback = "1", min = 0, max = 1000) double temperature,
		@Field(value = "Gaussians: samples from N(μ, λΣ), in a mixture component by component", fallback = "1", min = 0,
				max = 1000) double bias,
		@Field(value = "what each generated number is rounded to (to nearest, ties to even)",
				fallback = "\"float64\"") Precision precision,
		@Field(value = "`draw`: every observation is drawn", fallback = "\"draw\"") Method method) {

	/** Plain draws from the model. */
	public static final Sampling PLAIN = new Sampling(1, 1, Precision.FLOAT64, Method.DRAW);

	/** How the data of a generation come about. */
	@About(value = "How the data of a generation come about.", reserved = "sufficient-statistics")
	public enum Method {

		/** Observation by observation. */
		DRAW

	}

	/** A floating-point format. */
	public enum Precision {

		/** IEEE 754 binary64: no rounding. */
		FLOAT64((value) -> value),
		/** IEEE 754 binary32. */
		FLOAT32((value) -> (float) value),
		/** The upper half of binary32: 8 significant bits. */
		BFLOAT16(Precision::bfloat16),
		/** IEEE 754 binary16: 11 significant bits, largest value 65504. */
		FLOAT16((value) -> Float.float16ToFloat(Float.floatToFloat16((float) value)));

		private final DoubleUnaryOperator rounding;

		Precision(DoubleUnaryOperator rounding) {
			this.rounding = rounding;
		}

		/** The nearest number of the format, by way of binary32. */
		public double round(double value) {
			return this.rounding.applyAsDouble(value);
		}

		private static double bfloat16(double value) {
			var single = (float) value;
			if (!Float.isFinite(single)) {
				return single;
			}
			var bits = Float.floatToRawIntBits(single);
			return Float.intBitsToFloat((bits + 0x7FFF + ((bits >>> 16) & 1)) & 0xFFFF0000);
		}

	}

	/** The law that is drawn from in place of the model. */
	public Law law(Law model) {
		var law = (model instanceof Tempered tempered) ? tempered.tempered(this.temperature) : model;
		return (law instanceof Scaled scaled) ? scaled.scaled(this.bias) : law;
	}

	/** Draws from {@code law}, which {@link #law(Law)} gave. */
	public Data sample(Law law, int size, UniformRandomProvider random) {
		var data = law.sample(size, random);
		return (this.precision != Precision.FLOAT64 && data instanceof Points points)
				? points.map(this.precision::round) : data;
	}

	void check(Class<? extends Law> model) {
		Refusal.unless(this.temperature == 1 || Tempered.class.isAssignableFrom(model), "temperature", "not-applicable",
				"the learner's model has no temperature");
		Refusal.unless(this.bias == 1 || Scaled.class.isAssignableFrom(model), "bias", "not-applicable",
				"the learner's model has no covariance to scale");
		Refusal.unless(this.precision == Precision.FLOAT64 || !Tempered.class.isAssignableFrom(model), "precision",
				"not-applicable", "symbols are not rounded");
	}

}
