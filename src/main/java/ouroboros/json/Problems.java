package ouroboros.json;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The problems found so far, each told once and not too many. */
final class Problems implements Sink {

	private static final int MOST = 20;

	private final List<Problem> list = new ArrayList<>();

	private final Set<String> seen = new HashSet<>();

	private boolean malformed;

	@Override
	public void add(String pointer, String code, String detail, boolean malformed) {
		if (!full() && this.seen.add(code + pointer)) {
			this.list.add(new Problem(pointer, code, detail));
		}
		this.malformed |= malformed;
	}

	boolean none() {
		return this.list.isEmpty();
	}

	boolean full() {
		return this.list.size() >= MOST;
	}

	void throwIfAny() {
		if (!none()) {
			throw new BadSpec(this.list, this.malformed);
		}
	}

}
