package ouroboros.web;

import java.time.Duration;
import java.util.Objects;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FailedLoginsTest {

	@Test
	void refusesAnAddressAloneOnceItHasFailedSoOften() {
		var failures = new FailedLogins(3);
		for (int i = 0; i < 3; i++) {
			assertThat(failures.refusal("one")).isNull();
			failures.add("one");
		}
		var refusal = Objects.requireNonNull(failures.refusal("one"));
		assertThat(refusal.seconds()).isBetween(19L, Duration.ofMinutes(1).toSeconds() / 3);
		assertThat(failures.refusal("other")).isNull();
	}

	/** A map that only grows would take whatever an attacker has addresses for. */
	@Test
	void remembersSoManyAddressesAndThoseThatAreBusy() {
		var failures = new FailedLogins(1);
		failures.add("busy");
		for (int i = 0; i < 2 * FailedLogins.ADDRESSES; i++) {
			failures.add("address " + i);
			assertThat(failures.refusal("busy")).isNotNull();
		}
		assertThat(failures.addresses()).isEqualTo(FailedLogins.ADDRESSES);
		assertThat(failures.refusal("address 0")).isNull();
	}

}
