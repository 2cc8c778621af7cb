package ouroboros.core.data;

import java.util.List;

/**
 * What one generation is fitted to: samples whose observations carry weights.
 *
 * @param parts at least one, not all of them empty; all from one space
 * @param origin where more of its kind comes from
 */
public record Training(List<Part> parts, Origin origin) {

	/** Of data that were not drawn by a regime. */
	public Training(List<Part> parts) {
		this(parts, Origin.UNKNOWN);
	}

	/**
	 * @param data the observations
	 * @param weight weight of each single observation, above 0
	 */
	public record Part(Data data, double weight) {
	}

	/** Where the data of a generation come from. */
	public interface Origin {

		/** None is known: nothing is drawn anew, nothing is held out. */
		Origin UNKNOWN = new Origin() {

			@Override
			public Training again(Training first, int draw) {
				return first;
			}

			@Override
			public Data validation(int size) {
				throw new IllegalStateException("the data come from nowhere");
			}

		};

		/**
		 * The training set with this generation's synthetic data drawn anew, and all else
		 * as it is.
		 * @param first the training set as it was drawn first
		 * @param draw counts the draws; 0 is the first one
		 */
		Training again(Training first, int draw);

		/**
		 * Genuine data that no generation is fitted to: the same at every one, and fewer
		 * than asked for where a data set holds no more out.
		 */
		Data validation(int size);

	}

	/** Equal weights of 1. */
	public static Training of(Data data) {
		return new Training(List.of(new Part(data, 1)));
	}

	/** As {@link Origin#again}. */
	public Training again(int draw) {
		return (draw == 0) ? this : this.origin.again(this, draw);
	}

	/** As {@link Origin#validation}. */
	public Data validation(int size) {
		return this.origin.validation(size);
	}

	public Space space() {
		return this.parts.getFirst().data().space();
	}

	/** Number of observations. */
	public long size() {
		return this.parts.stream().mapToLong((part) -> part.data().size()).sum();
	}

}
