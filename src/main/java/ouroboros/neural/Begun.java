package ouroboros.neural;

/**
 * A fit that is not finished: all that it goes on from.
 *
 * @param steps number of steps that are done
 * @param parameters after them, one after the other
 * @param means the optimiser's running means of the gradient
 * @param squares those of its square
 */
public record Begun(int steps, float[] parameters, float[] means, float[] squares) {

	/** Before the first step. */
	static Begun at(float[] start) {
		return new Begun(0, start, new float[start.length], new float[start.length]);
	}

}
