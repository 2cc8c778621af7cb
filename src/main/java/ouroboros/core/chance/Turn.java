package ouroboros.core.chance;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import org.apache.commons.rng.UniformRandomProvider;

import ouroboros.core.vector.Threefry;

/**
 * All that one generation of one run may ask of the world: independent random streams,
 * each named by its purpose, whether to go on, and where to lay down unfinished work.
 *
 * <p>
 * A stream is a function of (seed, generation, purpose, draw) alone: asking for one more
 * stream changes no other, and a generation computed again draws the same numbers.
 *
 * @param seed the run's seed
 * @param generation index of the generation, from 0
 * @param draw which of several draws for one purpose: 0 for the first
 * @param stop true once the computation is no longer wanted
 * @param bench where unfinished work is laid down
 */
public record Turn(long seed, int generation, int draw, BooleanSupplier stop, Workbench bench) {

	private static final long FNV_OFFSET = 0xcbf29ce484222325L;

	private static final long FNV_PRIME = 0x100000001b3L;

	private static final long REPLICATE = key("replicate");

	/** Without a place for unfinished work. */
	public Turn(long seed, int generation, BooleanSupplier stop) {
		this(seed, generation, stop, Workbench.NONE);
	}

	/** The first draw for every purpose. */
	public Turn(long seed, int generation, BooleanSupplier stop, Workbench bench) {
		this(seed, generation, 0, stop, bench);
	}

	/**
	 * A generator (L64X128Mix) that begins with what {@link Threefry} makes of seed,
	 * purpose, generation and draw. It polls every 1024 draws.
	 * @param purpose what the stream is for, such as {@code fit}
	 */
	public UniformRandomProvider stream(String purpose) {
		return new PolledStream(this, Threefry.words(new long[] { this.seed, key(purpose), 0, 0 },
				new long[] { this.generation, this.draw, 0, 0 }));
	}

	/**
	 * The word that a purpose is known by: FNV-1a of its characters, with 64 bits
	 * (Fowler, Noll and Vo 1991).
	 */
	public static long key(String purpose) {
		var key = FNV_OFFSET;
		for (int i = 0; i < purpose.length(); i++) {
			key = (key ^ purpose.charAt(i)) * FNV_PRIME;
		}
		return key;
	}

	/** The same chance at another generation. */
	public Turn at(int otherGeneration) {
		return new Turn(this.seed, otherGeneration, this.stop);
	}

	/** The same generation with other chance for every purpose. */
	public Turn again(int otherDraw) {
		return new Turn(this.seed, this.generation, otherDraw, this.stop, this.bench);
	}

	/**
	 * Lays down unfinished work if it is time to, or if there is no time left.
	 * @param work makes it; called only then
	 * @throws Stopped once the computation is no longer wanted
	 */
	public void lay(Supplier<? extends Record> work) {
		var stopped = this.stop.getAsBoolean();
		if (stopped || this.bench.isDue()) {
			this.bench.keep(work.get());
		}
		if (stopped) {
			throw new Stopped();
		}
	}

	/**
	 * To be called at least every few milliseconds by whatever computes for long.
	 * @throws Stopped once the computation is no longer wanted
	 */
	public void poll() {
		if (this.stop.getAsBoolean()) {
			throw new Stopped();
		}
	}

	/**
	 * Polls the turn of a stream, for what computes for long between two draws.
	 * @param random from {@link #stream}; nothing is done with any other
	 * @throws Stopped once the computation is no longer wanted
	 */
	public static void poll(UniformRandomProvider random) {
		if (random instanceof PolledStream stream) {
			stream.poll();
		}
	}

	/**
	 * The seed of a replicate. Replicate 0 has the experiment's own seed, so that any run
	 * can be repeated alone as an experiment of one replicate with the run's seed.
	 * @param seed the experiment's seed, 0 to 2^53-1
	 * @param replicate index of the replicate, from 0
	 * @return a seed from 0 to 2^53-1
	 */
	public static long replicateSeed(long seed, int replicate) {
		if (replicate == 0) {
			return seed;
		}
		return Threefry.words(new long[] { seed, REPLICATE, 0, 0 }, new long[] { replicate, 0, 0, 0 })[0]
				& ((1L << 53) - 1);
	}

	/**
	 * Thrown by {@link Turn#poll()}: nothing failed, the result is just not wanted any
	 * more.
	 */
	public static final class Stopped extends RuntimeException {

		private static final long serialVersionUID = 1L;

		Stopped() {
			super("stopped", null, false, false);
		}

	}

}
