package ouroboros.core.truth;

import java.util.List;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;

import ouroboros.core.Loops;
import ouroboros.core.spec.Refusal;
import ouroboros.core.truth.GaussianMixture.Component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class GaussianMixtureTest {

	@SuppressWarnings("NullAway") // takes the array of a record for one that is never
									// null
	private static Component component(double weight, double... mean) {
		return new Component(weight, mean, null);
	}

	private static void assertRefused(Supplier<Object> truth, String pointer, String code) {
		var refusal = catchThrowableOfType(Refusal.class, truth::get);
		assertThat(refusal).isNotNull();
		assertThat(refusal.pointer()).isEqualTo(pointer);
		assertThat(refusal.code()).isEqualTo(code);
	}

	@Test
	void hasTheComponentsThatAreGiven() {
		var covariance = new double[][] { { 2, 0.5 }, { 0.5, 1 } };
		var law = new GaussianMixture(
				List.of(component(0.25, 1, 2), new Component(0.75, new double[] { 3, 4 }, covariance)))
			.law(Loops.NO_DATA);
		assertThat(law.weights()).containsExactly(0.25, 0.75);
		assertThat(law.components()).hasSize(2);
		assertThat(law.components()[0].mean()).containsExactly(1, 2);
		assertThat(law.components()[0].covariance()).isDeepEqualTo(new double[][] { { 1, 0 }, { 0, 1 } });
		assertThat(law.components()[1].mean()).containsExactly(3, 4);
		assertThat(law.components()[1].covariance()).isDeepEqualTo(covariance);
	}

	@Test
	void refusesComponentsThatAreNone() {
		assertRefused(() -> component(1), "/mean", "empty");
		assertRefused(() -> new Component(1, new double[] { 1, 2 }, new double[][] { { 1 } }), "/covariance",
				"dimension-mismatch");
		assertRefused(() -> new GaussianMixture(List.of()), "/components", "empty");
	}

	@Test
	void refusesComponentsThatDoNotFit() {
		assertRefused(() -> new GaussianMixture(List.of(component(0.5, 1), component(0.3, 2), component(0.2, 2, 3))),
				"/components/2/mean", "dimension-mismatch");
	}

	/** To 1e-9 above or below. */
	@Test
	void refusesWeightsThatDoNotSumToOne() {
		assertRefused(() -> new GaussianMixture(List.of(component(0.5, 1), component(0.5 + 1.1e-9, 2))), "/components",
				"not-normalised");
		assertRefused(() -> new GaussianMixture(List.of(component(0.5, 1), component(0.5 - 1.1e-9, 2))), "/components",
				"not-normalised");
		assertThat(new GaussianMixture(List.of(component(0.5, 1), component(0.5 + 9e-10, 2))).components()).hasSize(2);
		assertThat(new GaussianMixture(List.of(component(0.5, 1), component(0.5 - 9e-10, 2))).components()).hasSize(2);
	}

}
