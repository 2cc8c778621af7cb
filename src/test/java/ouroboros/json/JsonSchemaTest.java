package ouroboros.json;

import java.util.List;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import ouroboros.core.Truth;

import static org.assertj.core.api.Assertions.assertThat;

class JsonSchemaTest {

	private static final ObjectNode DOCUMENT = new JsonSchema(Sample.CATALOG).document();

	private static List<Error> errors(JsonNode spec) {
		return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(DOCUMENT).validate(spec);
	}

	@Test
	void isASchema() {
		var meta = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
			.getSchema(com.networknt.schema.SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
		assertThat(meta.validate(DOCUMENT)).isEmpty();
	}

	@ParameterizedTest
	@FieldSource("ouroboros.json.Sample#FILES")
	void acceptsTheSpecsOfTheContract(String file) {
		assertThat(errors(Sample.tree(Sample.file(file)))).isEmpty();
		var plan = Sample.read(Sample.file(file));
		assertThat(errors(plan.spec())).isEmpty();
		assertThat(errors(plan.resolved())).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			value = { "'n' | 5", "'name':'n', | ``", "'dimension':1 | 'dimension':0", "'dimension':1 | 'dimension':1.5",
					"'dimension':1 | 'dimensoin':1", "'type':'gaussian','dimension' | 'dimension'",
					"'type':'gaussian','dimension' | 'type':'poisson','dimension'", "'samples':100 | 'samples':'100'",
					"'samples':100 | 'samples':{'type':'power','first':1}",
					"'samples':100 | 'samples':1,'retain':'all'", "'samples':100 | 'samples':1,'retain':{'window':0}",
					"'seed':1 | 'seed':-1", "'seed':1 | 'seed':9007199254740992", "'seed':1 | 'metrics':['varianse']",
					"'seed':1 | 'record':'sums'", "'seed':1 | 'priority':'HIGH'", "'seed':1 | 'sweep':[]",
					"'seed':1 | 'sweep':{'/name':['a']}", "'seed':1 | 'sweep':{'/regime/samples':[]}",
					"'generations':5 | 'generations':10001", "'generations':5 | 'generations':null" })
	void refusesWhatTheReaderRefuses(String text, String replacement) {
		var spec = Sample.spec(text, replacement);
		assertThat(Sample.bad(spec).problems()).isNotEmpty();
		assertThat(errors(JsonText.tree(spec))).isNotEmpty();
	}

	@Test
	void needsNoSeed() {
		assertThat(errors(JsonText.tree(Sample.spec(",'seed':1", "")))).isEmpty();
		assertThat(DOCUMENT.at("/$defs/Spec/required")).map(JsonNode::asString)
			.containsExactly("name", "truth", "learner", "regime", "generations");
	}

	@Test
	void acceptsShorthandsAndTheirObjects() {
		for (var regime : List.of("'samples':1,'retain':'accumulate'", "'samples':1,'retain':{'window':3}",
				"'samples':{'type':'constant','value':3}", "'samples':{'type':'list','values':[3,4]}")) {
			var spec = Sample.spec("'samples':100", regime);
			assertThat(errors(JsonText.tree(spec))).isEmpty();
			assertThat(Sample.read(spec).points()).hasSize(1);
		}
	}

	@Test
	void describesFields() {
		assertThat(DOCUMENT.at("/$defs/GaussianTruth/properties/dimension")).isEqualTo(Sample.tree("""
				{'type':'integer','minimum':1,'maximum':1000,
				'description':'dimension of the standard normal law, in place of mean and covariance'}"""));
		assertThat(DOCUMENT.at("/$defs/ZipfTruth/properties/shift")).isEqualTo(Sample.tree("""
				{'type':'number','exclusiveMinimum':-1,'maximum':1000000000,
				'description':'added to every rank','default':0}"""));
		assertThat(DOCUMENT.at("/$defs/ZipfTruth/examples/0/type").asString()).isEqualTo("zipf");
	}

	@Test
	void givesExamplesThatAreValid() {
		var definitions = (ObjectNode) DOCUMENT.get("$defs");
		for (var name : definitions.propertyNames()) {
			for (var example : definitions.get(name).path("examples")) {
				var schema = DOCUMENT.deepCopy().put("$ref", "#/$defs/" + name);
				assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
					.getSchema(schema)
					.validate(example)).as(name).isEmpty();
			}
		}
	}

	@Test
	void fitsIntoOpenApi() {
		var components = new JsonSchema(Sample.CATALOG).definitions("#/components/schemas/", true);
		assertThat(components.propertyNames()).contains(JsonSchema.ROOT, "Truth", "GaussianTruth", "GaussianLearner",
				"Schedule", "PowerSchedule", "Regime", "Retain", "Priority", "Estimator");
		assertThat(components.propertyNames()).allMatch((name) -> name.matches("[A-Za-z0-9]+"));
		assertThat(components.toString()).doesNotContain("$defs");
		var discriminator = components.at("/Truth/oneOf").isMissingNode()
				? components.at("/Truth/anyOf/0/discriminator") : components.at("/Truth/discriminator");
		assertThat(discriminator.get("propertyName").asString()).isEqualTo("type");
		assertThat(discriminator.get("mapping").propertyNames())
			.containsExactlyElementsOf(Sample.CATALOG.members(Truth.class).keySet());
		assertThat(discriminator.at("/mapping/zipf").asString()).isEqualTo("#/components/schemas/ZipfTruth");
	}

}
