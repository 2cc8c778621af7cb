package ouroboros.core.truth;

import ouroboros.core.Truth;
import ouroboros.core.law.TwoClasses;
import ouroboros.core.spec.About;
import ouroboros.core.spec.Field;

/** Two normal classes. */
@About(value = "Two equally probable classes of normal vectors, x ~ N(±separation/2 · e₁, I): the best classifier is"
		+ " right with probability Φ(separation/2).",
		example = "{\"type\":\"two-class\",\"dimension\":2,\"separation\":4}",
		source = "Feng et al. 2024 (arXiv 2406.07515)")
public record TwoClass(@Field(value = "dimension of the vectors", min = 1, max = Linear.MAX_DIMENSION) int dimension,
		@Field(value = "distance of the classes' means, in standard deviations", fallback = "2", min = 0,
				max = 1000) double separation)
		implements
			Truth {

	@Override
	public TwoClasses law(Library library) {
		return new TwoClasses(this.dimension, this.separation);
	}

}
