package ouroboros.core.data;

/** The set that observations come from. */
public sealed interface Space {

	/** Numbers that one observation takes. */
	int width();

	/** Numbers that a law of it takes, roughly. */
	long extent();

	/** The space of real vectors. */
	record Real(int dimension) implements Space {
		@Override
		public int width() {
			return this.dimension;
		}

		@Override
		public long extent() {
			return (long) this.dimension * this.dimension;
		}

		@Override
		public String toString() {
			return "real vectors of dimension " + this.dimension;
		}
	}

	/**
	 * Labelled vectors.
	 *
	 * @param inputs dimension of the vectors
	 * @param classes number of classes, which are numbered from 0; 0 where the label is a
	 * real number
	 */
	record Pairs(int inputs, int classes) implements Space {
		@Override
		public int width() {
			return this.inputs + 1;
		}

		@Override
		public long extent() {
			return this.inputs;
		}

		@Override
		public String toString() {
			return "vectors of dimension %d labelled with %s".formatted(this.inputs,
					(this.classes == 0) ? "a number" : "one of %d classes".formatted(this.classes));
		}
	}

	/**
	 * Grey pictures of one size.
	 *
	 * @param rows number of rows of pixels
	 * @param columns number of pixels in a row
	 */
	record Pictures(int rows, int columns) implements Space {
		@Override
		public int width() {
			return this.rows * this.columns;
		}

		@Override
		public long extent() {
			return width();
		}

		@Override
		public String toString() {
			return "pictures of %d by %d pixels".formatted(this.rows, this.columns);
		}
	}

	/**
	 * Texts of one length.
	 *
	 * @param symbols number of tokens there are, which are numbered from 0
	 * @param length number of tokens of each text
	 */
	record Text(int symbols, int length) implements Space {
		@Override
		public int width() {
			return this.length;
		}

		@Override
		public long extent() {
			return this.symbols;
		}

		@Override
		public String toString() {
			return "texts of %d tokens from an alphabet of %d".formatted(this.length, this.symbols);
		}
	}

	/** A finite set of symbols, numbered from 0. */
	record Alphabet(int symbols) implements Space {
		@Override
		public int width() {
			return 1;
		}

		@Override
		public long extent() {
			return this.symbols;
		}

		@Override
		public String toString() {
			return "symbols from an alphabet of " + this.symbols;
		}
	}

}
