package ouroboros.jobs;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import ouroboros.json.Catalog;
import ouroboros.json.Plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

class EstimateTest {

	private static final Plans PLANS = new Plans(Catalog.ofClassPath());

	private static Estimate of(String samples, String retain, String method) {
		return Estimate.of(PLANS.read("""
				{"name":"n","truth":{"type":"gaussian","dimension":3},"learner":{"type":"gaussian"},
				 "regime":{"samples":%s,"retain":"%s"},"sampling":{"method":"%s"},"generations":1000}"""
			.formatted(samples, retain, method)
			.getBytes(StandardCharsets.UTF_8), (_, _) -> {
				throw new IllegalStateException("no data sets");
			}, () -> 0, 10));
	}

	@Test
	void growsWithThePointsThatAreDrawn() {
		var few = of("10000", "replace", "draw");
		var many = of("100000", "replace", "draw");
		assertThat(many.seconds() / few.seconds()).isBetween(5.0, 10.1);
		assertThat(many.memoryBytes() / few.memoryBytes()).isBetween(9.0, 11.0);
		assertThat(of("10000", "accumulate", "draw").memoryBytes() / few.memoryBytes()).isBetween(900.0, 1100.0);
	}

	/** However many points there are, and though all of them are kept. */
	@Test
	void doesNotGrowWithThoseOfWhichOnlyStatisticsAreDrawn() {
		var few = of("10000", "replace", "sufficient-statistics");
		assertThat(of("1e15", "replace", "sufficient-statistics")).isEqualTo(few);
		assertThat(of("1e15", "accumulate", "sufficient-statistics")).isEqualTo(few);
		assertThat(few.seconds()).isLessThan(of("10000", "replace", "draw").seconds() / 10);
	}

	private static double seconds(String truth, String learner, String sampling) {
		return Estimate.of(PLANS.read("""
				{"name":"n","truth":%s,"learner":%s,"regime":{"samples":200},"sampling":%s,"generations":10}"""
			.formatted(truth, learner, sampling)
			.getBytes(StandardCharsets.UTF_8), (_, _) -> {
				throw new IllegalStateException("no data sets");
			}, () -> 0, 10)).seconds();
	}

	/** Each token's probabilities are reshaped by what the text holds already. */
	@Test
	void growsWithWhatDecodingTakes() {
		var text = "{\"type\":\"markov-text\",\"symbols\":200,\"length\":100,\"seed\":1}";
		var learner = "{\"type\":\"n-gram\",\"order\":2}";
		var plain = seconds(text, learner, "{}");
		var tempered = seconds(text, learner, "{\"temperature\":0.8}");
		var penalised = seconds(text, learner, "{\"repetitionPenalty\":1.3}");
		assertThat(tempered).isGreaterThan(5 * plain);
		assertThat(penalised - plain).isCloseTo(10 * 200 * 100 * 200 * 20e-9, withinPercentage(1));
		assertThat(seconds(text, learner, "{\"temperature\":1,\"bias\":1}")).isEqualTo(plain);
	}

	/**
	 * Five beams tell five times as many probabilities as draws, whatever comes before.
	 */
	@Test
	void growsWithTheBeamsOfASearch() {
		var text = "{\"type\":\"markov-text\",\"symbols\":200,\"length\":100,\"seed\":1}";
		var learner = "{\"type\":\"n-gram\",\"order\":2}";
		var drawn = seconds(text, learner, "{\"prompts\":\"genuine\"}");
		var found = seconds(text, learner, "{\"prompts\":\"genuine\",\"beams\":5}");
		var penalised = seconds(text, learner, "{\"prompts\":\"genuine\",\"beams\":5,\"repetitionPenalty\":2}");
		assertThat(drawn).isEqualTo(seconds(text, learner, "{}"));
		assertThat(found - drawn).isCloseTo(10 * 200 * 100 * 200 * 5 * 10e-9, withinPercentage(1));
		assertThat(penalised - found).isCloseTo(10 * 200 * 100 * 200 * 5 * 20e-9, withinPercentage(1));
	}

	@Test
	void growsWithTheAlphabetWhoseLawIsReshaped() {
		var symbols = "{\"type\":\"zipf\",\"exponent\":1.5,\"symbols\":100000}";
		var learner = "{\"type\":\"categorical\"}";
		var added = seconds(symbols, learner, "{\"temperature\":0.8,\"topK\":10}") - seconds(symbols, learner, "{}");
		assertThat(added).isCloseTo(10 * 100_000 * 90e-9, withinPercentage(1));
	}

}
