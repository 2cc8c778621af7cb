package ouroboros.parquet;

/**
 * A column of a table. Every row has a value in it.
 *
 * @param name its name
 * @param type of its values
 */
public record Column(String name, Type type) {

	/** What a column holds. */
	public enum Type {

		/** 32 bits with a sign. */
		INTEGER,
		/** 64 bits with a sign. */
		LONG,
		/** 64 bits of a double, NaN and infinities among them. */
		DOUBLE,
		/** UTF-8. */
		TEXT

	}

}
