package ouroboros.core.truth;

import java.util.stream.IntStream;

import ouroboros.core.Truth;
import ouroboros.core.law.Discrete;
import ouroboros.core.spec.About;
import ouroboros.core.spec.Field;

/** The Zipf-Mandelbrot law. */
@About(value = "Zipf-Mandelbrot: symbol i has rank i+1 and probability proportional to (rank+shift)^-exponent.",
		example = "{\"type\":\"zipf\",\"symbols\":1000,\"exponent\":1.0}")
public record Zipf(@Field(value = "size of the alphabet", min = 1, max = Categorical.MAX_SYMBOLS) int symbols,
		@Field(value = "decay of the probabilities; 0 is the uniform law", fallback = "1", min = 0,
				max = 100) double exponent,
		@Field(value = "added to every rank", fallback = "0", above = -1, max = 1e9) double shift) implements Truth {

	@Override
	public Discrete law(Library library) {
		return Discrete.proportionalTo(IntStream.rangeClosed(1, this.symbols)
			.mapToDouble((rank) -> Math.pow((rank + this.shift) / (1 + this.shift), -this.exponent))
			.toArray());
	}

}
