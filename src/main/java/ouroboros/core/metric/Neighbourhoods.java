package ouroboros.core.metric;

import ouroboros.core.View;
import ouroboros.core.spec.Refusal;

/**
 * Balls around the points of two samples, each open and reaching to the centre's k-th
 * nearest other point of its own sample, and which points of the other sample lie in
 * them.
 *
 * @param neighbours the k
 * @param samples number of generated points, and of genuine ones where so many are held
 * out
 */
record Neighbourhoods(int neighbours, int samples) implements View.Shared<Neighbourhoods.Shares> {

	/**
	 * What the metrics tell.
	 *
	 * @param precision share of generated points in a genuine ball
	 * @param recall share of genuine points in a generated ball
	 * @param density mean number of genuine balls around a generated point, divided by k
	 * @param coverage share of genuine balls that hold a generated point
	 */
	record Shares(double precision, double recall, double density, double coverage) {
	}

	/** Refuses a metric whose sample has no k-th neighbour. */
	static void check(int neighbours, int samples) {
		Refusal.unless(neighbours < samples, "neighbours", "too-large",
				"%d neighbours need more than %d samples".formatted(neighbours, samples));
	}

	/**
	 * Undefined where so few genuine points are held out that none has a k-th neighbour.
	 */
	@Override
	public Shares of(View view) {
		var genuine = view.shared(new Features.Genuine(this.samples));
		if (genuine.rows() <= this.neighbours) {
			return new Shares(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
		}
		var generated = view.shared(new Features.Generated(this.samples));
		var genuineCloud = new Cloud(genuine);
		var generatedCloud = new Cloud(generated);
		var genuineRadii = genuineCloud.toNeighbour(this.neighbours, view);
		var generatedRadii = generatedCloud.toNeighbour(this.neighbours, view);
		var precise = new boolean[this.samples];
		var inside = 0L;
		var covered = 0;
		for (int i = 0; i < genuineRadii.length; i++) {
			view.turn().poll();
			var held = generatedCloud.mark(genuineCloud, i, genuineRadii[i], precise);
			inside += held;
			covered += (held > 0) ? 1 : 0;
		}
		var recalled = new boolean[genuineRadii.length];
		for (int j = 0; j < this.samples; j++) {
			view.turn().poll();
			genuineCloud.mark(generatedCloud, j, generatedRadii[j], recalled);
		}
		double count = this.samples;
		double genuineCount = genuineRadii.length;
		return new Shares(number(precise) / count, number(recalled) / genuineCount, inside / (count * this.neighbours),
				covered / genuineCount);
	}

	private static int number(boolean[] marks) {
		var number = 0;
		for (var mark : marks) {
			number += mark ? 1 : 0;
		}
		return number;
	}

}
