package ouroboros.core.regime;

/** Where data come from. */
@FunctionalInterface
public interface Source {

	/**
	 * The next observations.
	 * @param size their number, at least 1
	 * @return as many, or fewer where the source is drained
	 */
	Batch draw(long size);

}
