package ouroboros.core.verdict;

import java.util.List;

/**
 * One of the eight definitions of model collapse, in an operational form that numbers can
 * decide. Source: Schaeffer, Kazdan, Arulandu, Koyejo 2025 (arXiv 2503.03150); the names
 * are those of the authors' figure, the predicates are this program's.
 */
public sealed interface Definition permits CatastrophicIncreaseOfPopulationRisk, AnyIncreaseOfPopulationRisk,
		AsymptoticallyDivergingPopulationRisk, ChangeInScalingLaw, CollapsingVariance, EntanglementOfRealDataModes,
		DisappearanceOfRealTailData, AppearanceOfHallucinatedData {

	/** The eight, in the authors' order. */
	List<Definition> ALL = List.of(new CatastrophicIncreaseOfPopulationRisk(), new AnyIncreaseOfPopulationRisk(),
			new AsymptoticallyDivergingPopulationRisk(), new ChangeInScalingLaw(), new CollapsingVariance(),
			new EntanglementOfRealDataModes(), new DisappearanceOfRealTailData(), new AppearanceOfHallucinatedData());

	/** Decides. */
	Judgement judge(Recorded recorded, Thresholds thresholds);

}
