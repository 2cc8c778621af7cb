package ouroboros.core.vector;

import java.util.Arrays;

/** One number after the other. */
final class PlainMixtureBlocks implements MixtureBlocks {

	@Override
	public void columns(double[] values, int start, double meanX, double meanY, int count, double[] x, double[] y) {
		MixtureBlocks.column(values, start, 2, meanX, count, x);
		MixtureBlocks.column(values, start + 1, 2, meanY, count, y);
	}

	@Override
	public void line(double scale, double mean, double constant, double[] x, int count, double[] terms,
			double[] largest) {
		for (int i = 0; i < PartialSums.padded(count); i++) {
			var u = scale * (x[i] - mean);
			terms[i] = constant - u * u;
			largest[i] = (terms[i] > largest[i]) ? terms[i] : largest[i];
		}
	}

	@Override
	public void plane(double[] whitening, double[] mean, double constant, double[] x, double[] y, int count,
			double[] terms, double[] largest) {
		for (int i = 0; i < PartialSums.padded(count); i++) {
			var dx = x[i] - mean[0];
			var u = whitening[0] * dx;
			var v = Math.fma(whitening[3], y[i] - mean[1], whitening[2] * dx);
			terms[i] = constant - Math.fma(v, v, u * u);
			largest[i] = (terms[i] > largest[i]) ? terms[i] : largest[i];
		}
	}

	@Override
	public void space(double[] whitening, boolean diagonal, double constant, double[] differences, int dimension,
			int count, double[] terms, double[] largest) {
		for (int i = 0; i < PartialSums.padded(count); i++) {
			var square = 0.0;
			for (int j = 0; j < dimension; j++) {
				var u = 0.0;
				for (int a = diagonal ? j : 0; a <= j; a++) {
					u = Math.fma(whitening[j * dimension + a], differences[a * MOST + i], u);
				}
				square = Math.fma(u, u, square);
			}
			terms[i] = constant - square;
			largest[i] = (terms[i] > largest[i]) ? terms[i] : largest[i];
		}
	}

	@Override
	public void subtract(double[] x, double mean, int count, double[] differences, int offset) {
		for (int i = 0; i < PartialSums.padded(count); i++) {
			differences[offset + i] = x[i] - mean;
		}
	}

	@Override
	public void exponential(double[] terms, double[] largest, int count, double[] sums) {
		for (int i = 0; i < PartialSums.padded(count); i++) {
			terms[i] = Exponential.of(terms[i] - largest[i]);
			sums[i] += terms[i];
		}
	}

	@Override
	public double normalise(double[] largest, double[] sums, int count, double weight) {
		var parts = new double[PartialSums.COUNT];
		var products = new double[PartialSums.COUNT];
		Arrays.fill(products, 1);
		return rest(largest, sums, 0, count, weight, parts, products);
	}

	/** From an index on, all before being in the parts and the products. */
	static double rest(double[] largest, double[] sums, int from, int count, double weight, double[] parts,
			double[] products) {
		for (int i = from; i < count; i++) {
			parts[i % PartialSums.COUNT] += largest[i];
			products[i % PartialSums.COUNT] *= sums[i];
			sums[i] = weight / sums[i];
		}
		Arrays.fill(sums, count, PartialSums.padded(count), 0);
		for (int i = 0; i < PartialSums.COUNT; i++) {
			parts[i] += Math.log(products[i]);
		}
		return PartialSums.whole(parts, 0);
	}

	@Override
	public void lineMoments(double[] x, double centre, double[] terms, double[] factors, int count, double[] moments) {
		for (int i = 0; i < PartialSums.padded(count); i++) {
			var part = i % PartialSums.COUNT;
			var w = terms[i] * factors[i];
			var dx = x[i] - centre;
			var wx = w * dx;
			moments[part] += w;
			moments[8 + part] += wx;
			moments[16 + part] = Math.fma(wx, dx, moments[16 + part]);
		}
	}

	@Override
	public void planeMoments(double[] x, double[] y, double[] centre, double[] terms, double[] factors, int count,
			double[] moments) {
		for (int i = 0; i < PartialSums.padded(count); i++) {
			var part = i % PartialSums.COUNT;
			var w = terms[i] * factors[i];
			var dx = x[i] - centre[0];
			var dy = y[i] - centre[1];
			var wx = w * dx;
			var wy = w * dy;
			moments[part] += w;
			moments[8 + part] += wx;
			moments[16 + part] += wy;
			moments[24 + part] = Math.fma(wx, dx, moments[24 + part]);
			moments[32 + part] = Math.fma(wx, dy, moments[32 + part]);
			moments[40 + part] = Math.fma(wy, dy, moments[40 + part]);
		}
	}

	@Override
	public void multiply(double[] left, double[] right, int offset, int count, double[] products) {
		for (int i = 0; i < PartialSums.padded(count); i++) {
			products[i] = left[i] * right[offset + i];
		}
	}

	@Override
	public void sum(double[] values, int count, double[] sums, int offset) {
		for (int i = 0; i < PartialSums.padded(count); i++) {
			sums[offset + i % PartialSums.COUNT] += values[i];
		}
	}

	@Override
	public void dot(double[] left, double[] right, int rightOffset, int count, double[] sums, int offset) {
		for (int i = 0; i < PartialSums.padded(count); i++) {
			var part = offset + i % PartialSums.COUNT;
			sums[part] = Math.fma(left[i], right[rightOffset + i], sums[part]);
		}
	}

}
