package ouroboros.core.verdict;

import java.util.LinkedHashMap;

import org.junit.jupiter.api.Test;

import ouroboros.core.metric.Variance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

class JudgementTest {

	private static LinkedHashMap<String, Double> numbers(String one, double first, String other, double second) {
		var numbers = new LinkedHashMap<String, Double>();
		numbers.put(one, first);
		numbers.put(other, second);
		return numbers;
	}

	@Test
	void takesMoreNumbers() {
		var judgement = new Judgement(Status.COLLAPSED, 3, new Variance(), "it is so",
				numbers("mean", 1, "threshold", 2));
		var more = judgement.with(numbers("threshold", 5, "ratio", 4));
		assertThat(more.evidence()).containsExactly(entry("mean", 1.0), entry("threshold", 5.0), entry("ratio", 4.0));
		assertThat(more.with(judgement.evidence()).evidence()).containsEntry("threshold", 2.0);
		assertThat(new Judgement(more.status(), more.since(), more.metric(), more.reason(), judgement.evidence()))
			.isEqualTo(judgement);
		assertThat(judgement.evidence()).containsOnlyKeys("mean", "threshold");
	}

	@Test
	void mayBeWithoutNumbers() {
		assertThat(Judgement.notApplicable("nothing"))
			.isEqualTo(new Judgement(Status.NOT_APPLICABLE, null, null, "nothing", new LinkedHashMap<>()));
		assertThat(Judgement.inconclusive(new Variance(), "few"))
			.isEqualTo(new Judgement(Status.INCONCLUSIVE, null, new Variance(), "few", new LinkedHashMap<>()));
	}

}
