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
		var genuineRadii = Distances.toNeighbour(genuine, this.neighbours, view);
		var generatedRadii = Distances.toNeighbour(generated, this.neighbours, view);
		var precise = new boolean[this.samples];
		var recalled = 0;
		var inside = 0L;
		var covered = 0;
		for (int i = 0; i < genuine.rows(); i++) {
			view.turn().poll();
			var inGenerated = false;
			var holds = false;
			for (int j = 0; j < this.samples; j++) {
				var distance = Distances.squared(genuine, i, generated, j);
				if (distance < genuineRadii[i]) {
					precise[j] = true;
					holds = true;
					inside++;
				}
				inGenerated |= distance < generatedRadii[j];
			}
			recalled += inGenerated ? 1 : 0;
			covered += holds ? 1 : 0;
		}
		var precision = 0;
		for (var one : precise) {
			precision += one ? 1 : 0;
		}
		double count = this.samples;
		double genuineCount = genuine.rows();
		return new Shares(precision / count, recalled / genuineCount, inside / (count * this.neighbours),
				covered / genuineCount);
	}

}
