package ouroboros.jobs;

import java.util.stream.IntStream;

/**
 * Generations that are looked at: every so many, and the last one.
 *
 * @param stride distance between them; the first is generation 0
 * @param last index of the last generation
 */
public record Grid(int stride, int last) {

	/** All generations. */
	static final Grid ALL = new Grid(1, Integer.MAX_VALUE);

	/**
	 * At most {@code most} generations, at equal distances but for the last.
	 * @param most at least 2
	 */
	public static Grid of(int last, int most) {
		return new Grid(Math.max(1, (last + most - 2) / (most - 1)), last);
	}

	/** Generation 0 and one other. */
	static Grid only(int generation) {
		return new Grid(Integer.MAX_VALUE, generation);
	}

	boolean contains(int generation) {
		return generation % this.stride == 0 || generation == this.last;
	}

	/** Those among some generations, as positions. */
	int[] positions(int[] generations) {
		return IntStream.range(0, generations.length).filter((i) -> contains(generations[i])).toArray();
	}

}
