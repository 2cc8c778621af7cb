package ouroboros.core.metric;

import java.util.Arrays;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

import ouroboros.core.View;
import ouroboros.core.data.Points;
import ouroboros.core.law.Cumulative;
import ouroboros.core.law.Density;
import ouroboros.core.law.Normal;

/**
 * The set where the genuine density p0 is at most its quantile-quantile, defined by the
 * truth alone. Of a normal truth it is known exactly, of another one by the density of
 * 10,000 held-out points.
 *
 * @param genuine probability of the set under the truth
 * @param model probability of the set under the model: exact for a normal truth in one
 * dimension, else the share of 10,000 points drawn from the model
 */
record GenuineTail(double genuine, double model) {

	static GenuineTail of(View view, double quantile) {
		if (!(view.truth() instanceof Normal truth)) {
			return ofSample(view, quantile);
		}
		if (truth.mean().length == 1 && view.model() instanceof Cumulative model) {
			return ofInterval(truth, model, quantile);
		}
		var squaredRadius = ChiSquaredDistribution.of(truth.mean().length).inverseSurvivalProbability(quantile);
		var density = truth.density();
		return new GenuineTail(quantile, RegularPart.mean((Points) view.drawn(RegularPart.DRAWS),
				(values, offset) -> (density.squaredMahalanobis(values, offset) >= squaredRadius) ? 1 : 0, view));
	}

	private static GenuineTail ofInterval(Normal truth, Cumulative model, double quantile) {
		var radius = NormalDistribution.of(0, 1).inverseSurvivalProbability(quantile / 2)
				* Math.sqrt(truth.covariance()[0][0]);
		return new GenuineTail(quantile,
				model.cumulative(truth.mean()[0] - radius) + (1 - model.cumulative(truth.mean()[0] + radius)));
	}

	/** The k-th smallest of n densities bounds a set of mean genuine mass k/(n+1). */
	private static GenuineTail ofSample(View view, double quantile) {
		var density = ((Density) view.truth()).density();
		var heldOut = (Points) view.genuine(RegularPart.DRAWS);
		var rank = Math.max(1, Math.toIntExact(Math.round(quantile * heldOut.rows())));
		var logDensities = new double[heldOut.rows()];
		for (int row = 0; row < logDensities.length; row++) {
			if (row % 64 == 0) {
				view.turn().poll();
			}
			logDensities[row] = density.logDensity(heldOut.values(), row * heldOut.dimension());
		}
		Arrays.sort(logDensities);
		var threshold = logDensities[rank - 1];
		return new GenuineTail(rank / (heldOut.rows() + 1.0), RegularPart.mean((Points) view.drawn(RegularPart.DRAWS),
				(values, offset) -> (density.logDensity(values, offset) <= threshold) ? 1 : 0, view));
	}

}
