package ouroboros.core.metric;

import java.util.List;

import ouroboros.core.Metric;
import ouroboros.core.Need;
import ouroboros.core.View;
import ouroboros.core.law.Discrete;
import ouroboros.core.law.Matrices;
import ouroboros.core.spec.About;
import ouroboros.core.spec.Field;

/** Effective number of different generated observations. */
@About(value = "exp of the entropy -Σ λ ln λ: for symbols of the probabilities λ that they are generated with "
		+ "(1 to K); for vectors of the eigenvalues λ of K/n over n generated points, with the kernel "
		+ "exp(-|x-y|²/(2h²)), h the median distance between 500 held-out genuine points (1 for equal "
		+ "points, to n); no unit. It grows with n: compare at equal samples. NaN where a data set holds out only one point for metrics."
		+ " Pictures are compared by the latent means that generation 0's encoder gives them.",
		example = "{\"type\":\"vendi\",\"samples\":200}", source = "Friedman and Dieng 2023 (arXiv 2210.02410)")
public record Vendi(@Field(value = "generated points compared; not used for symbols", fallback = "200", min = 1,
		max = 1000) int samples) implements Metric {

	@Override
	public List<Need> needs() {
		return List.of(Need.either(Need.SYMBOLS, Need.FEATURES));
	}

	@Override
	public double measure(View view) {
		if (view.generator() instanceof Discrete(double[] probabilities)) {
			return Math.exp(SymbolDivergence.crossEntropy(probabilities, probabilities));
		}
		var kernel = view.shared(new GaussianKernel.Median());
		var points = view.shared(new Features.Generated(this.samples));
		var similarities = new double[this.samples][this.samples];
		for (int i = 0; i < this.samples; i++) {
			view.turn().poll();
			for (int j = 0; j <= i; j++) {
				similarities[i][j] = kernel.at(Distances.squared(points, i, points, j)) / this.samples;
				similarities[j][i] = similarities[i][j];
			}
		}
		var entropy = 0.0;
		for (var eigenvalue : Matrices.eigenvalues(similarities)) {
			entropy -= (eigenvalue <= 0) ? 0 : eigenvalue * Math.log(eigenvalue);
		}
		return Math.exp(entropy);
	}

}
