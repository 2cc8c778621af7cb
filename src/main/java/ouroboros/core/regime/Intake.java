package ouroboros.core.regime;

import java.util.List;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;

import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;

import ouroboros.core.chance.BinomialSampler;
import ouroboros.core.chance.Turn;
import ouroboros.core.data.Data;

/**
 * The new data of one generation: so many genuine ones, so many synthetic ones, curated.
 *
 * @param regime how many of what
 * @param turn the chance of the generation
 * @param truth draws genuine data
 * @param models draws synthetic data
 * @param curation what becomes of a source by curation
 */
public record Intake(Regime regime, Turn turn, Sampler truth, Source models, UnaryOperator<Source> curation) {

	/**
	 * @param previous the new data of the generation before; none at generation 0
	 */
	Batch after(@Nullable Batch previous) {
		var generation = this.turn.generation();
		var samples = this.regime.samplesAt(generation);
		var known = this.regime.origin() == Regime.Origin.KNOWN;
		if (previous == null) {
			var source = genuine(Real.Source.FRESH);
			return known ? source.draw(samples) : this.curation.apply(source).draw(samples);
		}
		var synthetic = reusing(previous);
		var real = this.regime.real();
		if (real == null) {
			return this.curation.apply(synthetic).draw(samples);
		}
		var genuine = genuine(real.source());
		var beside = (real.count() != null) ? this.regime.genuineAt(generation) : 0;
		return known ? separately(real, genuine, this.curation.apply(synthetic), samples)
				: this.curation.apply(mixed(real, genuine, synthetic, (double) beside / (samples + beside)))
					.draw(samples + beside);
	}

	private Batch separately(Real real, Source genuine, Source synthetic, long samples) {
		var count = (real.mixing() == Real.Mixing.INDEPENDENT) ? successes(samples, this.turn.stream("mixing"))
				: this.regime.genuineAt(this.turn.generation());
		return drawn(genuine, count).joined(drawn(synthetic, (real.count() != null) ? samples : samples - count));
	}

	private static Batch drawn(Source source, long size) {
		return (size == 0) ? Batch.EMPTY : source.draw(size);
	}

	/** Genuine and synthetic points in one stream of candidates. */
	private Source mixed(Real real, Source genuine, Source synthetic, double shareOfCount) {
		var share = (real.count() != null) ? shareOfCount : this.regime.shareAt(this.turn.generation());
		var mixing = this.turn.stream("mixing");
		var totals = new long[2];
		return (size) -> {
			totals[0] += size;
			var count = (real.mixing() == Real.Mixing.INDEPENDENT) ? successes(size, mixing)
					: Math.round(share * totals[0]) - totals[1];
			totals[1] += count;
			return drawn(genuine, count).joined(drawn(synthetic, size - count));
		};
	}

	private long successes(long trials, UniformRandomProvider random) {
		return new BinomialSampler(trials, this.regime.shareAt(this.turn.generation())).sample(random);
	}

	private Source genuine(Real.Source source) {
		var draws = draws(source);
		return (size) -> Batch.of(List.of(Portion.genuine(draws.apply(size))));
	}

	private LongFunction<Data> draws(Real.Source source) {
		var fresh = this.turn.stream("genuine");
		var real = this.regime.real();
		if (source == Real.Source.FRESH || real == null) {
			return (size) -> this.truth.sample(size, fresh);
		}
		// A law draws one observation after the other: its first k are the sample of size
		// k.
		var stock = real.stock();
		if (stock == null) {
			return (real.mixing() == Real.Mixing.STRATIFIED) ? this::first
					: (size) -> first(this.regime.samplesAt(0)).resample(Math.toIntExact(size), fresh);
		}
		if (stock.replacement()) {
			return (size) -> first(stock.size()).resample(Math.toIntExact(size), fresh);
		}
		var taken = this.regime.takenBefore(this.turn.generation());
		return (size) -> first(taken + size).after(first(taken));
	}

	/** The first genuine points there ever were. */
	private Data first(long size) {
		return this.truth.sample(size, this.turn.at(0).stream("genuine"));
	}

	/** Points that were trained on before, and draws from models for the rest. */
	private Source reusing(Batch previous) {
		var share = this.regime.reuseAt(this.turn.generation());
		if (share == 0) {
			return this.models;
		}
		var deck = new Deck(previous.map(Portion::data), this.turn.stream("reuse"));
		return (size) -> {
			var again = new Batch(deck.deal(Math.round(share * size))
				.portions()
				.stream()
				.map((portion) -> Portion.synthetic(portion.data()))
				.toList());
			return again.joined(drawn(this.models, size - again.size()));
		};
	}

}
