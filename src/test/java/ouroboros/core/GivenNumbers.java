package ouroboros.core;

import org.apache.commons.rng.UniformRandomProvider;

/** Draws numbers from 0 to 1 that are given, and nothing else. */
public final class GivenNumbers implements UniformRandomProvider {

	private final double[] numbers;

	private int drawn;

	private GivenNumbers(double[] numbers) {
		this.numbers = numbers;
	}

	public static GivenNumbers of(double... numbers) {
		return new GivenNumbers(numbers);
	}

	/** Whether every number was drawn. */
	public boolean areUsedUp() {
		return this.drawn == this.numbers.length;
	}

	@Override
	public double nextDouble() {
		return this.numbers[this.drawn++];
	}

	@Override
	public long nextLong() {
		throw new AssertionError("not a number from 0 to 1");
	}

}
