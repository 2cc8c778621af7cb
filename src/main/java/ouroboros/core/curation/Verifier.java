package ouroboros.core.curation;

import java.util.List;

import ouroboros.core.Filter;
import ouroboros.core.Need;
import ouroboros.core.Scene;
import ouroboros.core.data.Pairs;
import ouroboros.core.law.Classifier;
import ouroboros.core.regime.Source;
import ouroboros.core.spec.About;
import ouroboros.core.spec.Field;

/** Keeps labels by whether they are correct, with errors. */
@About(value = "Keeps a labelled vector with one probability if the label is correct and with another one if it is wrong."
		+ " Correct is the class that is most probable under the truth.",
		example = "{\"type\":\"verifier\",\"acceptCorrect\":0.9,\"acceptWrong\":0.1}",
		source = "Feng et al. 2024 (arXiv 2406.07515)")
public record Verifier(
		@Field(value = "probability φ that a correct label is kept", min = 0, max = 1) double acceptCorrect,
		@Field(value = "probability ψ that a wrong one is", min = 0, max = 1) double acceptWrong) implements Filter {

	@Override
	public List<Need> needs() {
		return List.of(Need.CLASSES);
	}

	@Override
	public Source over(Source source, Scene scene) {
		var truth = (Classifier) scene.truth();
		return new Refill(source, (batch) -> batch.map((portion) -> {
			var pairs = (Pairs) portion.data();
			return pairs.thinned((row) -> (pairs.label(row) == truth.mostProbable(pairs, row)) ? this.acceptCorrect
					: this.acceptWrong, scene.random());
		}), scene, "verifier");
	}

}
