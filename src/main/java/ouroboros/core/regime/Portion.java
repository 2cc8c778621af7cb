package ouroboros.core.regime;

import ouroboros.core.data.Data;

/**
 * Observations of one origin.
 *
 * @param data the observations
 * @param genuine whether they are of the truth
 * @param marked whether a watermark was found in them
 */
public record Portion(Data data, boolean genuine, boolean marked) {

	/** Observations of the truth. */
	public static Portion genuine(Data data) {
		return new Portion(data, true, false);
	}

	/** Observations of a model. */
	public static Portion synthetic(Data data) {
		return new Portion(data, false, false);
	}

	/** Other observations of the same origin. */
	public Portion with(Data other) {
		return new Portion(other, this.genuine, this.marked);
	}

	boolean isLike(Portion other) {
		return this.genuine == other.genuine && this.marked == other.marked;
	}

}
