package ouroboros.core;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;

import ouroboros.core.chance.Turn;
import ouroboros.core.data.Data;
import ouroboros.core.data.Pairs;
import ouroboros.core.data.Texts;
import ouroboros.core.law.Autoregressive;
import ouroboros.core.law.Conditional;
import ouroboros.core.law.HeldOut;
import ouroboros.core.law.Law;

/**
 * What a metric may look at. Samples are drawn when first asked for, from streams of
 * their own, and shared by the metrics of a generation.
 */
public final class View {

	private final Law truth;

	private final Law model;

	private final Law reference;

	private final Sampling sampling;

	private final Turn turn;

	private final Map<Integer, Data> genuine = new HashMap<>();

	private final Map<Integer, Data> drawn = new HashMap<>();

	private final Map<Integer, Data> generated = new HashMap<>();

	private final Map<Shared<?>, Object> shared = new HashMap<>();

	/**
	 * @param truth the genuine law
	 * @param model the model of this generation
	 * @param reference the model of generation 0
	 * @param sampling how data are drawn from the model
	 * @param turn the chance of this generation
	 */
	public View(Law truth, Law model, Law reference, Sampling sampling, Turn turn) {
		this.truth = truth;
		this.model = model;
		this.reference = reference;
		this.sampling = sampling;
		this.turn = turn;
	}

	/** The genuine law. */
	public Law truth() {
		return this.truth;
	}

	/** The model of this generation, as fitted. */
	public Law model() {
		return this.model;
	}

	/** The law that this generation's synthetic data are drawn from. */
	public Law generator() {
		return this.sampling.law(this.model);
	}

	/** The model of generation 0. */
	public Law reference() {
		return this.reference;
	}

	/**
	 * Genuine data held out of every generation's training set: the same at every
	 * generation of the run. Of a truth that holds data out they are those, each at most
	 * once, and fewer than asked for where there are no more.
	 */
	public Data genuine(int size) {
		return this.genuine.computeIfAbsent(size, (count) -> {
			var random = this.turn.at(0).stream("held-out");
			return (this.truth instanceof HeldOut rows) ? rows.heldOut(count, random)
					: this.truth.sample(count, random);
		});
	}

	/** Data drawn from the model as fitted, for this generation's metrics alone. */
	public Data drawn(int size) {
		return this.drawn.computeIfAbsent(size, (count) -> {
			var random = this.turn.stream("drawn");
			return (this.model instanceof Conditional labels) ? labels.label(design(count, random), random)
					: this.model.sample(count, random);
		});
	}

	/**
	 * Synthetic data of this generation, drawn with its sampling options for the metrics
	 * alone: texts that need prompts after held-out genuine ones, over and over where
	 * there are fewer.
	 */
	public Data generated(int size) {
		return this.generated.computeIfAbsent(size, (count) -> generated(count, this.turn.stream("generated")));
	}

	/** Synthetic data of this generation. */
	Data generated(int size, UniformRandomProvider random) {
		var generator = generator();
		if (this.sampling.isPrompted()) {
			var prompts = (Texts) genuine(size);
			return this.sampling.continued((Autoregressive) generator,
					prompts.select(IntStream.range(0, size).map((i) -> i % prompts.rows()).toArray()), random);
		}
		return (generator instanceof Conditional labels) ? this.sampling.label(labels, design(size, random), random)
				: this.sampling.draw(generator, size, random);
	}

	/** Vectors of the truth for a model to label. */
	private Pairs design(int size, UniformRandomProvider random) {
		return (Pairs) this.truth.sample(size, random);
	}

	/**
	 * What equal work gave before, or else gives now.
	 * @param <T> what it gives
	 * @param work a value with equality, such as a record
	 */
	public <T> T shared(Shared<T> work) {
		@SuppressWarnings("unchecked")
		var known = (@Nullable T) this.shared.get(work);
		if (known != null) {
			return known;
		}
		var result = work.of(this);
		this.shared.put(work, result);
		return result;
	}

	/** Randomness of the metric's own, and whether to go on. */
	public Turn turn() {
		return this.turn;
	}

	/**
	 * Work that several metrics of a generation need: done once for all equal ones.
	 *
	 * @param <T> what it gives
	 */
	@FunctionalInterface
	public interface Shared<T> {

		/** Does the work. */
		T of(View view);

	}

}
