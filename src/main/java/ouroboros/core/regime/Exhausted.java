package ouroboros.core.regime;

/** Thrown where a generation finds no data to train on: the run ends, as a result. */
public final class Exhausted extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * @param reason what ran out and why, for people
	 */
	public Exhausted(String reason) {
		super(reason, null, false, false);
	}

	public String reason() {
		return String.valueOf(getMessage());
	}

}
