package ouroboros.json;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class NamesTest {

	@Test
	void areKebabCase() {
		record KernelDensity() {
		}
		record Wasserstein2Squared() {
		}
		record KlDivergence() {
		}
		record NGram() {
		}
		record L2Distance() {
		}
		record Mean() {
		}
		assertThat(List.of(KernelDensity.class, Wasserstein2Squared.class, KlDivergence.class, NGram.class,
				L2Distance.class, Mean.class))
			.map(Names::of)
			.containsExactly("kernel-density", "wasserstein2-squared", "kl-divergence", "n-gram", "l2-distance",
					"mean");
		assertThat(Names.of(ouroboros.core.learner.Estimator.MAXIMUM_LIKELIHOOD)).isEqualTo("maximum-likelihood");
	}

	@Test
	void suggestTheNearest() {
		assertThat(Names.unknown("gausian", List.of("gaussian", "zipf"))).endsWith("did you mean \"gaussian\"?");
		assertThat(Names.unknown("elephant", List.of("gaussian", "zipf"))).endsWith("known: gaussian, zipf");
	}

	@Test
	void areCutWhereLong() {
		assertThat(Names.unknown("x".repeat(10_000), List.of("y"))).hasSizeLessThan(100);
	}

}
