package ouroboros.json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class BadSpecTest {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = {
			// what is replaced | by what | code | pointer
			"'dimension':1                  | 'dimension':'1'                   | wrong-type    | /truth/dimension",
			"'dimension':1                  | 'dimension':1.5                   | wrong-type    | /truth/dimension",
			"'dimension':1                  | 'dimension':null                  | wrong-type    | /truth/dimension",
			"'name':'n'                     | 'name':3                          | wrong-type    | /name",
			"'name':'n',                    | `` | missing | /name",
			"{'samples':100}                | {'sampels':100,'samples':1}       | unknown-field | /regime/sampels",
			"{'samples':100}                | {}                                | missing       | /regime/samples",
			"{'samples':100}                | 100                               | wrong-type    | /regime",
			"{'samples':100}                | {'samples':true}                  | wrong-type    | /regime/samples",
			"'type':'gaussian'}             | 'type':'kernel-density','bandwidth':'scot'} | unknown-type | /learner/bandwidth",
			"{'samples':100}                | {'samples':1,'retain':'all'}      | unknown-word  | /regime/retain",
			"{'samples':100}                | {'samples':{'first':1}}           | missing       | /regime/samples/type",
			"'type':'gaussian','dimension'  | 'type':'gausian','dimension'      | unknown-type  | /truth/type",
			"'type':'gaussian','dimension'  | 'type':7,'dimension'              | wrong-type    | /truth/type",
			"'type':'gaussian','dimension':1 | 'type':'dataset','dataset':'x','replacement':1 | wrong-type | /truth/replacement",
			"'seed':1                       | 'seed':1,'metrics':['varianse']   | unknown-type  | /metrics/0",
			"'seed':1                       | 'seed':1,'metrics':'variance'     | wrong-type    | /metrics",
			"'seed':1                       | 'seed':null                       | wrong-type    | /seed",
			"'seed':1                       | 'seed':1,'sweep':null             | wrong-type    | /sweep",
			"'seed':1                       | 'seed':1,'sweep':{'/regime/samples':5} | wrong-type | /sweep/~1regime~1samples" })
	void isMalformed(String text, String replacement, String code, String pointer) {
		var bad = Sample.bad(Sample.spec(text, replacement));
		assertThat(bad.problems()).map((problem) -> problem.code() + " " + problem.pointer())
			.containsExactly(code + " " + pointer);
		assertThat(bad.malformed()).isTrue();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = {
			"'seed':1                        | 'seed':1,'metrics':['latent-deviation'] | not-answerable | /metrics/0",
			"{'samples':100}                 | {'samples':1,'start':'warm'}     | not-applicable | /regime/start",
			"{'samples':100}                 | {'samples':1,'design':'same'}    | not-applicable | /regime/design",
			"{'samples':100}                 | {'samples':1,'origin':'unknown'} | not-applicable | /regime/origin",
			"'seed':1                        | 'seed':1,'sampling':{'beams':3}  | not-applicable | /sampling/beams",
			"'seed':1                        | 'seed':1,'sampling':{'beams':17} | out-of-range  | /sampling/beams",
			"'seed':1                        | 'seed':1,'sampling':{'prompts':'genuine'} | not-applicable | /sampling/prompts",
			"'type':'gaussian','dimension':1},'learner':{'type':'gaussian'} | 'type':'markov-text','symbols':3,'length':5},'learner':{'type':'n-gram','order':2},'sampling':{'beams':2} | conflict | /sampling/beams",
			"'type':'gaussian','dimension':1},'learner':{'type':'gaussian'} | 'type':'markov-text','symbols':3,'length':5},'learner':{'type':'transformer','layers':1,'heads':1,'width':4,'epochs':1},'sampling':{'prompts':'genuine'} | not-applicable | /sampling/prompts",
			"'seed':1                        | 'seed':1,'sampling':{'topK':3}   | not-applicable | /sampling/topK",
			"'seed':1                        | 'seed':1,'replicates':100001     | out-of-range  | /replicates",
			"'seed':1                        | 'seed':1,'record':'aggregate','replicates':1000001 | out-of-range | /replicates",
			"'seed':1                        | 'seed':1,'record':'aggregate','snapshots':{'every':1,'samples':1} | not-applicable | /snapshots",
			"'generations':5                 | 'generations':10001              | out-of-range  | /generations",
			"'generations':5                 | 'generations':-1                 | out-of-range  | /generations",
			"'generations':5                 | 'generations':1e400              | out-of-range  | /generations",
			"'seed':1                        | 'seed':9007199254740992          | out-of-range  | /seed",
			"'seed':1                        | 'seed':-1                        | out-of-range  | /seed",
			"{'samples':100}                 | {'samples':1e400}                | out-of-range  | /regime/samples",
			"{'samples':100}                 | {'samples':0}                    | out-of-range  | /regime/samples",
			"{'samples':100}                 | {'samples':1,'realWeight':1.1}   | out-of-range  | /regime/realWeight",
			"{'samples':100}                 | {'samples':1,'real':{}}          | missing       | /regime/real/share",
			"{'samples':100}                 | {'samples':{'type':'list','values':[]}} | empty  | /regime/samples/values",
			"'dimension':1                   | 'mean':[0],'covariance':[[0]]    | not-positive-definite | /truth/covariance/0/0",
			"'dimension':1                   | 'mean':[]                        | empty         | /truth/mean",
			"'type':'gaussian','dimension':1 | 'type':'zipf','symbols':9        | mismatch      | /learner",
			"'type':'gaussian'}              | 'type':'bernoulli'}              | mismatch      | /learner",
			"'type':'gaussian','dimension':1},'learner':{'type':'gaussian'} | 'type':'gaussian','dimension':2},'learner':{'type':'poisson'} | mismatch | /learner",
			"'type':'gaussian','dimension':1},'learner':{'type':'gaussian'} | 'type':'zipf','symbols':3},'learner':{'type':'bernoulli'} | mismatch | /learner",
			"'dimension':1},'learner':{'type':'gaussian'} | 'dimension':1},'learner':{'type':'robust-gaussian'},'sampling':{'method':'sufficient-statistics'} | not-applicable | /sampling/method",
			"'dimension':1},'learner':{'type':'gaussian'} | 'dimension':1},'learner':{'type':'poisson'},'sampling':{'method':'sufficient-statistics'} | not-applicable | /sampling/method",
			"{'samples':100},'generations':5 | {'samples':1e15,'retain':'accumulate'},'sampling':{'method':'sufficient-statistics'},'generations':9999 | out-of-range | /regime/samples",
			"'type':'gaussian','dimension':1 | 'type':'shape','shape':'blobs','noise':0 | out-of-range | /truth/noise",
			"'type':'gaussian'}              | 'type':'kernel-density','bandwidth':0} | out-of-range | /learner/bandwidth",
			"'type':'gaussian'}              | 'type':'kernel-density','bandwidth':{'type':'fixed','value':-1}} | out-of-range | /learner/bandwidth/value",
			"'dimension':1},'learner':{'type':'gaussian'} | 'dimension':1},'learner':{'type':'kernel-density'},'sampling':{'method':'sufficient-statistics'} | not-applicable | /sampling/method",
			"'type':'gaussian','dimension':1 | 'type':'dataset','dataset':'x'   | not-found     | /truth/dataset",
			"'type':'gaussian','dimension':1 | 'type':'dataset','dataset':'x','heldOut':0.51 | out-of-range | /truth/heldOut",
			"'type':'gaussian','dimension':1 | 'type':'dataset','dataset':'x','heldOut':-0.1 | out-of-range | /truth/heldOut",
			"'seed':1                        | 'seed':1,'metrics':['support']   | not-answerable | /metrics/0",
			"'seed':1                        | 'seed':1,'metrics':['repetition'] | not-answerable | /metrics/0",
			"'seed':1                        | 'seed':1,'metrics':[{'type':'repetition','n':0}] | out-of-range | /metrics/0/n",
			"'seed':1                        | 'seed':1,'metrics':[{'type':'synthetic-perplexity','quantile':1.1}] | out-of-range | /metrics/0/quantile",
			"'seed':1                        | 'seed':1,'metrics':[{'type':'synthetic-perplexity','samples':10001}] | out-of-range | /metrics/0/samples",
			"'seed':1                        | 'seed':1,'metrics':[{'type':'synthetic-perplexity-share','from':3,'to':3}] | out-of-range | /metrics/0/to",
			"'seed':1                        | 'seed':1,'metrics':['variance',{'type':'variance'}] | duplicate | /metrics/1",
			"'seed':1                        | 'seed':1,'sampling':{'temperature':2} | not-applicable | /sampling/temperature",
			"'seed':1 | 'seed':1,'metrics':[] | empty | /metrics",
			"'seed':1 | 'seed':1,'curation':[{'type':'flip','probability':0.1}] | not-applicable | /curation/0",
			"'seed':1 | 'seed':1,'sampling':{'topP':0.9} | not-applicable | /sampling/topP",
			"'seed':1 | 'seed':1,'sampling':{'repetitionPenalty':1.2} | not-applicable | /sampling/repetitionPenalty",
			"'seed':1 | 'seed':1,'sampling':{'method':'sufficient-statistics','precision':'float32'} | conflict | /sampling/precision",
			"'seed':1 | 'seed':1,'sampling':{'method':'sufficient-statistics'},'curation':[{'type':'noise','deviation':1}] | conflict | /curation",
			"{'samples':100} | {'samples':9,'budget':5},'sampling':{'method':'sufficient-statistics'} | conflict | /regime/budget",
			"{'samples':100} | {'samples':9,'reuse':0.5},'sampling':{'method':'sufficient-statistics'} | conflict | /regime/reuse",
			"{'samples':100} | {'samples':9,'real':{'count':3},'watermark':{'truePositiveRate':0.9,'falsePositiveRate':0.1}},'sampling':{'method':'sufficient-statistics'} | conflict | /regime/watermark",
			"{'samples':100} | {'samples':9,'real':{'count':3}},'sampling':{'method':'sufficient-statistics'} | conflict | /regime/real/count",
			"{'samples':100} | {'samples':9,'real':{'share':0.5}},'sampling':{'method':'sufficient-statistics'} | conflict | /regime/real/share",
			"{'samples':100} | {'samples':9,'real':{'share':0.5,'mixing':'independent'}},'sampling':{'method':'sufficient-statistics'} | conflict | /regime/real/mixing",
			"{'samples':100} | {'samples':9,'real':{'share':0.5,'source':'stock','stock':{'size':20,'replacement':true}}},'sampling':{'method':'sufficient-statistics'} | conflict | /regime/real/source",
			"'type':'gaussian','dimension':1},'learner':{'type':'gaussian'} | 'type':'zipf','symbols':3},'learner':{'type':'categorical'},'sampling':{'bias':0.5} | not-applicable | /sampling/bias",
			"'type':'gaussian','dimension':1},'learner':{'type':'gaussian'} | 'type':'zipf','symbols':3},'learner':{'type':'categorical'},'sampling':{'precision':'float16'} | not-applicable | /sampling/precision",
			"'type':'gaussian','dimension':1},'learner':{'type':'gaussian'},'regime':{'samples':100} | 'type':'linear','dimension':2},'learner':{'type':'linear-regression'},'regime':{'samples':100,'design':'same'},'sampling':{'method':'sufficient-statistics'} | conflict | /regime/design",
			"'name':'n'                      | 'name':' '                       | blank         | /name",
			"'name':'n'                      | 'name':'\\u0000'                 | bad-character | /name",
			"'name':'n'                      | 'name':'\\ud800'                 | bad-character | /name" })
	void isRefused(String text, String replacement, String code, String pointer) {
		var bad = Sample.bad(Sample.spec(text, replacement));
		assertThat(bad.problems()).map((problem) -> problem.code() + " " + problem.pointer())
			.containsExactly(code + " " + pointer);
		assertThat(bad.malformed()).isFalse();
	}

	/** What is asked of real data that statistics can give. */
	@ParameterizedTest
	@ValueSource(strings = { "'samples':9,'real':{'count':9}", "'samples':9,'real':{'share':1}",
			"'samples':9,'real':{'count':3,'source':'fresh'}",
			"'samples':9,'real':{'share':0.5,'source':'fresh','mixing':'independent'}",
			"'samples':9,'real':{'count':{'type':'list','values':[0,9,0,9]}}" })
	void isNotRefusedWhereStatisticsAreOfAll(String regime) {
		var text = Sample.spec("'samples':100", regime, "'seed':1",
				"'seed':1,'sampling':{'method':'sufficient-statistics'}");
		assertThat(Sample.read(text).points()).hasSize(1);
	}

	@Test
	void isRefusedWhereTooLong() {
		var tags = "'tags':['" + "x','".repeat(50) + "x']";
		assertThat(Sample.bad(Sample.spec("'seed':1", "'seed':1," + tags)).problems())
			.extracting(Problem::code, Problem::pointer)
			.containsExactly(tuple("too-long", "/tags"));
		assertThat(Sample.bad(Sample.spec("'n'", "'" + "n".repeat(201) + "'")).problems())
			.extracting(Problem::code, Problem::pointer)
			.containsExactly(tuple("too-long", "/name"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "  ", "{", "{\"name\":NaN}", "{\"name\":+1}", "{\"name\":01}", "{} {}", "{},",
			"{\"name\":Infinity}", "{'name':1}", "{\"name\":1,}", "[1 2]", "{\"a\":\"\t\"}", "nul", "{/**/}" })
	void isNotJson(String text) {
		var bad = Sample.bad(text);
		assertThat(bad.problems()).map((problem) -> problem.code() + problem.pointer()).containsExactly("not-json");
		assertThat(bad.malformed()).isTrue();
	}

	@Test
	void saysLineAndColumnButLittleOfTheText() {
		var bad = Sample.bad("{\n  \"name\": " + "x".repeat(5000) + "}");
		assertThat(bad.problems()).singleElement()
			.satisfies((problem) -> assertThat(problem.detail()).contains("line 2", "column")
				.hasSizeLessThan(300)
				.doesNotContain("x".repeat(100)));
	}

	@Test
	void isNotJsonWhereNestedTooDeeply() {
		var bad = Sample.bad("[".repeat(100_000));
		assertThat(bad.problems()).map(Problem::code).containsExactly("not-json");
	}

	@Test
	void isNotJsonWhereTooLong() {
		var bad = Sample.bad(" ".repeat(JsonText.MAX_LENGTH + 1));
		assertThat(bad.problems()).map(Problem::code).containsExactly("not-json");
	}

	@Test
	void hasNoKeyTwice() {
		var bad = Sample.bad(Sample.spec("'samples':100", "'samples':100,'samples':100"));
		assertThat(bad.problems()).extracting(Problem::code, Problem::pointer)
			.containsExactly(tuple("duplicate-key", "/regime/samples"));
	}

	@Test
	void isAnObject() {
		assertThat(Sample.bad("[]").problems()).extracting(Problem::code, Problem::pointer)
			.containsExactly(tuple("wrong-type", ""));
	}

	@Test
	void isMalformedIfAnythingIs() {
		var bad = Sample.bad(Sample.spec("'generations':5", "'generations':-5", "'n'", "5"));
		assertThat(bad.problems()).extracting(Problem::pointer).containsExactly("/name", "/generations");
		assertThat(bad.malformed()).isTrue();
	}

	@Test
	void doesNotGoOnForEver() {
		var bad = Sample.bad(Sample.spec("'dimension':1", "'mean':[" + "true,".repeat(999) + "1]"));
		assertThat(bad.problems()).hasSize(20);
	}

	@Test
	void tellsTheNearestName() {
		assertThat(Sample.bad(Sample.spec("'samples'", "'sampels'")).problems().getFirst().detail())
			.contains("did you mean \"samples\"?");
	}

	@Test
	void isNotMadeOfAnArbitraryClass() {
		var text = Sample.spec("'type':'gaussian'}", "'type':'java.lang.String'}");
		assertThat(Sample.bad(text).problems()).map(Problem::code).containsExactly("unknown-type");
	}

}
