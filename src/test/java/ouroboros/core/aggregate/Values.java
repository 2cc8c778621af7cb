package ouroboros.core.aggregate;

import java.util.SplittableRandom;
import java.util.stream.DoubleStream;

/** Samples of many shapes, each a function of a seed. */
enum Values {

	/** Normal, around zero. */
	NORMAL {
		@Override
		double draw(SplittableRandom random) {
			return random.nextGaussian();
		}
	},
	/** Far from zero, with little spread. */
	SHIFTED {
		@Override
		double draw(SplittableRandom random) {
			return 1e9 + random.nextGaussian();
		}
	},
	/** Like the variance of a chain that collapses: over sixty powers of ten. */
	LOGNORMAL {
		@Override
		double draw(SplittableRandom random) {
			return Math.exp(20 * random.nextGaussian());
		}
	},
	/** Counts, many of them zero. */
	COUNTS {
		@Override
		double draw(SplittableRandom random) {
			return random.nextInt(random.nextInt(1, 500));
		}
	},
	/** Any finite double at all: every sign, exponent and fraction. */
	ANY {
		@Override
		double draw(SplittableRandom random) {
			for (;;) {
				var value = Double.longBitsToDouble(random.nextLong());
				if (Double.isFinite(value)) {
					return value;
				}
			}
		}
	},
	/** The smallest doubles, and zeros of both signs. */
	TINY {
		@Override
		double draw(SplittableRandom random) {
			return Double.longBitsToDouble(random.nextLong() & 0x801f_ffff_ffff_ffffL) * random.nextInt(2);
		}
	};

	abstract double draw(SplittableRandom random);

	double[] of(long seed, int count) {
		var random = new SplittableRandom(seed);
		return DoubleStream.generate(() -> draw(random)).limit(count).toArray();
	}

}
