package ouroboros.core.spec;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class RefusalTest {

	@Test
	void tellsWhereAndByWhichRuleAndWhy() {
		var refusal = new Refusal("/mean", "empty", "there is none");
		assertThat(refusal.pointer()).isEqualTo("/mean");
		assertThat(refusal.code()).isEqualTo("empty");
		assertThat(refusal.detail()).isEqualTo("there is none");
	}

	/** The parent comes first. */
	@Test
	void isSeenFromTheObjectAround() {
		var inner = new Refusal("/mean", "empty", "there is none").within("/components/3").within("/truth");
		assertThat(inner.pointer()).isEqualTo("/truth/components/3/mean");
		assertThat(inner.code()).isEqualTo("empty");
		assertThat(inner.detail()).isEqualTo("there is none");
		assertThat(new Refusal("", "empty", "there is none").within("/truth").pointer()).isEqualTo("/truth");
	}

	@Test
	void isThrownUnlessTheValueIsAccepted() {
		Refusal.unless(true, "mean", "empty", "there is none");
		var refusal = catchThrowableOfType(Refusal.class,
				() -> Refusal.unless(false, "mean", "empty", "there is none"));
		assertThat(refusal).isNotNull();
		assertThat(refusal.pointer()).isEqualTo("/mean");
		assertThat(refusal.code()).isEqualTo("empty");
		assertThat(refusal.detail()).isEqualTo("there is none");
	}

}
