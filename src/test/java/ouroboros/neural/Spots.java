package ouroboros.neural;

import org.apache.commons.rng.UniformRandomProvider;

import ouroboros.core.chance.Turn;
import ouroboros.core.data.Pictures;
import ouroboros.core.data.Space;
import ouroboros.core.law.Law;

/**
 * Pictures of a soft spot at a random place: genuine data without end and without a file.
 *
 * @param side of the pictures, in pixels
 */
record Spots(int side) implements Law {

	@Override
	public Space.Pictures space() {
		return new Space.Pictures(this.side, this.side);
	}

	@Override
	public Pictures sample(int size, UniformRandomProvider random) {
		var values = new float[size * this.side * this.side];
		for (int row = 0, at = 0; row < size; row++) {
			Turn.poll(random);
			var x = this.side * (0.2 + 0.6 * random.nextDouble());
			var y = this.side * (0.2 + 0.6 * random.nextDouble());
			for (int pixel = 0; pixel < this.side * this.side; pixel++) {
				var right = (pixel % this.side + 0.5 - x) / (0.15 * this.side);
				var down = (pixel / this.side + 0.5 - y) / (0.15 * this.side);
				values[at++] = (float) Math.exp(-(right * right + down * down) / 2);
			}
		}
		return new Pictures(this.side, this.side, values);
	}

}
