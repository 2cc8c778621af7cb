package ouroboros.jobs;

/**
 * The right to compute one run. The epoch grows with every claim, so that a lost lease
 * can write nothing.
 *
 * @param run id of the run
 * @param sweepPoint its sweep point
 * @param replicate its replicate
 * @param epoch number of the claim
 * @param lastGeneration newest generation that is stored; -1 for none
 */
record Lease(long run, int sweepPoint, int replicate, long epoch, int lastGeneration) {

	/** The same lease once more generations are stored. */
	Lease after(int generation) {
		return new Lease(this.run, this.sweepPoint, this.replicate, this.epoch, generation);
	}

}
