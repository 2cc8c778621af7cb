package ouroboros.core.truth;

import ouroboros.core.Truth;
import ouroboros.core.spec.About;
import ouroboros.core.spec.Field;

/** The exponential law. */
@About(value = "The exponential law on the positive numbers, as vectors of dimension 1.",
		example = "{\"type\":\"exponential\",\"mean\":1.0}")
public record Exponential(
		@Field(value = "mean and standard deviation, in units of the data", above = 0, max = 1e100) double mean)
		implements
			Truth {

	@Override
	public ouroboros.core.law.Exponential law(Library library) {
		return new ouroboros.core.law.Exponential(this.mean);
	}

}
