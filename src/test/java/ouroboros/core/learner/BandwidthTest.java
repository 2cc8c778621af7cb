package ouroboros.core.learner;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ouroboros.core.spec.Refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

class BandwidthTest {

	@ParameterizedTest
	@ValueSource(doubles = { 0, -1, Double.NaN })
	void refusesWhatIsNotAboveZero(double value) {
		var refusal = catchThrowableOfType(Refusal.class, () -> Bandwidth.of(value));
		assertThat(refusal).isNotNull();
		assertThat(refusal.pointer()).isEmpty();
		assertThat(refusal.code()).isEqualTo("out-of-range");
	}

	@Test
	void aNumberIsTheBandwidth() {
		assertThat(Bandwidth.of(1e-300).of(7, 100, 3)).isEqualTo(1e-300);
	}

	/**
	 * 32 to the power -1/5, 64 to the power -1/6 and 256 to the power -1/8 are one half.
	 */
	@Test
	void rulesFallWithTheNumberOfPoints() {
		assertThat(new Bandwidth.Scott(3).of(5, 32, 1)).isCloseTo(7.5, within(1e-14));
		assertThat(new Bandwidth.Silverman(3).of(5, 128 / 3.0, 1)).isCloseTo(7.5, within(1e-14));
		assertThat(new Bandwidth.Scott(1).of(1, 64, 2)).isCloseTo(0.5, within(1e-15));
		assertThat(new Bandwidth.Silverman(1).of(1, 64, 2)).isCloseTo(0.5, within(1e-15));
		assertThat(new Bandwidth.Silverman(1).of(1, 256 / 1.5, 4)).isCloseTo(0.5, within(1e-15));
	}

}
