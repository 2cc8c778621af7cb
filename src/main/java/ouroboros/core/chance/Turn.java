package ouroboros.core.chance;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import org.apache.commons.rng.UniformRandomProvider;

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

	/** Without a place for unfinished work. */
	public Turn(long seed, int generation, BooleanSupplier stop) {
		this(seed, generation, stop, Workbench.NONE);
	}

	/** The first draw for every purpose. */
	public Turn(long seed, int generation, BooleanSupplier stop, Workbench bench) {
		this(seed, generation, 0, stop, bench);
	}

	/**
	 * A generator (L64X128Mix) seeded with SHA-256 of seed, generation, purpose and, but
	 * for the first, the draw. It polls every 1024 draws.
	 * @param purpose what the stream is for, such as {@code fit}
	 */
	public UniformRandomProvider stream(String purpose) {
		var name = ((this.draw == 0) ? purpose : purpose + '#' + this.draw).getBytes(StandardCharsets.UTF_8);
		var key = ByteBuffer.allocate(Long.BYTES + Integer.BYTES + name.length)
			.putLong(this.seed)
			.putInt(this.generation)
			.put(name)
			.array();
		var digest = ByteBuffer.wrap(sha256(key)).asLongBuffer();
		var state = new long[4];
		digest.get(state);
		return new PolledStream(this, state);
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
		var key = ByteBuffer.allocate(Long.BYTES + Integer.BYTES).putLong(seed).putInt(replicate).array();
		return ByteBuffer.wrap(sha256(key)).getLong() & ((1L << 53) - 1);
	}

	private static byte[] sha256(byte[] input) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(input);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every Java platform has SHA-256", ex);
		}
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
