package ouroboros.core.theory;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import ouroboros.core.Sampling;
import ouroboros.core.Spec;
import ouroboros.core.regime.Real;
import ouroboros.core.regime.Regime;
import ouroboros.json.Catalog;

import static org.assertj.core.api.Assertions.assertThat;

/** No option of a spec is overlooked. */
class KnobsTest {

	private static final String PLAIN = "\"truth\":{\"type\":\"gaussian\",\"dimension\":1},"
			+ "\"learner\":{\"type\":\"gaussian\"},\"regime\":{\"samples\":10},\"generations\":1";

	@Test
	void aPlainSpecSetsItsSamplesAlone() {
		assertThat(Knobs.set(Settings.of(PLAIN).spec())).containsExactly("regime.samples");
	}

	@Test
	void namesWhatIsSet() {
		var spec = PLAIN.replace("\"samples\":10",
				"\"samples\":10,\"real\":{\"share\":0.5,\"source\":\"fresh\"},\"budget\":5,\"retain\":{\"window\":2}")
				+ ",\"sampling\":{\"bias\":0.5,\"precision\":\"float16\"}";
		var setting = Settings.of(spec);
		assertThat(Knobs.set(setting.spec())).containsExactly("regime.budget", "regime.real.share",
				"regime.real.source", "regime.retain", "regime.samples", "sampling.bias", "sampling.precision");
		assertThat(Knobs
			.only("regime.samples", "regime.retain", "regime.budget", "regime.real.share", "regime.real.source")
			.unmet(setting)).isEqualTo("does not cover sampling.bias, sampling.precision");
		assertThat(Knobs.only(Linearity.KNOBS_WITH_CURATION).unmet(setting))
			.isEqualTo("does not cover sampling.precision");
		assertThat(Knobs.only(Linearity.KNOBS_WITH_CURATION).unmet(Settings.of(PLAIN))).isNull();
	}

	/**
	 * An option that is neither null nor the plain sampling's by default has to be listed
	 * with its default: otherwise every closed form is silent about every spec.
	 */
	@Test
	void knowsEveryDefault() {
		assertThat(Knobs.set(Settings.of(PLAIN + ",\"sampling\":{}").spec())).containsExactly("regime.samples");
		assertThat(Knobs.set(Settings.of(PLAIN.replace("10}", "10,\"real\":{\"share\":0.5}}")).spec()))
			.containsExactly("regime.real.share", "regime.samples");
	}

	/**
	 * As a sweep over the share begins: the baseline, of which every closed form speaks.
	 */
	@Test
	void genuineDataOfWhichThereAreNoneAreNotSet() {
		for (var none : List.of("{\"share\":0,\"source\":\"fresh\",\"mixing\":\"independent\"}", "{\"count\":0}",
				"{\"share\":0,\"source\":\"stock\",\"stock\":{\"size\":50}}")) {
			assertThat(Knobs.set(Settings.of(PLAIN.replace("10}", "10,\"real\":" + none + "}")).spec()))
				.containsExactly("regime.samples");
		}
	}

	@Test
	void namesOnlyOptionsThatExist() {
		var names = Stream
			.of(options("", Spec.class), options("regime.", Regime.class), options("regime.real.", Real.class),
					options("sampling.", Sampling.class))
			.flatMap((all) -> all)
			.toList();
		assertThat(names).containsAll(Knobs.ELSEWHERE)
			.containsAll(Knobs.DEFAULTS.keySet())
			.containsAll(Knobs.INDIFFERENT)
			.contains(Linearity.KNOBS_WITH_CURATION);
	}

	private static Stream<String> options(String prefix, Class<? extends Record> type) {
		return Arrays.stream(type.getRecordComponents()).map((component) -> prefix + component.getName());
	}

	@Test
	void everyClosedFormIsFoundAndSaysWhyItIsSilent() {
		var theories = Catalog.ofClassPath().plain(Theory.class);
		assertThat(theories).containsKeys("normal-moments", "normal-replace", "symbol-moments", "symbol-survival",
				"survival-bounds", "absorption-bounds", "fixation-time", "deviation-bound", "decoding-loop",
				"selection-loop");
		var strange = Settings.of(PLAIN + ",\"sampling\":{\"precision\":\"bfloat16\"}");
		assertThat(theories.values()).allSatisfy((theory) -> assertThat(theory.unmet(strange)).isNotBlank());
	}

}
