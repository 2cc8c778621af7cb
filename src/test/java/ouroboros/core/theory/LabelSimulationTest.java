package ouroboros.core.theory;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the closed forms say of regressions on labels of their own is what the loop shows,
 * and is not what it shows of a neighbour. Seeds are fixed; a correct program fails one
 * comparison with probability 6e-5, and there are about 150.
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

}
