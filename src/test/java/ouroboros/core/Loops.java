package ouroboros.core;

import java.util.List;

import org.jspecify.annotations.Nullable;

import ouroboros.core.law.Law;
import ouroboros.core.law.Matrices;
import ouroboros.core.law.Normal;
import ouroboros.core.learner.Estimator;
import ouroboros.core.learner.Gaussian;
import ouroboros.core.regime.Real;
import ouroboros.core.regime.Regime;
import ouroboros.core.regime.Retain;
import ouroboros.core.regime.Schedule;
import ouroboros.core.regime.Stock;

/** Runs with few words. */
public final class Loops {

	static final Retain REPLACE = Retain.of("replace");

	static final Retain ACCUMULATE = Retain.of("accumulate");

	static final Gaussian UNBIASED = new Gaussian(Estimator.UNBIASED, Gaussian.Shape.FULL);

	static final Gaussian MAXIMUM_LIKELIHOOD = new Gaussian(Estimator.MAXIMUM_LIKELIHOOD, Gaussian.Shape.FULL);

	/** Nothing is uploaded, and nothing is to be asked for. */
	public static final Truth.Library NO_DATA = (dataset, columns) -> {
		throw new AssertionError("no data set " + dataset);
	};

	private Loops() {
	}

	static Law standardNormal(int dimension) {
		return new Normal(new double[dimension], Matrices.identity(dimension));
	}

	/** Every generation is trained on the previous one's data alone. */
	static Regime replace(int samples) {
		return regime(Schedule.of(samples), null, REPLACE);
	}

	static Regime regime(Schedule samples, @Nullable Real real, Retain retain) {
		return Regime.of(samples, real, retain);
	}

	static Real share(double share, Real.Source source, Real.Mixing mixing) {
		return new Real(Schedule.of(share), null, source, mixing, stock(source, mixing == Real.Mixing.INDEPENDENT));
	}

	static Real count(int count, Real.Source source) {
		return new Real(null, Schedule.of(count), source, Real.Mixing.STRATIFIED, stock(source, false));
	}

	/** A stock where the source is one. */
	static @Nullable Stock stock(Real.Source source, boolean replacement) {
		return (source == Real.Source.STOCK) ? new Stock(100, replacement) : null;
	}

	/** A run of that many fits. */
	static Run run(Law truth, Learner learner, Regime regime, int fits, Metric... metrics) {
		return new Run(truth, learner, regime, Sampling.PLAIN, List.of(), List.of(metrics), null, fits - 1, 20_240_725);
	}

}
