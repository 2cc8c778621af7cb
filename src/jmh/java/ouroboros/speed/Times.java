package ouroboros.speed;

import java.util.ArrayList;
import java.util.List;

/** How long requests took, in milliseconds. */
final class Times {

	private final List<Double> milliseconds = new ArrayList<>();

	static Times together(List<Times> parts) {
		var all = new Times();
		parts.forEach((part) -> all.milliseconds.addAll(part.milliseconds));
		return all;
	}

	void time(Runnable request) {
		var began = System.nanoTime();
		request.run();
		add((System.nanoTime() - began) / 1e6);
	}

	void add(double time) {
		this.milliseconds.add(time);
	}

	int count() {
		return this.milliseconds.size();
	}

	/** The time that a share of the requests took at most. */
	double quantile(double share) {
		var sorted = this.milliseconds.stream().sorted().toList();
		return sorted.get(Math.clamp((int) Math.ceil(share * sorted.size()) - 1, 0, sorted.size() - 1));
	}

	@Override
	public String toString() {
		return "%,d | %.1f | %.1f | %.1f | %.1f".formatted(count(), quantile(0.5), quantile(0.95), quantile(0.99),
				quantile(1));
	}

}
