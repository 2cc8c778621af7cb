package ouroboros.core.truth;

import java.util.Arrays;

import ouroboros.core.Truth;
import ouroboros.core.law.Discrete;
import ouroboros.core.spec.About;
import ouroboros.core.spec.Field;
import ouroboros.core.spec.Refusal;

/** A law on a finite alphabet by its probabilities. */
@About(value = "Symbols 0 … K-1 with the given probabilities.",
		example = "{\"type\":\"categorical\",\"probabilities\":[0.6,0.3,0.1]}")
public record Categorical(@Field(value = "one for each symbol, summing to 1 within 1e-9", min = 0, max = 1,
		maxLength = Categorical.MAX_SYMBOLS) double[] probabilities) implements Truth {

	/** Largest alphabet. */
	public static final int MAX_SYMBOLS = 1_000_000;

	public Categorical {
		Refusal.unless(probabilities.length > 0, "probabilities", "empty", "at least one symbol is needed");
		var sum = Arrays.stream(probabilities).sum();
		Refusal.unless(Math.abs(sum - 1) <= 1e-9, "probabilities", "not-normalised",
				"probabilities sum to %s, not to 1".formatted(sum));
	}

	@Override
	public Discrete law(Library library) {
		return Discrete.proportionalTo(this.probabilities);
	}

}
