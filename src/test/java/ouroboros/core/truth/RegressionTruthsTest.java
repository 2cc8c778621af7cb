package ouroboros.core.truth;

import org.junit.jupiter.api.Test;

import ouroboros.core.Loops;
import ouroboros.core.law.TwoClasses;
import ouroboros.core.spec.Refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Laws of labelled vectors and of numbers, by their parameters. */
class RegressionTruthsTest {

	@SuppressWarnings("NullAway") // takes the array of a record for one that is never
									// null
	@Test
	void linearHasItsWeights() {
		var law = new Linear(2, 0.5, new double[] { 3, -4 }).law(Loops.NO_DATA);
		assertThat(law.weights()).containsExactly(3, -4);
		assertThat(law.noise()).isEqualTo(0.5);
		var unit = new Linear(3, 2, null).law(Loops.NO_DATA);
		assertThat(unit.weights()).containsExactly(1, 0, 0);
		assertThat(unit.noise()).isEqualTo(2);
	}

	@Test
	void linearRefusesOtherDimensions() {
		var refusal = catchThrowableOfType(Refusal.class, () -> new Linear(3, 1, new double[] { 1, 2 }));
		assertThat(refusal).isNotNull();
		assertThat(refusal.pointer()).isEqualTo("/weights");
		assertThat(refusal.code()).isEqualTo("dimension-mismatch");
	}

	@Test
	void othersAreTheLawsOfTheirParameters() {
		assertThat(new TwoClass(3, 2.5).law(Loops.NO_DATA)).isEqualTo(new TwoClasses(3, 2.5));
		assertThat(new Poisson(3.5).law(Loops.NO_DATA)).isEqualTo(new ouroboros.core.law.Poisson(3.5));
		assertThat(new Exponential(3.5).law(Loops.NO_DATA)).isEqualTo(new ouroboros.core.law.Exponential(3.5));
	}

}
