package ouroboros.core.data;

import java.util.List;

/**
 * What one generation is fitted to: samples whose observations carry weights.
 *
 * @param parts at least one, not all of them empty; all from one space
 */
public record Training(List<Part> parts) {

	/**
	 * @param data the observations
	 * @param weight weight of each single observation, above 0
	 */
	public record Part(Data data, double weight) {
	}

	/** Equal weights of 1. */
	public static Training of(Data data) {
		return new Training(List.of(new Part(data, 1)));
	}

	public Space space() {
		return this.parts.getFirst().data().space();
	}

	/** Number of observations. */
	public long size() {
		return this.parts.stream().mapToLong((part) -> part.data().size()).sum();
	}

}
