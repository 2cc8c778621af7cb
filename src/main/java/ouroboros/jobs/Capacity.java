package ouroboros.jobs;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.BooleanSupplier;

/**
 * What a worker has for its slices: threads, and memory by estimate. First come, first
 * served, so that one that needs much is not passed for ever by those that need little;
 * one that needs more memory than there is runs alone.
 */
final class Capacity {

	private static final int LOOK_MILLIS = 100;

	private final long memory;

	private final Queue<Object> waiting = new ArrayDeque<>();

	private int freeSlots;

	private long freeMemory;

	Capacity(int slots, long memory) {
		this.memory = memory;
		this.freeSlots = slots;
		this.freeMemory = memory;
	}

	/**
	 * Waits until there is a thread and so much memory.
	 * @param giveUp whether to wait no longer, asked a few times a second
	 * @return whether both were taken, and are to be given back
	 */
	synchronized boolean take(long bytes, BooleanSupplier giveUp) {
		var needed = Math.min(bytes, this.memory);
		var place = new Object();
		this.waiting.add(place);
		try {
			while (this.waiting.peek() != place || this.freeSlots == 0 || this.freeMemory < needed) {
				if (giveUp.getAsBoolean()) {
					return false;
				}
				wait(LOOK_MILLIS);
			}
			this.freeSlots--;
			this.freeMemory -= needed;
			return true;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
		finally {
			this.waiting.remove(place);
			notifyAll();
		}
	}

	synchronized void give(long bytes) {
		this.freeSlots++;
		this.freeMemory += Math.min(bytes, this.memory);
		notifyAll();
	}

}
