package ouroboros.core.learner;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import ouroboros.core.law.NGramModel.Shares;
import ouroboros.core.spec.About;
import ouroboros.core.spec.Field;
import ouroboros.core.spec.Refusal;
import ouroboros.core.spec.Shorthand;

/** What an n-gram model gives to tokens that were not seen after a context. */
@About(value = "What an n-gram model gives to tokens that were not seen after a context. A bare number is the alpha of"
		+ " additive smoothing.", example = "{\"type\":\"kneser-ney\",\"discount\":0.75}")
public sealed interface Smoothing {

	@Shorthand
	static Smoothing of(double alpha) {
		if (!(alpha >= 0 && alpha <= Additive.MOST)) {
			throw new Refusal("", "out-of-range", "alpha is from 0 to %s, not %s".formatted(Additive.MOST, alpha));
		}
		return new Additive(alpha);
	}

	/** Whether what is left over goes by the shorter context, or else evenly. */
	boolean backsOff();

	/**
	 * Shares out the probabilities after each context.
	 * @param starts of each context, index of its first n-gram; their number at the end
	 * @param counts of each n-gram, 0 or more
	 * @param symbols number of tokens
	 */
	Shares shares(int[] starts, double[] counts, int symbols);

	/** A constant added to every count. */
	@About(value = "(c(hw) + alpha)/(c(h) + K·alpha) for token w after context h, K being the number of tokens: 0 is maximum"
			+ " likelihood, 1 Laplace's rule, above 0 the mean of a Dirichlet posterior.",
			example = "{\"type\":\"additive\",\"alpha\":0.1}", source = "Chen and Goodman 1998, section 2.1")
	record Additive(@Field(value = "added to every count", fallback = "0", min = 0, max = Additive.MOST) double alpha)
			implements
				Smoothing {

		/** Largest constant. */
		static final double MOST = 1e9;

		@Override
		public boolean backsOff() {
			return false;
		}

		@Override
		public Shares shares(int[] starts, double[] counts, int symbols) {
			var shares = new double[counts.length];
			var rests = new double[starts.length - 1];
			for (int context = 0; context < rests.length; context++) {
				var total = sum(counts, starts, context) + symbols * this.alpha;
				for (int i = starts[context]; i < starts[context + 1]; i++) {
					shares[i] = counts[i] / total;
				}
				rests[context] = (total > 0) ? symbols * this.alpha / total : 1;
			}
			return new Shares(shares, rests);
		}

	}

	/** Discounted counts interpolated with those of shorter contexts. */
	@About(value = "Interpolated Kneser-Ney: (c(hw) - min(c(hw), D))/c(h), and what the discounts D leave over shared out by"
			+ " the context without its oldest token, where a token counts as often as there are different tokens"
			+ " before it and the shorter context; after the empty context evenly over all tokens.",
			example = "{\"type\":\"kneser-ney\",\"discount\":\"estimated\"}",
			source = "Kneser and Ney 1995, doi:10.1109/ICASSP.1995.479394; Chen and Goodman 1998, section 2.7")
	record KneserNey(@Field(value = "D, or `estimated`", fallback = "0.75") Discount discount) implements Smoothing {

		@Override
		public boolean backsOff() {
			return true;
		}

		@Override
		public Shares shares(int[] starts, double[] counts, int symbols) {
			var off = this.discount.of(counts);
			var shares = new double[counts.length];
			var rests = new double[starts.length - 1];
			for (int context = 0; context < rests.length; context++) {
				var total = sum(counts, starts, context);
				for (int i = starts[context]; i < starts[context + 1]; i++) {
					shares[i] = (total > 0) ? Math.max(0, counts[i] - off) / total : 0;
					rests[context] += (total > 0) ? Math.min(counts[i], off) / total : 0;
				}
				rests[context] = (total > 0) ? rests[context] : 1;
			}
			return new Shares(shares, rests);
		}

	}

	/**
	 * What is taken off every count.
	 *
	 * @param value the same for all; null for an estimate
	 */
	@About(value = "What is taken off every count. `estimated`: n1/(n1+2·n2) for each length of n-grams, n1 and n2 being the"
			+ " numbers of those whose counts round to 1 and 2; 0.75 where there are none.",
			source = "Ney, Essen and Kneser 1994, doi:10.1006/csla.1994.1001")
	record Discount(
			@Field(value = "the same for all; estimated where absent", min = 0, max = 1) @Nullable Double value) {

		private static final double USUAL = 0.75;

		@Shorthand
		static Discount of(double value) {
			if (!(value >= 0 && value <= 1)) {
				throw new Refusal("", "out-of-range", "a discount is from 0 to 1, not " + value);
			}
			return new Discount(value);
		}

		@Shorthand("estimated")
		static Discount of(String estimated) {
			return new Discount(null);
		}

		double of(double[] counts) {
			if (this.value != null) {
				return this.value;
			}
			var once = (double) Arrays.stream(counts).filter((count) -> Math.round(count) == 1).count();
			var twice = (double) Arrays.stream(counts).filter((count) -> Math.round(count) == 2).count();
			return (once + twice == 0) ? USUAL : once / (once + 2 * twice);
		}

	}

	private static double sum(double[] counts, int[] starts, int context) {
		var sum = 0.0;
		for (int i = starts[context]; i < starts[context + 1]; i++) {
			sum += counts[i];
		}
		return sum;
	}

}
