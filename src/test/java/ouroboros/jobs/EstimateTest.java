package ouroboros.jobs;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import ouroboros.json.BadSpec;
import ouroboros.json.Catalog;
import ouroboros.json.Plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
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

	/** The models are what is large, and larger than a worker's memory. */
	@Test
	void aRunIsNotLargerThanAWorker() {
		var plan = PLANS.read("""
				{"name":"n","truth":{"type":"markov-text","symbols":8,"length":16,"seed":1},
				 "learner":{"type":"transformer","layers":2,"heads":2,"width":64,"epochs":1},
				 "regime":{"samples":100},"generations":1}""".getBytes(StandardCharsets.UTF_8), (_, _) -> {
			throw new IllegalStateException("no data sets");
		}, () -> 0, 10);
		var limits = new Binder(new MapConfigurationPropertySource(Map.of())).bindOrCreate("ouroboros.limits",
				Limits.class);
		var bytes = limits.check(plan, Long.MAX_VALUE).memoryBytes();
		assertThat(limits.check(plan, (long) bytes + 1).memoryBytes()).isEqualTo(bytes);
		assertThatExceptionOfType(BadSpec.class).isThrownBy(() -> limits.check(plan, 1_000_000))
			.satisfies((refusal) -> assertThat(refusal.problems()).singleElement().satisfies((problem) -> {
				assertThat(problem.pointer()).isEqualTo("/learner");
				assertThat(problem.detail()).contains("%.4g bytes".formatted(bytes), "1.000e+06",
						"ouroboros.worker.memory");
			}));
	}

	@Test
	void growsWithTheAlphabetWhoseLawIsReshaped() {
		var symbols = "{\"type\":\"zipf\",\"exponent\":1.5,\"symbols\":100000}";
		var learner = "{\"type\":\"categorical\"}";
		var added = seconds(symbols, learner, "{\"temperature\":0.8,\"topK\":10}") - seconds(symbols, learner, "{}");
		assertThat(added).isCloseTo(10 * 100_000 * 90e-9, withinPercentage(1));
	}

}
