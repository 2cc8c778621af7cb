package ouroboros.json;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

import ouroboros.core.Learner;
import ouroboros.core.Metric;
import ouroboros.core.Need;
import ouroboros.core.View;
import ouroboros.core.chance.Turn;
import ouroboros.core.data.Points;
import ouroboros.core.data.Space;
import ouroboros.core.data.Training;
import ouroboros.core.law.Law;
import ouroboros.core.law.Normal;
import ouroboros.core.learner.Gaussian;
import ouroboros.core.metric.Variance;
import ouroboros.core.regime.Budget;
import ouroboros.core.regime.Retain;
import ouroboros.core.regime.Schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class PlansTest {

	@ParameterizedTest
	@FieldSource("ouroboros.json.Sample#FILES")
	void readTheSpecsOfTheContract(String file) {
		var plan = Sample.read(Sample.file(file));
		assertThat(plan.spec()).isEqualTo(Sample.tree(Sample.file(file)));
		assertThat(plan.points()).isNotEmpty();
		plan.points().forEach((point) -> assertThat(point.run(0)).isNotNull());
	}

	@ParameterizedTest
	@FieldSource("ouroboros.json.Sample#FILES")
	void readWhatTheyResolved(String file) {
		assertStable(Sample.read(Sample.file(file)));
	}

	/** The resolved document, through text, is the same plan. */
	private static void assertStable(Plan plan) {
		var again = Sample.read(plan.resolved().toString());
		assertThat(again.resolved()).isEqualTo(plan.resolved());
		assertThat(again.metricLabels()).isEqualTo(plan.metricLabels());
		assertThat(again.points()).hasSameSizeAs(plan.points());
		for (int i = 0; i < plan.points().size(); i++) {
			var point = plan.points().get(i);
			assertThat(again.points().get(i).values()).isEqualTo(point.values());
			assertThat(written(again.points().get(i))).isEqualTo(written(point));
			assertThat(written(Sample.PLANS.point(plan.resolved(), i, Sample.NO_DATA))).isEqualTo(written(point));
			assertThat(Sample.PLANS.write(Sample.PLANS.point(plan.spec(), i, Sample.NO_DATA).spec()))
				.isEqualTo(Sample.PLANS.write(point.spec()));
		}
	}

	/** Metrics by default are named in the resolved document. */
	private static Object written(Plan.Point point) {
		return Sample.PLANS.write(point.spec())
			.set("metrics", Sample.tree("{'labels':'" + Labels.of(point.spec().measured()) + "'}"));
	}

	@Test
	void sayEveryDefault() {
		assertThat(Sample.read(Sample.spec()).resolved()).isEqualTo(Sample
			.tree("""
					{'name':'n','description':'','tags':[],'truth':{'type':'gaussian','dimension':1},
					'learner':{'type':'gaussian','estimator':'unbiased','covariance':'full'},
					'regime':{'samples':100,'retain':'replace','design':'fresh','origin':'known','start':'cold'},
					'sampling':{'temperature':1,'topP':1,'repetitionPenalty':1,'prompts':'none','beams':1,'bias':1,'precision':'float64','method':'draw'},
					'curation':[],'generations':5,'replicates':1,'seed':1,
					'metrics':[{'type':'variance'},{'type':'log-determinant'},{'type':'mean-shift'},
					{'type':'wasserstein2-squared'}],'record':'replicates','priority':'normal'}"""));
	}

	@Test
	void drawAnAbsentSeed() {
		var plan = Sample.read(Sample.spec(",'seed':1", ""));
		assertThat(plan.spec()).isEqualTo(Sample.tree(Sample.spec("'seed':1", "'seed':12345")));
		assertThat(plan.points().getFirst().spec().seed()).isEqualTo(12345);
	}

	@Test
	void leaveTheDocumentAsItIs() {
		var document = Sample.tree(Sample.spec(",'seed':1", ",'sweep':{'/regime/samples':[1,2]}"));
		var copy = document.deepCopy();
		Sample.PLANS.read(document, Sample.NO_DATA, () -> -1, 10);
		assertThat(document).isEqualTo(copy);
	}

	@Test
	void runTheLastAxisFastest() {
		var plan = Sample.read(Sample.file("gaussian-real-share-sweep"));
		assertThat(plan.points()).map((point) -> point.ordinal() + point.values().toString())
			.containsExactly("0{/regime/real/share=0.0, /regime/samples=100}",
					"1{/regime/real/share=0.0, /regime/samples=1000}", "2{/regime/real/share=0.1, /regime/samples=100}",
					"3{/regime/real/share=0.1, /regime/samples=1000}", "4{/regime/real/share=0.5, /regime/samples=100}",
					"5{/regime/real/share=0.5, /regime/samples=1000}");
		var last = plan.points().getLast().spec().regime();
		assertThat(last.samples()).isEqualTo(new Schedule.Constant(1000));
		assertThat(plan.metricLabels()).containsExactly("mean", "variance", "wasserstein2-squared");
		assertThat(plan.resolved().get("sweep")).isEqualTo(plan.spec().get("sweep"));
	}

	@Test
	void sweepAnAbsentField() {
		var plan = Sample.read(swept("'/regime/budget':[5,6],'/learner/estimator':['maximum-likelihood']"));
		assertThat(plan.points()).map((point) -> point.spec().regime().budget())
			.containsExactly(new Budget(5, Budget.Scope.ALL), new Budget(6, Budget.Scope.ALL));
		assertStable(plan);
	}

	@Test
	void sweepInsideWhatHasAShorthand() {
		var plan = Sample
			.read(Sample.spec("{'samples':100}", "{'samples':{'type':'constant','value':7},'retain':{'window':1}}",
					"'seed':1", "'seed':1,'sweep':{'/regime/retain/window':[1,2],'/regime/samples/value':[3,4]}"));
		assertThat(plan.points()).map((point) -> point.spec().regime().retain())
			.containsExactly(Retain.last(1), Retain.last(1), Retain.last(2), Retain.last(2));
		assertStable(plan);
	}

	@Test
	void sweepTypes() {
		assertStable(Sample.read(Sample.spec("{'samples':100}", "{'samples':{'type':'power','first':2,'exponent':1}}",
				"'seed':1", "'seed':1,'sweep':{'/regime/samples':[{'type':'power','first':2,'exponent':1},"
						+ "{'type':'geometric','first':2,'ratio':1},9]}")));
		assertThat(Sample.bad(Sample.spec("'seed':1", "'seed':1,'sweep':{'/learner/type':['gaussian','gausian']}"))
			.problems()).map(Problem::pointer).containsExactly("/sweep/~1learner~1type/1");
		assertStable(Sample.read(Sample.spec("'seed':1", "'seed':1,'sweep':{'/learner/type':['gaussian']}")));
	}

	@Test
	void sweepElements() {
		var plan = Sample.read(Sample.spec("'dimension':1", "'mean':[0,0]", "'seed':1",
				"'seed':1,'sweep':{'/truth/mean/1':[1,2],'/generations':[0,3]}"));
		assertThat(plan.points())
			.map((point) -> point.spec().generations() + Arrays.toString(((Normal) point.truth()).mean()))
			.containsExactly("0[0.0, 1.0]", "3[0.0, 1.0]", "0[0.0, 2.0]", "3[0.0, 2.0]");
		assertStable(plan);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = {
			// sweep | code | pointer
			"'/regime/nowhere':[1,2]                  | not-found      | /sweep/~1regime~1nowhere",
			"'/regime/real/share':[0.5]               | not-found      | /sweep/~1regime~1real~1share",
			"'/sampling/temperature':[1]              | not-found      | /sweep/~1sampling~1temperature",
			"'/truth/mean/0':[1]                      | not-found      | /sweep/~1truth~1mean~10",
			"'/name':['a']                            | not-sweepable  | /sweep/~1name",
			"'/seed':[1]                              | not-sweepable  | /sweep/~1seed",
			"'/metrics/0':[1]                         | not-sweepable  | /sweep/~1metrics~10",
			"'':[1]                                   | not-sweepable  | /sweep/",
			"'regime/samples':[1]                     | not-sweepable  | /sweep/regime~1samples",
			"'/regime/samples':[]                     | empty          | /sweep/~1regime~1samples",
			"'/regime/samples':[1,'a']                | unknown-type   | /sweep/~1regime~1samples/1",
			"'/regime/samples':[1,true]               | wrong-type     | /sweep/~1regime~1samples/1",
			"'/regime/samples':[1,2,0]                | out-of-range   | /sweep/~1regime~1samples/2",
			"'/regime/budget':[0,5]                   | out-of-range   | /sweep/~1regime~1budget/0",
			"'/regime':[{'samples':1},{'samples':1,'x':1}] | unknown-field | /sweep/~1regime/1/x",
			"'/regime/start':['cold','warm']          | not-applicable | /sweep/~1regime~1start/1",
			"'/regime':[{'samples':1}],'/regime/samples':[2] | conflict | /sweep/~1regime~1samples",
			"'/learner/type':['categorical']          | mismatch       | /learner" })
	void refuseABadSweep(String sweep, String code, String pointer) {
		assertThat(Sample.bad(swept(sweep)).problems()).map((problem) -> problem.code() + " " + problem.pointer())
			.containsExactly(code + " " + pointer);
	}

	private static String swept(String sweep) {
		return Sample.spec("'seed':1", "'seed':1,'sweep':{" + sweep + "}");
	}

	@Test
	void tellAProblemOfManyPointsOnce() {
		var bad = Sample.bad(swept("'/regime/samples':[0,-1],'/generations':[1,2,3,4,5,6,7,8]"));
		assertThat(bad.problems()).map(Problem::pointer)
			.containsExactly("/sweep/~1regime~1samples/0", "/sweep/~1regime~1samples/1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "'/regime/samples':[1,2,3],'/generations':[1,2,3,4]",
			"'/regime/samples':[1,1],'/regime/budget':[1,1],'/generations':[1,1],'/truth/dimension':[1,1],"
					+ "'/learner/estimator':[1,1],'/learner/covariance':[1,1],'/regime/retain':[1]" })
	void refuseTooManyPointsBeforeTheyAreMade(String sweep) {
		var document = Sample.tree(swept(sweep));
		var bad = catchThrowableOfType(BadSpec.class, () -> Sample.PLANS.read(document, Sample.NO_DATA, () -> 1, 11));
		assertThat(bad.problems()).map((problem) -> problem.code() + " " + problem.pointer())
			.containsExactly("limit-exceeded /sweep");
		assertThat(bad.malformed()).isFalse();
	}

	@Test
	void multiplyWithoutOverflow() {
		var many = "[" + "1,".repeat(9999) + "1]";
		var bad = Sample
			.bad(swept("'/regime/samples':%s,'/generations':%s,'/truth/dimension':%s,".formatted(many, many, many)
					+ "'/regime/budget':%s,'/regime/realWeight':%s".formatted(many, many)));
		assertThat(bad.problems()).map(Problem::code).containsExactly("limit-exceeded");
	}

	@Test
	void refuseLawsThatFillTheMemory() {
		var bad = Sample.bad(Sample.spec("'type':'gaussian','dimension':1", "'type':'zipf','symbols':1000000",
				"'type':'gaussian'}", "'type':'categorical'}", "'seed':1",
				"'seed':1,'sweep':{'/truth/exponent':[" + "1,".repeat(500) + "1]}"));
		assertThat(bad.problems()).map((problem) -> problem.code() + " " + problem.pointer())
			.containsExactly("limit-exceeded /sweep");
	}

	@Test
	void buildALawOnceForAllPointsOfItsTruth() {
		var asked = new AtomicInteger();
		var plan = Sample.PLANS
			.read(Sample.tree(Sample.spec("'type':'gaussian','dimension':1", "'type':'dataset','dataset':'d'",
					"'seed':1", "'seed':1,'sweep':{'/regime/samples':[1,2,3],'/truth/columns':[['a'],['b']],"
							+ "'/generations':[1,2]}")),
					(dataset, columns) -> {
						asked.incrementAndGet();
						return new Points(1, new double[] { 1, 2 });
					}, () -> 1, 100);
		assertThat(plan.points()).hasSize(12);
		assertThat(asked).hasValue(2);
	}

	@Test
	void measureTheSameAtEveryPoint() {
		record Other(Gaussian gaussian) implements Learner {
			@Override
			public Class<? extends Space> data() {
				return this.gaussian.data();
			}

			@Override
			public Class<? extends Law> model() {
				return this.gaussian.model();
			}

			@Override
			public Law fit(Training training, Turn turn) {
				return this.gaussian.fit(training, turn);
			}

			@Override
			public List<Metric> metrics() {
				return List.of(new Variance());
			}

			@Override
			public double nanoseconds(double size, Space space) {
				return 0;
			}
		}
		var plans = new Plans(
				new Catalog(List.of(ouroboros.core.truth.Gaussian.class, Gaussian.class, Other.class, Variance.class)));
		var other = "'/learner':[{'type':'gaussian'},{'type':'other','gaussian':{}}]";
		var bad = catchThrowableOfType(BadSpec.class,
				() -> plans.read(Sample.tree(swept(other)), Sample.NO_DATA, () -> 1, 9));
		assertThat(bad.problems()).map((problem) -> problem.code() + " " + problem.pointer())
			.containsExactly("conflict /metrics");
		var named = Sample.tree(swept(other)).set("metrics", Sample.tree("{'m':['variance']}").get("m"));
		assertThat(plans.read(named, Sample.NO_DATA, () -> 1, 9).points()).hasSize(2);
	}

	@Test
	void labelMetricsWithTheirParameters() {
		record TailMass(double quantile, int count, Schedule.Power power) implements Metric {
			@Override
			public List<Need> needs() {
				return List.of();
			}

			@Override
			public double measure(View view) {
				return 0;
			}
		}
		assertThat(Labels.of(new TailMass(0.01, 3, new Schedule.Power(1, 2))))
			.isEqualTo("tail-mass[quantile=0.01,count=3,power={\"first\":1,\"exponent\":2}]");
		assertThat(Labels.of(new TailMass(5, 3, new Schedule.Power(1, 2)))).startsWith("tail-mass[quantile=5,");
		assertThat(Labels.of(new Variance())).isEqualTo("variance");
	}

}
