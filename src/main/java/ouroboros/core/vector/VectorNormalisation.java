package ouroboros.core.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** {@link Normalisation} of a row by vectors. */
final class VectorNormalisation {

	private static final VectorSpecies<Float> SPECIES = Singles.SPECIES;

	private static final int LENGTH = Singles.LENGTH;

	private VectorNormalisation() {
	}

	static void of(Matrix from, int row, Matrix gain, Matrix shift, float least, Matrix into, float[] parts) {
		var numbers = from.numbers();
		var first = from.row(row);
		var width = from.columns();
		var whole = SingleSums.whole(width);
		sums(numbers, first, whole, parts);
		Normalisation.add(numbers, first, whole, width, parts);
		var mean = SingleSums.total(parts, 0) / width;
		squares(numbers, first, mean, whole, parts);
		Normalisation.addSquares(numbers, first, mean, whole, width, parts);
		var scale = Normalisation.scale(parts, width, least);
		put(numbers, first, mean, scale, gain, shift, whole, into.numbers(), into.row(row));
		Normalisation.put(numbers, first, mean, scale, gain, shift, whole, into, row);
	}

	private static void sums(float[] numbers, int first, int whole, float[] parts) {
		for (int group = 0; group < SingleSums.COUNT; group += LENGTH) {
			var sum = FloatVector.zero(SPECIES);
			for (int i = group; i < whole; i += SingleSums.COUNT) {
				sum = sum.add(FloatVector.fromArray(SPECIES, numbers, first + i));
			}
			sum.intoArray(parts, group);
		}
	}

	private static void squares(float[] numbers, int first, float mean, int whole, float[] parts) {
		for (int group = 0; group < SingleSums.COUNT; group += LENGTH) {
			var sum = FloatVector.zero(SPECIES);
			for (int i = group; i < whole; i += SingleSums.COUNT) {
				var x = FloatVector.fromArray(SPECIES, numbers, first + i).sub(mean);
				sum = x.fma(x, sum);
			}
			sum.intoArray(parts, group);
		}
	}

	private static void put(float[] numbers, int first, float mean, float scale, Matrix gain, Matrix shift, int whole,
			float[] into, int y) {
		for (int i = 0; i < whole; i += LENGTH) {
			FloatVector.fromArray(SPECIES, numbers, first + i)
				.sub(mean)
				.mul(scale)
				.fma(FloatVector.fromArray(SPECIES, gain.numbers(), gain.at() + i),
						FloatVector.fromArray(SPECIES, shift.numbers(), shift.at() + i))
				.intoArray(into, y + i);
		}
	}

}
