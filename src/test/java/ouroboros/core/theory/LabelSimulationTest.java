package ouroboros.core.theory;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * What the closed forms say of regressions on labels of their own is what the loop shows,
 * and is not what it shows of a neighbour. Seeds are fixed; a correct program fails one
 * comparison with probability 6e-5, and there are about 300, many of the same draws.
 */
class LabelSimulationTest {

	private static final double LIMIT = 4;

	private static final String FIVE = "'truth':{'type':'linear','dimension':5,'noise':1},";

	private static final String TEN = "'truth':{'type':'linear','dimension':10,'noise':0.3},";

	private static final String GIVEN = "'learner':{'type':'linear-regression','noise':2},";

	private static final String ESTIMATED = "'learner':{'type':'linear-regression'},";

	private static final String CHANNELS = ",'curation':[{'type':'noise','deviation':1.6,'share':0.5},"
			+ "{'type':'shift','offset':[1]}]";

	private static Setting setting(int replicates, String fields) {
		return Settings.of("'generations':4,'replicates':%d,%s".formatted(replicates, fields).replace('\'', '"'));
	}

	/** What a closed form says of one experiment, of no other is true. */
	private static void holdOfThemselvesAlone(Theory theory, int replicates, String... experiments) {
		var settings = Arrays.stream(experiments).map((fields) -> setting(replicates, fields)).toList();
		for (var setting : settings) {
			assertThat(theory.unmet(setting)).as(setting.spec().toString()).isNull();
			var values = Settings.values(setting);
			var distance = Settings.distance(theory.predict(setting), setting, values);
			assertThat(distance).as(setting.spec().toString()).isBetween(0.01, LIMIT);
			for (var neighbour : settings) {
				if (neighbour != setting) {
					assertThat(Settings.distance(theory.predict(neighbour), neighbour, values))
						.as("%s instead of %s", neighbour.spec(), setting.spec())
						.isGreaterThan(LIMIT);
				}
			}
			var late = theory.predict(setting).stream().map(LabelSimulationTest::late).toList();
			assertThat(Settings.distance(late, setting, values)).as(setting.spec().toString()).isGreaterThan(LIMIT);
		}
	}

	/** A generation is taken for the one before. */
	private static Prediction late(Prediction right) {
		var expected = ((Claim.Exactly) right.claim()).expected();
		var late = expected.clone();
		System.arraycopy(expected, 0, late, 1, late.length - 1);
		return Prediction.exact(right.metric(), right.statistic(), "", right.generations(), late);
	}

	/**
	 * One row more is T-d instead of T-d-1 degrees of freedom; an offset of all labels
	 * adds to itself where the design is the same.
	 */
	@Test
	void replace() {
		holdOfThemselvesAlone(new RegressionReplace(), 2500, FIVE + GIVEN + "'regime':{'samples':15}",
				FIVE + GIVEN + "'regime':{'samples':16}", FIVE + ESTIMATED + "'regime':{'samples':15}",
				FIVE + GIVEN + "'regime':{'samples':15}" + CHANNELS,
				FIVE + GIVEN + "'regime':{'samples':15,'design':'same'}" + CHANNELS,
				FIVE + ESTIMATED + "'regime':{'samples':15,'design':'same'}" + CHANNELS,
				FIVE + GIVEN + "'regime':{'samples':{'type':'list','values':[11,20,15,12,30]}}");
	}

	/** Sizes by schedule are the same with the same design. */
	@Test
	void designsDoNotMatterUnderReplace() {
		for (var design : new String[] { "fresh", "same" }) {
			var setting = setting(2500, FIVE + GIVEN
					+ "'regime':{'samples':{'type':'list','values':[11,20,15,12,30]},'design':'%s'}".formatted(design));
			assertThat(Settings.distance(new RegressionReplace().predict(setting), setting, Settings.values(setting)))
				.isBetween(0.01, LIMIT);
		}
	}

	@Test
	void replaceWithTooFewRows() {
		holdOfThemselvesAlone(new RegressionReplace(), 2500, TEN + GIVEN + "'regime':{'samples':4}",
				TEN + GIVEN + "'regime':{'samples':4,'design':'same'}", TEN + GIVEN + "'regime':{'samples':3}",
				TEN + ESTIMATED + "'regime':{'samples':4}" + CHANNELS,
				TEN + GIVEN + "'regime':{'samples':{'type':'list','values':[4,3,20,4]}}");
	}

	@Test
	void accumulate() {
		holdOfThemselvesAlone(new RegressionAccumulate(), 6000,
				FIVE + GIVEN + "'regime':{'samples':11,'retain':'accumulate'}",
				FIVE + GIVEN + "'regime':{'samples':11,'retain':'accumulate','design':'same'}",
				FIVE + ESTIMATED + "'regime':{'samples':11,'retain':'accumulate'}",
				FIVE + ESTIMATED + "'regime':{'samples':11,'retain':'accumulate','design':'same'}",
				FIVE + ESTIMATED + "'regime':{'samples':11,'retain':'accumulate'}" + CHANNELS,
				FIVE + ESTIMATED + "'regime':{'samples':11,'retain':'accumulate','design':'same'}" + CHANNELS,
				FIVE + GIVEN + "'regime':{'samples':{'type':'list','values':[16,30,5,15,3]},'retain':'accumulate'}");
	}

	/** The genuine labels again, windows, and weights by age or origin. */
	@Test
	void sameDesign() {
		var same = "'regime':{'samples':18,'design':'same',";
		holdOfThemselvesAlone(new SameDesign(), 2500, FIVE + GIVEN + same + "'retain':{'window':2}}",
				FIVE + GIVEN + same + "'retain':{'window':2,'first':true}}",
				FIVE + GIVEN + same + "'retain':'accumulate','ageWeight':{'type':'geometric','first':1,'ratio':0.6}}",
				FIVE + GIVEN + same + "'real':{'count':18}}",
				FIVE + GIVEN + same + "'real':{'count':18},'realWeight':'golden'}",
				FIVE + GIVEN + "'curation':[{'type':'noise','deviation':3,'share':0.5}]," + same
						+ "'real':{'count':18},'realWeight':0.3,'retain':'accumulate'}");
	}

	@Test
	void accumulateWithTooFewRows() {
		holdOfThemselvesAlone(new RegressionAccumulate(), 2500,
				TEN + GIVEN + "'regime':{'samples':4,'retain':'accumulate','design':'same'}" + CHANNELS,
				TEN + ESTIMATED + "'regime':{'samples':4,'retain':'accumulate','design':'same'}" + CHANNELS,
				TEN + GIVEN + "'regime':{'samples':{'type':'list','values':[4,15]},'retain':'accumulate'}" + CHANNELS,
				TEN + ESTIMATED + "'regime':{'samples':{'type':'list','values':[4,15]},'retain':'accumulate'}"
						+ CHANNELS);
	}

	@Test
	void additiveEdits() {
		var edited = FIVE + GIVEN + "'curation':[{'type':'noise','deviation':1,'share':%s}],";
		holdOfThemselvesAlone(new AdditiveEdits(), 2500, edited.formatted("0.3") + "'regime':{'samples':15,'reuse':1}",
				edited.formatted("{'type':'geometric','first':1,'ratio':0.5}") + "'regime':{'samples':15,'reuse':1}",
				FIVE + GIVEN + "'regime':{'samples':{'type':'list','values':[20,15,11]},'reuse':1}" + CHANNELS);
	}

	private static final String TARGET = "{'type':'correction','strength':1.5,'target':"
			+ "{'type':'linear','dimension':5,'noise':0.5,'weights':[1,3,0,0,0]}}";

	/** Rows of the truth, of the model before and of other weights. */
	@Test
	void mixedLabels() {
		var real = "'regime':{'samples':12,'real':{'share':0.4,'source':'fresh'}}";
		holdOfThemselvesAlone(new MixedLabels(), 4000, FIVE + GIVEN + real,
				FIVE + GIVEN + "'curation':[" + TARGET + "]," + real,
				FIVE + ESTIMATED + "'curation':[" + TARGET + "]," + real,
				FIVE + ESTIMATED + "'curation':[" + TARGET + ",{'type':'noise','deviation':4}],'regime':{'samples':12}",
				FIVE + ESTIMATED + "'curation':[{'type':'noise','deviation':4}," + TARGET + "],'regime':{'samples':12}",
				FIVE + ESTIMATED + "'curation':[{'type':'correction','strength':0.5}],'regime':{'samples':12}",
				FIVE + GIVEN + "'regime':{'samples':14,'real':{'count':9,'source':'stock','stock':{'size':32}}}");
	}

	/** Whether the number of genuine rows is left to chance matters to few rows. */
	@Test
	void mixedLabelsByChance() {
		var one = "'truth':{'type':'linear','dimension':1,'noise':1}," + ESTIMATED
				+ "'curation':[{'type':'correction','strength':9,"
				+ "'target':{'type':'linear','dimension':1,'noise':0.5,'weights':[4]}}],"
				+ "'regime':{'samples':8,'real':{'share':0.5,'source':'fresh'%s}}";
		holdOfThemselvesAlone(new MixedLabels(), 4000, one.formatted(""), one.formatted(",'mixing':'independent'"));
	}

	/**
	 * E6 where its part of order 1/n can be told: d for d+1 is wrong.
	 */
	@Test
	void aTenthOfForeignLabels() {
		var setting = Settings.of("""
				"generations":1,"replicates":20000,"truth":{"type":"linear","dimension":2,"noise":0.1},
				"learner":{"type":"linear-regression","noise":0.1},
				"curation":[{"type":"correction","strength":1e9,
				"target":{"type":"linear","dimension":2,"noise":0.1,"weights":[1,1]}}],
				"regime":{"samples":40,"real":{"share":0.5,"source":"fresh"}}""");
		var prediction = Settings.predictions(new MixedLabels(), setting).getFirst();
		var observed = Settings.observed(Settings.values(setting), setting, prediction, 1);
		assertThat(Math.abs(Agreement.z(prediction, 1, observed))).isLessThan(LIMIT);
		var printed = 0.01 * 2 / 37 + 0.25 + 0.25 * 2 / 40;
		assertThat((observed.mean() - printed) / observed.standardError()).isGreaterThan(LIMIT);
	}

	private static final String NORMAL = "'truth':{'type':'gaussian','mean':[2],'covariance':[[4]]},"
			+ "'learner':{'type':'gaussian'},'metrics':['mean','variance','mean-shift'],"
			+ "'curation':[{'type':'shift','offset':[0.5]},{'type':'noise','deviation':1},{'type':'shift','offset':[0.6]}],";

	private static final String[] FEEDBACKS = {
			NORMAL + "'regime':{'samples':20,'real':{'count':5,'source':'fresh'},'retain':'accumulate'}",
			NORMAL + "'regime':{'samples':20,'real':{'count':5},'realWeight':0.4}",
			NORMAL + "'regime':{'samples':20,'real':{'share':0.3,'source':'fresh','mixing':'independent'},'retain':{'window':2}}",
			NORMAL + "'regime':{'samples':20,'retain':'accumulate','budget':15,'ancestry':{'window':3,'decay':0.5}}" };

	/** L1 in any linear regime, and what it does to the second moments. */
	@Test
	void feedback() {
		holdOfThemselvesAlone(new NormalMoments(), 2500, FEEDBACKS);
		holdOfThemselvesAlone(new NormalMoments(), 2500, """
				'truth':{'type':'gaussian','mean':[1,2,3]},'learner':{'type':'gaussian'},
				'metrics':['variance','mean-shift'],'curation':[{'type':'shift','offset':[0.5,-1]}],
				'regime':{'samples':20,'real':{'share':0.25,'source':'fresh'},'retain':'accumulate'}""");
	}

	/** K1, with many samples. */
	@Test
	void verifiedLabels() {
		for (var flipped : new double[] { 0.55, 0.72 }) {
			var setting = Settings.of("""
					"generations":2,"replicates":2,"truth":{"type":"two-class","dimension":2,"separation":4},
					"learner":{"type":"logistic-regression","labels":"argmax"},"regime":{"samples":60000},
					"curation":[{"type":"flip","probability":%s},
					{"type":"verifier","acceptCorrect":0.9,"acceptWrong":0.5}]""".formatted(flipped));
			var values = Settings.values(setting);
			for (var prediction : Settings.predictions(new VerifiedLabels(), setting)) {
				var expected = ((Claim.Roughly) prediction.claim()).expected();
				for (int generation = 0; generation < expected.length; generation++) {
					var observed = Settings.observed(values, setting, prediction, generation);
					assertThat(observed.mean()).isCloseTo(expected[generation], within(0.003));
				}
			}
		}
	}

	/**
	 * F2: with labels of the current fit in place of a tenth of the labels, every round,
	 * the error exceeds what is claimed to be its bound for ever: twice the first one.
	 */
	@Test
	void editsByTheCurrentFitExceedTwiceTheFirstError() {
		var setting = Settings.of("""
				"generations":20,"replicates":400,"truth":{"type":"linear","dimension":10,"noise":1},
				"learner":{"type":"linear-regression","noise":1},"regime":{"samples":40,"reuse":0.9}""");
		assertThat(new AdditiveEdits().unmet(setting)).contains("reuse 1");
		var values = Settings.values(setting);
		var ratios = new double[] { 1, 1.187, 2.028, 3.022, 4.922 };
		var rounds = new int[] { 0, 1, 5, 10, 20 };
		for (int i = 0; i < rounds.length; i++) {
			var ratio = ratio(values, rounds[i]);
			// simulated independently (numpy 2.4), relative error 1.4 %
			assertThat(Math.abs(ratio.mean() - ratios[i]))
				.isLessThan(LIMIT * Math.hypot(ratio.standardError(), 0.014 * ratios[i]));
		}
		var last = ratio(values, 20);
		assertThat((last.mean() - 2) / last.standardError()).isGreaterThan(LIMIT);
	}

	private static Observed ratio(double[][][] values, int round) {
		return Observed.of(round, Arrays.stream(values).mapToDouble((run) -> run[round][0] * 29 / 10).toArray());
	}

}
