package ouroboros.core;

import org.junit.jupiter.api.Test;

import ouroboros.core.law.Discrete;
import ouroboros.core.law.Normal;

import static org.assertj.core.api.Assertions.assertThat;

/** Reasons name everything that would do. */
class NeedTest {

	private static final Normal VECTORS = new Normal(new double[] { 0 }, new double[][] { { 1 } });

	private static final Discrete SYMBOLS = new Discrete(new double[] { 0.4, 0.6 });

	@Test
	void alternativesAreAllTold() {
		assertThat(Need.SYMBOLS.or(Need.TEXTS).or(Need.CLASSES).unmet(VECTORS, Normal.class))
			.isEqualTo("needs a truth and a learner of symbols, or texts, or vectors labelled with classes,"
					+ " but the truth gives real vectors of dimension 1");
		assertThat(Need.VECTORS.or(Need.NUMBERED).unmet(SYMBOLS, Discrete.class))
			.isEqualTo("needs real vectors, or vectors labelled with numbers, but the truth gives symbols from an"
					+ " alphabet of 2");
		assertThat(Need.SYMBOLS.or(Need.SYMBOLS).unmet(VECTORS, Normal.class))
			.isEqualTo(Need.SYMBOLS.unmet(VECTORS, Normal.class));
	}

	@Test
	void oneOfThemIsEnough() {
		assertThat(Need.SYMBOLS.or(Need.VECTORS).unmet(VECTORS, Normal.class)).isNull();
		assertThat(Need.VECTORS.or(Need.SYMBOLS).unmet(VECTORS, Normal.class)).isNull();
	}

}
