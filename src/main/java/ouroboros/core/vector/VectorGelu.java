package ouroboros.core.vector;

import jdk.incubator.vector.FloatVector;

/** {@link Gelu} by vectors. */
final class VectorGelu {

	private VectorGelu() {
	}

	/** Leaves those that fill no vector, from the index that it gives. */
	static int of(float[] numbers, int count) {
		var species = Singles.SPECIES;
		var whole = species.loopBound(count);
		for (int i = 0; i < whole; i += Singles.LENGTH) {
			var x = FloatVector.fromArray(species, numbers, i);
			var inner = x.mul(x)
				.fma(FloatVector.broadcast(species, Gelu.CUBIC), FloatVector.broadcast(species, Gelu.LINEAR));
			x.div(VectorSingleExp.of(x.mul(inner)).add(1)).intoArray(numbers, i);
		}
		return whole;
	}

}
