package ouroboros.core.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;

/** {@link Exponential} of many numbers at once. */
final class VectorExponential {

	private VectorExponential() {
	}

	/** {@link Exponential#of(double)} lane by lane. */
	static DoubleVector of(DoubleVector x) {
		return ofAtMost709(x).blend(Double.POSITIVE_INFINITY, x.compare(VectorOperators.GT, Exponential.MOST));
	}

	/** The same of lanes that are not above 709. */
	static DoubleVector ofAtMost709(DoubleVector x) {
		var rounder = DoubleVector.broadcast(x.species(), Exponential.ROUNDER);
		var rounded = x.fma(DoubleVector.broadcast(x.species(), Exponential.LOG2_E), rounder);
		var n = rounder.sub(rounded);
		var r = n.fma(constant(x, Exponential.LN2_HIGH), x);
		r = n.fma(constant(x, Exponential.LN2_LOW), r);
		var p = r.fma(constant(x, Exponential.C9), constant(x, Exponential.C8));
		p = p.fma(r, constant(x, Exponential.C7));
		p = p.fma(r, constant(x, Exponential.C6));
		p = p.fma(r, constant(x, Exponential.C5));
		p = p.fma(r, constant(x, Exponential.C4));
		p = p.fma(r, constant(x, Exponential.C3));
		p = p.fma(r, constant(x, Exponential.C2));
		p = p.fma(r, constant(x, Exponential.C1));
		p = p.fma(r, constant(x, Exponential.C0));
		p = p.fma(r, constant(x, 1));
		p = p.fma(r, constant(x, 1));
		var power = rounded.viewAsIntegralLanes()
			.lanewise(VectorOperators.ADD, Exponential.BIAS)
			.lanewise(VectorOperators.LSHL, Exponential.FRACTION_BITS)
			.viewAsFloatingLanes();
		return p.mul(power).blend(0, x.compare(VectorOperators.LT, Exponential.LEAST));
	}

	private static DoubleVector constant(DoubleVector like, double value) {
		return DoubleVector.broadcast(like.species(), value);
	}

}
