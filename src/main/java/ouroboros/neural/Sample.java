package ouroboros.neural;

import ouroboros.core.data.Pictures;
import ouroboros.core.data.Texts;
import ouroboros.core.data.Training;

/**
 * Pictures or texts to learn from, of several parts, and how much each counts.
 *
 * @param training the parts
 * @param ends for each part the number of observations up to its end
 * @param total sum of the weights
 */
record Sample(Training training, int[] ends, double total) {

	static Sample of(Training training) {
		var ends = new int[training.parts().size()];
		var count = 0;
		var total = 0.0;
		for (int i = 0; i < ends.length; i++) {
			var part = training.parts().get(i);
			count = Math.addExact(count, Math.toIntExact(part.data().size()));
			ends[i] = count;
			total += part.weight() * part.data().size();
		}
		return new Sample(training, ends, total);
	}

	int size() {
		return this.ends[this.ends.length - 1];
	}

	/** The pixels of chosen pictures. */
	float[] pixels(int[] chosen, int from, int to) {
		var pixels = this.training.space().width();
		var values = new float[(to - from) * pixels];
		for (int i = from; i < to; i++) {
			var part = part(chosen[i]);
			System.arraycopy(((Pictures) this.training.parts().get(part).data()).values(),
					row(part, chosen[i]) * pixels, values, (i - from) * pixels, pixels);
		}
		return values;
	}

	/** The tokens of chosen texts, one text after the other. */
	int[] tokens(int[] chosen, int from, int to) {
		var length = this.training.space().width();
		var tokens = new int[(to - from) * length];
		for (int i = from; i < to; i++) {
			var part = part(chosen[i]);
			System.arraycopy(((Texts) this.training.parts().get(part).data()).tokens(), row(part, chosen[i]) * length,
					tokens, (i - from) * length, length);
		}
		return tokens;
	}

	/** Weights of chosen observations; all weights have mean 1. */
	float[] weights(int[] chosen, int from, int to) {
		var weights = new float[to - from];
		for (int i = from; i < to; i++) {
			weights[i - from] = (float) (this.training.parts().get(part(chosen[i])).weight() * size() / this.total);
		}
		return weights;
	}

	private int part(int observation) {
		var part = 0;
		while (this.ends[part] <= observation) {
			part++;
		}
		return part;
	}

	private int row(int part, int observation) {
		return observation - ((part == 0) ? 0 : this.ends[part - 1]);
	}

}
