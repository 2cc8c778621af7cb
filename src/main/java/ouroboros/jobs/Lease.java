package ouroboros.jobs;

/**
 * The right to compute one run. The epoch grows with every claim, so that a lost lease
 * can write nothing.
 *
 * @param run id of the run
 * @param sweepPoint its sweep point
 * @param replicate its replicate, the first one of a block
 * @param replicates number of replicates, 1 but for a block
 * @param epoch number of the claim
 * @param passed number of replicates before the one that the last generation is of
 * @param lastGeneration newest generation that is stored; -1 for none
 */
record Lease(long run, int sweepPoint, int replicate, int replicates, long epoch, int passed, int lastGeneration) {

	/** Whether nothing is stored yet. */
	boolean isFresh() {
		return this.passed == 0 && this.lastGeneration < 0;
	}

	/** The same lease once more generations are stored. */
	Lease after(int generation) {
		return after(this.passed, generation);
	}

	/** The same lease once more replicates of a block are stored. */
	Lease after(int passedReplicates, int generation) {
		return new Lease(this.run, this.sweepPoint, this.replicate, this.replicates, this.epoch, passedReplicates,
				generation);
	}

}
