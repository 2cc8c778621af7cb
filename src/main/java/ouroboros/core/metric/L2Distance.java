package ouroboros.core.metric;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import ouroboros.core.Metric;
import ouroboros.core.Need;
import ouroboros.core.View;
import ouroboros.core.law.Law;
import ouroboros.core.law.Matrices;
import ouroboros.core.law.Normal;
import ouroboros.core.law.NormalDensity;
import ouroboros.core.law.NormalMixture;
import ouroboros.core.spec.About;

/** Squared L2 distance of the model's density from generation 0's. */
@About(value = "∫(q-q₀)², the squared L2 distance between the densities of the model and of generation 0's "
		+ "model, in closed form by ∫N(x;a,A)N(x;b,B) = N(a-b;0,A+B), in inverse units of volume, 0 or "
		+ "more; +inf where either is degenerate in any component.", unit = "inverse units of volume",
		example = "\"l2-distance\"", source = "Shumailov et al. 2023 (arXiv 2305.17493), the authors' notebook")
public record L2Distance() implements Metric {

	@Override
	public List<Need> needs() {
		return List.of(Need.VECTORS, Need.MODEL_NORMALS);
	}

	@Override
	public double measure(View view) {
		var model = components(view.model());
		var reference = components(view.reference());
		if (isDegenerate(model) || isDegenerate(reference)) {
			return Double.POSITIVE_INFINITY;
		}
		var here = logOverlaps(model, model, view);
		var across = logOverlaps(model, reference, view);
		var there = logOverlaps(reference, reference, view);
		var largest = Math.max(largest(here), largest(there));
		var sum = 0.0;
		for (int k = 0; k < here.length; k++) {
			sum += sum(here[k], largest) - sum(across[k], largest);
		}
		var back = logOverlaps(reference, model, view);
		for (int k = 0; k < there.length; k++) {
			sum += sum(there[k], largest) - sum(back[k], largest);
		}
		return (sum <= 0) ? 0 : Math.exp(largest + Math.log(sum));
	}

	private record Component(double logWeight, Normal law) {
	}

	private static List<Component> components(Law law) {
		if (!(law instanceof NormalMixture mixture)) {
			return List.of(new Component(0, (Normal) law));
		}
		return IntStream.range(0, mixture.weights().length)
			.filter((k) -> mixture.weights()[k] > 0)
			.mapToObj((k) -> new Component(Math.log(mixture.weights()[k]), mixture.components()[k]))
			.toList();
	}

	private static boolean isDegenerate(List<Component> components) {
		return components.stream()
			.anyMatch((component) -> Matrices.choleskyFactor(component.law().covariance()).isEmpty());
	}

	/** Logarithm of the weighted overlap of every component with every other. */
	private static double[][] logOverlaps(List<Component> left, List<Component> right, View view) {
		var overlaps = new double[left.size()][right.size()];
		for (int k = 0; k < left.size(); k++) {
			view.turn().poll();
			var one = left.get(k);
			for (int l = 0; l < right.size(); l++) {
				var other = right.get(l);
				var covariance = Matrices.plus(one.law().covariance(), other.law().covariance());
				overlaps[k][l] = one.logWeight() + other.logWeight()
						+ new NormalDensity(other.law().mean(), covariance).logDensity(one.law().mean(), 0);
			}
		}
		return overlaps;
	}

	private static double largest(double[][] logarithms) {
		return Arrays.stream(logarithms).flatMapToDouble(Arrays::stream).max().orElseThrow();
	}

	/** In units of exp({@code largest}). */
	private static double sum(double[] logarithms, double largest) {
		return Arrays.stream(logarithms).map((logarithm) -> Math.exp(logarithm - largest)).sum();
	}

}
