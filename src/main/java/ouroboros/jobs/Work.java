package ouroboros.jobs;

/** What is done with the runs of an experiment, by what is kept of them. */
sealed interface Work permits RunWork, BlockWork {

	/** Computes a run to its end, or until time is up; may store what it gave. */
	void compute(Lease lease);

	/** Stores what is not stored yet. */
	void flush();

}
