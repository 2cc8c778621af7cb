package ouroboros.core.truth;

import ouroboros.core.Truth;
import ouroboros.core.law.Discrete;
import ouroboros.core.spec.About;
import ouroboros.core.spec.Field;

/** The law of one trial. */
@About(value = "Symbol 1 (success) with the given probability, else symbol 0.",
		example = "{\"type\":\"bernoulli\",\"probability\":0.3}")
public record Bernoulli(
		@Field(value = "probability of symbol 1", min = 0, max = 1) double probability) implements Truth {

	@Override
	public Discrete law(Library library) {
		return new Discrete(new double[] { 1 - this.probability, this.probability });
	}

}
