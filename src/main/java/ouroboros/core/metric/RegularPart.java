package ouroboros.core.metric;

import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import ouroboros.core.View;
import ouroboros.core.data.Data;
import ouroboros.core.data.Points;
import ouroboros.core.data.Space;
import ouroboros.core.law.Cumulative;
import ouroboros.core.law.Density;
import ouroboros.core.law.Law;
import ouroboros.core.law.LogDensity;
import ouroboros.core.law.Mass;
import ouroboros.core.law.Normal;
import ouroboros.core.law.NormalMixture;

/**
 * The part of a law that really has a density, or probabilities of counts: without the
 * normal components that have no spread in some direction.
 *
 * @param law the regular part alone, with total mass 1; the law itself if all or nothing
 * is regular
 * @param mass probability of the regular part, 0 to 1
 * @param draws observations of it
 * @param view where the law was seen
 */
record RegularPart(Law law, double mass, Supplier<Data> draws, View view) {

	/** Number of observations behind a mean that is not integrated. */
	static final int DRAWS = 10_000;

	/** Most counts that a sum is over. */
	private static final int COUNTS = 100_000;

	/** A number for every vector. */
	@FunctionalInterface
	interface Observable {

		double at(double[] values, int offset);

	}

	/** Of the genuine law. */
	static RegularPart ofTruth(View view) {
		return of(view.truth(), () -> view.genuine(DRAWS), view);
	}

	/** Of the model of the generation. */
	static RegularPart ofModel(View view) {
		return of(view.model(), () -> view.drawn(DRAWS), view);
	}

	private static RegularPart of(Law whole, Supplier<Data> draws, View view) {
		return switch (whole) {
			case NormalMixture mixture -> ofMixture(mixture, draws, view);
			case Density density -> new RegularPart(density, density.regular() ? 1 : 0, draws, view);
			default -> new RegularPart(whole, 1, draws, view);
		};
	}

	private static RegularPart ofMixture(NormalMixture mixture, Supplier<Data> draws, View view) {
		var components = mixture.components();
		var weights = mixture.weights();
		var lost = IntStream.range(0, weights.length).filter((k) -> weights[k] > 0 && !components[k].regular()).count();
		if (lost == 0) {
			return new RegularPart(mixture, 1, draws, view);
		}
		var kept = IntStream.range(0, weights.length)
			.filter((k) -> weights[k] > 0 && components[k].regular())
			.toArray();
		if (kept.length == 0) {
			return new RegularPart(mixture, 0, draws, view);
		}
		var mass = Arrays.stream(kept).mapToDouble((k) -> weights[k]).sum();
		var part = new NormalMixture(Arrays.stream(kept).mapToDouble((k) -> weights[k] / mass).toArray(),
				Arrays.stream(kept).mapToObj((k) -> components[k]).toArray(Normal[]::new));
		return new RegularPart(part, mass / Arrays.stream(weights).sum(),
				() -> part.sample(DRAWS, view.turn().stream("regular-part")), view);
	}

	/**
	 * Logarithm of the density or probability, which integrates or adds up to
	 * {@link #mass()}.
	 */
	LogDensity logDensity() {
		var density = LogDensity.of(this.law);
		if (this.mass == 1) {
			return density;
		}
		var logMass = Math.log(this.mass);
		return (values, offset) -> logMass + density.logDensity(values, offset);
	}

	/**
	 * Mean of an observable under the regular part: by summation over counts, by
	 * quadrature in one dimension, else over {@value #DRAWS} draws.
	 */
	double mean(Observable observable) {
		if (this.law instanceof Mass mass) {
			return sum(mass, observable);
		}
		return (this.law.space() instanceof Space.Real(int dimension) && dimension == 1) ? integral(observable)
				: mean((Points) this.draws.get(), observable, this.view);
	}

	/** Mean of an observable over points. */
	static double mean(Points points, Observable observable, View view) {
		var sum = 0.0;
		for (int row = 0; row < points.rows(); row++) {
			if (row % 64 == 0) {
				view.turn().poll();
			}
			sum += observable.at(points.values(), row * points.dimension());
		}
		return sum / points.rows();
	}

	/**
	 * Over every count, or over some at equal distances where there are very many: a law
	 * as wide as that is so smooth that the difference is below rounding, but for
	 * relative 1e-8 from a kink in the observable. One so far out that no two of its
	 * counts differ as numbers is a point.
	 */
	private double sum(Mass counts, Observable observable) {
		var knots = counts.knots();
		if (knots.length == 1) {
			return observable.at(knots, 0);
		}
		var last = knots[knots.length - 1];
		var step = Math.max(1, Math.ceil((last - knots[0]) / COUNTS));
		var at = new double[] { knots[0] };
		var sum = 0.0;
		var term = 0L;
		do {
			if (term % 64 == 0) {
				this.view.turn().poll();
			}
			var probability = Math.exp(counts.logMass(at[0]));
			sum += (probability == 0) ? 0 : probability * observable.at(at, 0);
			at[0] = knots[0] + ++term * step;
		}
		while (at[0] <= last);
		return step * sum;
	}

	private double integral(Observable observable) {
		var knots = Stream.of(this.view.truth(), this.view.model()).flatMapToDouble(RegularPart::knots).toArray();
		var density = LogDensity.of(this.law);
		return Quadrature.integral(knots, (x) -> {
			var at = new double[] { x };
			var probability = Math.exp(density.logDensity(at, 0));
			return (probability == 0) ? 0 : probability * observable.at(at, 0);
		}, this.view.turn());
	}

	private static DoubleStream knots(Law law) {
		return (law instanceof Density && law instanceof Cumulative cumulative) ? Arrays.stream(cumulative.knots())
				: DoubleStream.empty();
	}

}
