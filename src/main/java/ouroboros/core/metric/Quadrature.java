package ouroboros.core.metric;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.DoubleUnaryOperator;

import ouroboros.core.chance.Turn;

/**
 * Deterministic integration in one dimension: Gauss-Legendre with 7 points in every
 * panel, extended to the 15 points of Kronrod; the panel whose two results differ most is
 * halved until all differences together are below 1e-12 of the integral of the panels'
 * absolute values, or for {@value #HALVINGS} times. Nodes and weights from QUADPACK
 * (Piessens et al. 1983), routine qk15.
 */
final class Quadrature {

	private static final int HALVINGS = 2000;

	private static final double TOLERANCE = 1e-12;

	private static final double[] NODES = { 0.991455371120812639206854697526329, 0.949107912342758524526189684047851,
			0.864864423359769072789712788640926, 0.741531185599394439863864773280788,
			0.586087235467691130294144691693390, 0.405845151377397166906606412076961,
			0.207784955007898467600689403773245 };

	private static final double[] KRONROD = { 0.022935322010529224963732008058970, 0.063092092629978553290700663189204,
			0.104790010322250183839876322541518, 0.140653259715525918745189590510238,
			0.169004726639267902826583426598550, 0.190350578064785409913256402421014,
			0.204432940075298892414161999234649 };

	private static final double KRONROD_CENTRE = 0.209482141084727828012999174891714;

	/** Weights of the nodes 1, 3 and 5. */
	private static final double[] GAUSS = { 0.129484966168869693270611432679082, 0.279705391489276667901467771423780,
			0.381830050505118944950369775488975 };

	private static final double GAUSS_CENTRE = 0.417959183673469387755102040816327;

	private Quadrature() {
	}

	private record Panel(double low, double high, double value, double error) {

		static Panel of(double low, double high, DoubleUnaryOperator function) {
			var centre = low + (high - low) / 2;
			var half = (high - low) / 2;
			var middle = function.applyAsDouble(centre);
			var kronrod = KRONROD_CENTRE * middle;
			var gauss = GAUSS_CENTRE * middle;
			for (int i = 0; i < NODES.length; i++) {
				var pair = function.applyAsDouble(centre - half * NODES[i])
						+ function.applyAsDouble(centre + half * NODES[i]);
				kronrod += KRONROD[i] * pair;
				if (i % 2 == 1) {
					gauss += GAUSS[i / 2] * pair;
				}
			}
			return new Panel(low, high, half * kronrod, Math.abs(half * (kronrod - gauss)));
		}

		double middle() {
			return this.low + (this.high - this.low) / 2;
		}

		boolean divisible() {
			return this.low < middle() && middle() < this.high;
		}

	}

	/**
	 * Integral from the first to the last knot.
	 * @param knots ends of the panels, in any order
	 * @param function smooth between knots, up to a few kinks
	 * @param turn polled
	 */
	static double integral(double[] knots, DoubleUnaryOperator function, Turn turn) {
		var ends = Arrays.stream(knots).sorted().distinct().toArray();
		var panels = new PriorityQueue<Panel>(Comparator.comparingDouble(Panel::error).reversed());
		var error = 0.0;
		var size = 0.0;
		for (int i = 1; i < ends.length; i++) {
			turn.poll();
			var panel = Panel.of(ends[i - 1], ends[i], function);
			panels.add(panel);
			error += panel.error();
			size += Math.abs(panel.value());
		}
		for (int i = 0; i < HALVINGS && error > TOLERANCE * size; i++) {
			turn.poll();
			var worst = panels.remove();
			if (!worst.divisible()) {
				panels.add(worst);
				break;
			}
			var left = Panel.of(worst.low(), worst.middle(), function);
			var right = Panel.of(worst.middle(), worst.high(), function);
			panels.add(left);
			panels.add(right);
			error += left.error() + right.error() - worst.error();
			size += Math.abs(left.value()) + Math.abs(right.value()) - Math.abs(worst.value());
		}
		return panels.stream().mapToDouble(Panel::value).sum();
	}

}
