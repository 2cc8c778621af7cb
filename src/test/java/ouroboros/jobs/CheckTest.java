package ouroboros.jobs;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CheckTest {

	private static Check check(@Nullable Double expected, double tolerance, @Nullable Double lower,
			@Nullable Double upper) {
		return new Check("variance at the end", "variance", 0, 3, "first-at-most", 2, expected, tolerance, lower, upper,
				"source");
	}

	@Test
	void allowsForChanceAndTolerance() {
		assertThat(check(1.0, 0, null, null).passes(1.39, 0.1)).isTrue();
		assertThat(check(1.0, 0, null, null).passes(1.41, 0.1)).isFalse();
		assertThat(check(1.0, 0.02, null, null).passes(0.59, 0.1)).isTrue();
		assertThat(check(1.0, 0.1, null, null).passes(1.05, Double.NaN)).isTrue();
		assertThat(check(1.0, 0.1, null, null).passes(1.2, Double.NaN)).isFalse();
		assertThat(check(1.0, 0.1, null, null).passes(Double.NaN, Double.NaN)).isFalse();
	}

	@Test
	void keepsWithinBounds() {
		assertThat(check(null, 0, 1.0, 2.0).passes(1.5, 0.01)).isTrue();
		assertThat(check(null, 0, 1.0, 2.0).passes(2.05, 0.01)).isFalse();
		assertThat(check(null, 0, 1.0, 2.0).passes(0.95, 0.01)).isFalse();
		assertThat(check(null, 0, 1.0, 2.0).passes(2.03, 0.01)).isTrue();
		assertThat(check(null, 0, 1.0, 2.0).passes(0.97, 0.01)).isTrue();
		assertThat(check(null, 0.2, 1.0, null).passes(0.9, 0)).isTrue();
		assertThat(check(null, 0, 1.0, 2.0).passes(Double.NaN, 0.01)).isFalse();
	}

}
