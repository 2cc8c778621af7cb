package ouroboros.core.truth;

import ouroboros.core.Truth;
import ouroboros.core.spec.About;
import ouroboros.core.spec.Field;

/** The Poisson law. */
@About(value = "The Poisson law on the counts 0, 1, 2 …, as vectors of dimension 1.",
		example = "{\"type\":\"poisson\",\"mean\":3.5}")
public record Poisson(
		@Field(value = "mean and variance of a count", above = 0, max = 1e15) double mean) implements Truth {

	@Override
	public ouroboros.core.law.Poisson law(Library library) {
		return new ouroboros.core.law.Poisson(this.mean);
	}

}
