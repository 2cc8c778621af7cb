package ouroboros.core.curation;

import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

import ouroboros.core.Filter;
import ouroboros.core.law.Discrete;
import ouroboros.core.law.Law;
import ouroboros.core.law.LinearModel;
import ouroboros.core.law.MarkovChain;
import ouroboros.core.law.Normal;
import ouroboros.core.law.TwoClasses;
import ouroboros.core.regime.Schedule;
import ouroboros.core.truth.Categorical;

import static org.assertj.core.api.Assertions.assertThat;

/** Which filter takes what. */
class NeedsTest {

	private static final Map<String, Law> LAWS = new LinkedHashMap<>();

	static {
		LAWS.put("symbols", new Discrete(new double[] { 0.5, 0.5 }));
		LAWS.put("vectors", Normal.of(0, 1));
		LAWS.put("numbers", new LinearModel(new double[] { 1 }, 1));
		LAWS.put("classes", new TwoClasses(2, 1));
		LAWS.put("texts", MarkovChain.of(2, 0, 4, new double[] { 0.5, 0.5 }));
	}

	private static void assertTakes(Filter filter, String... laws) {
		assertThat(LAWS.entrySet()
			.stream()
			.filter((law) -> filter.needs()
				.stream()
				.allMatch((need) -> need.unmet(law.getValue(), law.getValue().getClass()) == null))
			.map(Map.Entry::getKey)).as("%s", filter).containsExactly(laws);
	}

	@Test
	void channels() {
		assertTakes(new Quantise(1), "symbols", "vectors", "numbers");
		assertTakes(new Noise(1, Schedule.of(1)), "vectors", "numbers");
		assertTakes(new Shift(new double[] { 1 }), "vectors", "numbers");
		assertTakes(new Flip(0.1), "symbols", "classes", "texts");
		assertTakes(new Edit(0.5, 2), "symbols", "texts");
		assertTakes(new RoundTrip(new Quantise(1), new Flip(0.1)), "symbols");
		assertTakes(new RoundTrip(new Flip(0.1), new Quantise(1)), "symbols");
	}

	@Test
	void selections() {
		assertTakes(new Deduplicate(), LAWS.keySet().toArray(String[]::new));
		assertTakes(new Verifier(0.9, 0.1), "classes");
		assertTakes(new TailCut(0.1), "symbols", "vectors", "texts");
		assertTakes(new Detector(0.9, 0.1, null), LAWS.keySet().toArray(String[]::new));
		assertTakes(new Detector(null, null, 2.0), "symbols", "vectors", "texts");
		assertTakes(new Preference(2, new Reward.Table(new double[] { 1 })), "symbols");
		assertTakes(new Preference(2, new Reward.Linear(new double[] { 1 })), "vectors");
		assertTakes(new Preference(2, new Reward.Proximity(new double[] { 1 }, 1)), "vectors");
		assertTakes(new Preference(2, new Reward.Likelihood(1)), "symbols", "vectors", "texts");
	}

	@Test
	void corrections() {
		assertTakes(new Correction(1, null), LAWS.keySet().toArray(String[]::new));
		assertTakes(new Correction(1, new Categorical(new double[] { 1, 0 })), "symbols");
		assertTakes(new Correction(1, new Categorical(new double[] { 1, 0, 0 })));
	}

}
