package ouroboros.core.theory;

import org.junit.jupiter.api.Test;

import ouroboros.core.data.Points;
import ouroboros.core.law.DatasetRows;
import ouroboros.core.law.Empirical;

import static org.assertj.core.api.Assertions.assertThat;

class IndependenceTest {

	private static final Points ROWS = new Points(1, new double[] { 1, 2, 4, 8, 16 });

	/**
	 * A sample of all rows has their mean without an error, which no closed form says.
	 */
	@Test
	void noClosedFormSpeaksOfDrawsWithoutReplacement() {
		var spec = Settings
			.of("\"truth\":{\"type\":\"gaussian\",\"dimension\":1},\"learner\":{\"type\":\"gaussian\"},"
					+ Settings.regime("\"samples\":5", 4))
			.spec();
		var with = new Setting(spec, new Empirical(ROWS));
		var without = new Setting(spec, new Empirical(new DatasetRows<>(ROWS, 5, false)));
		assertThat(Settings.theories().stream().filter((theory) -> theory.unmet(with) == null)).isNotEmpty();
		assertThat(Settings.theories()).allSatisfy((theory) -> assertThat(theory.unmet(without)).isNotNull());
	}

}
