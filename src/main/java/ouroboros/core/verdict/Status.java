package ouroboros.core.verdict;

/** What a definition of collapse says of a sweep point. */
public enum Status {

	/** The definition is met, by the confidence asked for. */
	COLLAPSED,
	/** It is not met, by the confidence asked for. */
	NOT_COLLAPSED,
	/** The replicates do not decide. */
	INCONCLUSIVE,
	/** Nothing that was measured speaks of it. */
	NOT_APPLICABLE

}
