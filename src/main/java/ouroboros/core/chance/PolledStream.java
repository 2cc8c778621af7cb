package ouroboros.core.chance;

import org.apache.commons.rng.core.source64.L64X128Mix;

/**
 * A generator (L64X128Mix) that asks now and then whether to go on, so that whatever
 * draws for long stops soon after it is told to. What it draws does not depend on it.
 */
final class PolledStream extends L64X128Mix {

	private static final int DRAWS = 1024;

	private final Turn turn;

	private int left = DRAWS;

	PolledStream(Turn turn, long[] state) {
		super(state);
		this.turn = turn;
	}

	@Override
	public long next() {
		if (--this.left == 0) {
			this.left = DRAWS;
			poll();
		}
		return super.next();
	}

	void poll() {
		this.turn.poll();
	}

}
