package ouroboros.core.data;

import java.util.List;
import java.util.function.IntToDoubleFunction;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * A sample of which only the sufficient statistics of a fit are known. Samples can be
 * pooled, but single observations cannot be told apart.
 *
 * @param space where the observations come from
 * @param size number of observations
 * @param mean their mean; of labelled vectors with that of the labels last
 * @param scatter sum over the observations of the products of their differences from the
 * mean, symmetric; empty where the fit does not need it
 */
public record Summary(Space space, long size, double[] mean, double[][] scatter) implements Data {

	/** The summary of all observations of two samples, to rounding. */
	@Override
	public List<Data> joined(Data other) {
		return (other instanceof Summary more && this.size > 0 && more.size > 0) ? List.of(pooled(more))
				: Data.super.joined(other);
	}

	private Summary pooled(Summary more) {
		var share = more.size / ((double) this.size + more.size);
		var pooledMean = this.mean.clone();
		for (int j = 0; j < pooledMean.length; j++) {
			pooledMean[j] += (more.mean[j] - this.mean[j]) * share;
		}
		var pooledScatter = new double[Math.min(this.scatter.length, more.scatter.length)][pooledMean.length];
		for (int i = 0; i < pooledScatter.length; i++) {
			for (int j = 0; j <= i; j++) {
				pooledScatter[i][j] = this.scatter[i][j] + more.scatter[i][j]
						+ this.size * share * (more.mean[i] - this.mean[i]) * (more.mean[j] - this.mean[j]);
				pooledScatter[j][i] = pooledScatter[i][j];
			}
		}
		return new Summary(this.space, this.size + more.size, pooledMean, pooledScatter);
	}

	@Override
	public Summary subsample(long count, UniformRandomProvider random) {
		throw inseparable();
	}

	@Override
	public Summary resample(int count, UniformRandomProvider random) {
		throw inseparable();
	}

	@Override
	public Summary thinned(IntToDoubleFunction probability, UniformRandomProvider random) {
		throw inseparable();
	}

	@Override
	public int[] shuffled(UniformRandomProvider random) {
		throw inseparable();
	}

	@Override
	public Summary select(int[] indices) {
		throw inseparable();
	}

	@Override
	public Summary after(Data first) {
		throw inseparable();
	}

	/** Tells that single observations were asked for. */
	public UnsupportedOperationException inseparable() {
		return new UnsupportedOperationException(
				"of %d observations only mean and scatter are known, not one of them".formatted(this.size));
	}

}
