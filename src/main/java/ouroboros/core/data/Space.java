package ouroboros.core.data;

/** The set that observations come from. */
public sealed interface Space {

	/** The space of real vectors. */
	record Real(int dimension) implements Space {
		@Override
		public String toString() {
			return "real vectors of dimension " + this.dimension;
		}
	}

	/** A finite set of symbols, numbered from 0. */
	record Alphabet(int symbols) implements Space {
		@Override
		public String toString() {
			return "symbols from an alphabet of " + this.symbols;
		}
	}

}
