package ouroboros.json;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import ouroboros.core.Learner;
import ouroboros.core.Metric;
import ouroboros.core.Truth;

import static org.assertj.core.api.Assertions.assertThat;

class DescriptionTest {

	private final JsonNode document = new Description(Sample.CATALOG).document();

	@Test
	void listsEveryMember() {
		assertThat(this.document.get("truths")).map((truth) -> truth.get("type").asString())
			.containsExactlyElementsOf(Sample.CATALOG.members(Truth.class).keySet());
		assertThat(this.document.get("learners")).hasSameSizeAs(Sample.CATALOG.members(Learner.class).keySet());
		assertThat(this.document.get("metrics")).hasSameSizeAs(Sample.CATALOG.members(Metric.class).keySet());
		assertThat(this.document.get("schedules")).hasSize(4);
		assertThat(this.document.get("objects")).map((object) -> object.get("type").asString())
			.contains("spec", "regime", "real", "retain", "sampling", "snapshots");
	}

	@Test
	void tellsWhatIsKnownOfAMember() {
		assertThat(find("truths", "zipf")).isEqualTo(Sample.tree("""
				{'type':'zipf',
				'description':'Zipf-Mandelbrot: symbol i has rank i+1 and probability proportional to \
				(rank+shift)^-exponent.',
				'example':{'type':'zipf','symbols':1000,'exponent':1.0},
				'fields':[
				{'name':'symbols','type':'integer','description':'size of the alphabet','required':true,
				'minimum':1,'maximum':1000000},
				{'name':'exponent','type':'number','description':'decay of the probabilities; 0 is the uniform law',
				'required':false,'default':1,'minimum':0,'maximum':100},
				{'name':'shift','type':'number','description':'added to every rank','required':false,'default':0,
				'exclusiveMinimum':-1,'maximum':1000000000}]}"""));
	}

	@Test
	void tellsWhatALearnerLearnsAndMeasures() {
		var gaussian = find("learners", "gaussian");
		assertThat(gaussian.get("data").asString()).isEqualTo("real");
		assertThat(gaussian.get("metrics")).map(JsonNode::asString)
			.containsExactly("variance", "log-determinant", "mean-shift", "wasserstein2-squared");
		assertThat(gaussian.at("/fields/0/words")).map(JsonNode::asString)
			.containsExactly("unbiased", "maximum-likelihood");
	}

	private JsonNode find(String family, String type) {
		return this.document.get(family)
			.valueStream()
			.filter((member) -> member.get("type").asString().equals(type))
			.findFirst()
			.orElseThrow();
	}

}
