package ouroboros.core.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/** {@link SingleExp} of each number of a vector. */
final class VectorSingleExp {

	private VectorSingleExp() {
	}

	static FloatVector of(FloatVector x) {
		var species = Singles.SPECIES;
		var rounded = x.fma(FloatVector.broadcast(species, SingleExp.SCALE),
				FloatVector.broadcast(species, SingleExp.ROUNDING));
		var n = rounded.sub(SingleExp.ROUNDING);
		var r = n.fma(FloatVector.broadcast(species, -SingleExp.LN2_LOW),
				n.fma(FloatVector.broadcast(species, -SingleExp.LN2_HIGH), x));
		var p = r.fma(FloatVector.broadcast(species, SingleExp.P5), FloatVector.broadcast(species, SingleExp.P4));
		p = p.fma(r, FloatVector.broadcast(species, SingleExp.P3));
		p = p.fma(r, FloatVector.broadcast(species, SingleExp.P2));
		p = p.fma(r, FloatVector.broadcast(species, SingleExp.P1));
		p = p.fma(r, FloatVector.broadcast(species, SingleExp.P0));
		p = p.fma(r.mul(r), r).add(1);
		var power = rounded.reinterpretAsInts()
			.add(SingleExp.BIAS)
			.lanewise(VectorOperators.LSHL, SingleExp.FRACTION)
			.reinterpretAsFloats();
		return p.mul(power)
			.blend(0, x.compare(VectorOperators.LT, SingleExp.LEAST))
			.blend(Float.POSITIVE_INFINITY, x.compare(VectorOperators.GT, SingleExp.LARGEST));
	}

}
