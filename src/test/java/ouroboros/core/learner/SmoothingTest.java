package ouroboros.core.learner;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ouroboros.core.learner.Smoothing.Additive;
import ouroboros.core.learner.Smoothing.Discount;
import ouroboros.core.learner.Smoothing.KneserNey;
import ouroboros.core.spec.Refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

/** Shares of n-grams by hand. */
class SmoothingTest {

	private static void assertRefused(ThrowingCallable attempt) {
		var refusal = catchThrowableOfType(Refusal.class, attempt);
		assertThat(refusal).isNotNull();
		assertThat(refusal.pointer()).isEmpty();
		assertThat(refusal.code()).isEqualTo("out-of-range");
	}

	@Test
	void alphaIsFromZeroToABillion() {
		assertThat(Smoothing.of(0)).isEqualTo(new Additive(0));
		assertThat(Smoothing.of(1e9)).isEqualTo(new Additive(1e9));
		assertRefused(() -> Smoothing.of(-Double.MIN_VALUE));
		assertRefused(() -> Smoothing.of(Math.nextUp(1e9)));
		assertRefused(() -> Smoothing.of(Double.NaN));
	}

	@Test
	void aDiscountIsFromZeroToOne() {
		assertThat(Discount.of(0)).isEqualTo(new Discount(0.0));
		assertThat(Discount.of(1)).isEqualTo(new Discount(1.0));
		assertRefused(() -> Discount.of(-Double.MIN_VALUE));
		assertRefused(() -> Discount.of(Math.nextUp(1.0)));
		assertRefused(() -> Discount.of(Double.NaN));
		assertThat(Discount.of("estimated").value()).isNull();
	}

	/** Weighted counts are rounded: of 1 there are three here, of 2 two. */
	@Test
	void aDiscountIsEstimatedFromCountsOfOneAndTwo() {
		var estimated = Discount.of("estimated");
		assertThat(estimated.of(new double[] { 1, 0.5, 1.4, 2, 1.5, 2.5, 0.4, 7 })).isEqualTo(3 / 7.0);
		assertThat(estimated.of(new double[] { 1, 2 })).isEqualTo(1 / 3.0);
		assertThat(estimated.of(new double[] { 2 })).isZero();
		assertThat(estimated.of(new double[] { 1 })).isEqualTo(1);
		assertThat(estimated.of(new double[] { 3, 0 })).isEqualTo(0.75);
		assertThat(Discount.of(0.25).of(new double[] { 1, 2 })).isEqualTo(0.25);
	}

	/** After the second context there was nothing. */
	@Test
	void additiveSharesAreOfCountsAndAlpha() {
		var starts = new int[] { 0, 2, 2, 3 };
		var counts = new double[] { 3, 1, 6 };
		var none = new Additive(0).shares(starts, counts, 5);
		assertThat(none.shares()).containsExactly(0.75, 0.25, 1);
		assertThat(none.rests()).containsExactly(0, 1, 0);
		var half = new Additive(0.4).shares(starts, counts, 5);
		assertThat(half.shares()).containsExactly(new double[] { 3 / 6.0, 1 / 6.0, 6 / 8.0 }, within(1e-15));
		assertThat(half.rests()).containsExactly(new double[] { 2 / 6.0, 1, 2 / 8.0 }, within(1e-15));
		assertThat(new Additive(0).backsOff()).isFalse();
	}

	/** A count below the discount is taken off whole; the last has no occurrence. */
	@ParameterizedTest
	@ValueSource(doubles = { 0.75, 0.25 })
	void kneserNeyTakesOffADiscount(double discount) {
		var shares = new KneserNey(new Discount(discount)).shares(new int[] { 0, 2, 2, 4, 6 },
				new double[] { 3, 1, 0.5, 1.5, 0, 0 }, 5);
		var small = Math.max(0, 0.5 - discount);
		assertThat(shares.shares()).containsExactly(
				new double[] { (3 - discount) / 4, (1 - discount) / 4, small / 2, (1.5 - discount) / 2, 0, 0 },
				within(1e-15));
		assertThat(shares.rests()).containsExactly(new double[] { discount / 2, 1, (0.5 - small + discount) / 2, 1 },
				within(1e-15));
		assertThat(new KneserNey(new Discount(discount)).backsOff()).isTrue();
	}

}
