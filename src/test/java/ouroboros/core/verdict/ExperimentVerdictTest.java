package ouroboros.core.verdict;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The definitions disagree about real experiments as the literature says they do. */
class ExperimentVerdictTest {

	private static Map<String, Status> statuses(Synthetic recorded) {
		return Definition.ALL.stream()
			.collect(Collectors.toMap((definition) -> definition.getClass().getSimpleName(),
					(definition) -> definition.judge(recorded, Thresholds.DEFAULT).status()));
	}

	/** No new symbol ever appears, but diversity and tail are lost. */
	@Test
	void categoricalReplaceCollapsesWithoutHallucination() {
		var statuses = statuses(Synthetic.run("""
				"truth":{"type":"zipf","symbols":50,"exponent":1},"learner":{"type":"categorical"},
				"regime":{"samples":30},"generations":60,"replicates":300,
				"metrics":["support","heterozygosity","total-variation","hallucinated-mass"]"""));
		assertThat(statuses).containsEntry("CatastrophicIncreaseOfPopulationRisk", Status.COLLAPSED)
			.containsEntry("AnyIncreaseOfPopulationRisk", Status.COLLAPSED)
			.containsEntry("AsymptoticallyDivergingPopulationRisk", Status.NOT_APPLICABLE)
			.containsEntry("CollapsingVariance", Status.COLLAPSED)
			.containsEntry("DisappearanceOfRealTailData", Status.COLLAPSED)
			.containsEntry("AppearanceOfHallucinatedData", Status.NOT_COLLAPSED);
	}

	/** The error rises by a bounded factor. */
	@Test
	void accumulationRaisesTheRiskWithoutDivergence() {
		var statuses = statuses(Synthetic.run("""
				"truth":{"type":"gaussian","dimension":1},
				"learner":{"type":"gaussian","estimator":"maximum-likelihood"},
				"regime":{"samples":10,"retain":"accumulate"},"generations":60,"replicates":400,
				"metrics":["variance","mean-shift"]"""));
		assertThat(statuses).containsEntry("AnyIncreaseOfPopulationRisk", Status.COLLAPSED)
			.containsEntry("AsymptoticallyDivergingPopulationRisk", Status.NOT_COLLAPSED);
	}

	/** By the closed forms and, without them, by what is seen. */
	@Test
	void replacedLabelsDivergeAndAccumulatedOnesDoNot() {
		var regression = """
				"truth":{"type":"linear","dimension":5},"learner":{"type":"linear-regression","noise":1},
				"regime":{"samples":20,"retain":"%s","design":"same"},"generations":60,"replicates":800""";
		for (var replace : bothWays(Synthetic.run(regression.formatted("replace")))) {
			assertThat(statuses(replace)).containsEntry("AsymptoticallyDivergingPopulationRisk", Status.COLLAPSED)
				.containsEntry("AnyIncreaseOfPopulationRisk", Status.COLLAPSED)
				// more than the 1 of a model that always says 0
				.containsEntry("CatastrophicIncreaseOfPopulationRisk", Status.COLLAPSED);
		}
		for (var accumulate : bothWays(Synthetic.run(regression.formatted("accumulate")))) {
			// by what is seen it may stay open
			assertThat(statuses(accumulate))
				.doesNotContainEntry("AsymptoticallyDivergingPopulationRisk", Status.COLLAPSED)
				.containsEntry("AnyIncreaseOfPopulationRisk", Status.COLLAPSED)
				.containsEntry("CatastrophicIncreaseOfPopulationRisk", Status.NOT_COLLAPSED);
		}
	}

	private static List<Synthetic> bothWays(Synthetic recorded) {
		assertThat(recorded.predictions()).isNotEmpty();
		return List.of(recorded, recorded.withoutTheory());
	}

	/** A share of wrong classes has an end. */
	@Test
	void classificationCannotDiverge() {
		var statuses = statuses(Synthetic.run("""
				"truth":{"type":"two-class","dimension":2},"learner":{"type":"logistic-regression"},
				"regime":{"samples":200},"curation":[{"type":"flip","probability":0.4}],"generations":5,
				"replicates":40,"metrics":["test-error"]"""));
		assertThat(statuses).containsEntry("AsymptoticallyDivergingPopulationRisk", Status.NOT_APPLICABLE)
			.containsEntry("AnyIncreaseOfPopulationRisk", Status.COLLAPSED);
	}

	@Test
	void unbiasedReplaceMeetsThreeDefinitionsAndLosesItsVariance() {
		var statuses = statuses(Synthetic.run("""
				"truth":{"type":"gaussian","dimension":1},"learner":{"type":"gaussian"},
				"regime":{"samples":10},"generations":60,"replicates":300,
				"metrics":["variance","wasserstein2-squared",{"type":"tail-mass","quantile":0.1}]"""));
		assertThat(statuses).containsEntry("AnyIncreaseOfPopulationRisk", Status.COLLAPSED)
			.containsEntry("AsymptoticallyDivergingPopulationRisk", Status.COLLAPSED)
			.containsEntry("CollapsingVariance", Status.COLLAPSED)
			.containsEntry("DisappearanceOfRealTailData", Status.COLLAPSED)
			.containsEntry("ChangeInScalingLaw", Status.NOT_APPLICABLE)
			.containsEntry("EntanglementOfRealDataModes", Status.NOT_APPLICABLE)
			.containsEntry("AppearanceOfHallucinatedData", Status.NOT_APPLICABLE);
	}

	/** With fresh genuine data all stays near generation 0. */
	@Test
	void freshDataHoldTheVariance() {
		var statuses = statuses(Synthetic.run("""
				"truth":{"type":"gaussian","dimension":1},"learner":{"type":"gaussian"},
				"regime":{"samples":50,"real":{"share":0.5,"source":"fresh"}},"generations":60,"replicates":200,
				"metrics":["variance","wasserstein2-squared",{"type":"tail-mass","quantile":0.1},
				"hallucinated-mass"]"""));
		assertThat(statuses).containsEntry("CatastrophicIncreaseOfPopulationRisk", Status.NOT_COLLAPSED)
			.containsEntry("DisappearanceOfRealTailData", Status.NOT_COLLAPSED)
			.containsEntry("AppearanceOfHallucinatedData", Status.NOT_COLLAPSED);
		assertThat(statuses.get("CollapsingVariance")).isNotEqualTo(Status.COLLAPSED);
	}

}
