package ouroboros.jobs;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RecentTest {

	@Test
	void makesAgainOnlyWhatWasNotAskedForLately() {
		var made = new ArrayList<String>();
		var recent = new Recent<String, String>(2);
		for (var key : List.of("a", "b", "a", "c", "a", "b")) {
			assertThat(recent.get(key, (wanted) -> {
				made.add(wanted);
				return wanted + wanted;
			})).isEqualTo(key + key);
		}
		assertThat(made).containsExactly("a", "b", "c", "b");
	}

}
