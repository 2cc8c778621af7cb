package ouroboros.core.regime;

import ouroboros.core.spec.About;
import ouroboros.core.spec.Field;
import ouroboros.core.spec.Shorthand;

/**
 * How many generations' data are in the pool, the newest included.
 *
 * @param window number of generations; {@link Integer#MAX_VALUE} for all
 * @param first whether generation 0's stay beside them
 */
@About("Which earlier generations' data stay in the pool: `replace` keeps none (a window of 1), `accumulate` keeps all,"
		+ " `{\"window\": W}` keeps those of the last W generations, the newest included, and with `\"first\": true`"
		+ " those of generation 0 as well.")
public record Retain(@Field(value = "generations in the pool, the newest included", min = 1) int window,
		@Field(value = "whether generation 0's data stay in the pool for ever", fallback = "false") boolean first) {

	/** The last generations' data. */
	public static Retain last(int window) {
		return new Retain(window, false);
	}

	@Shorthand({ "replace", "accumulate" })
	public static Retain of(String word) {
		return last(word.equals("accumulate") ? Integer.MAX_VALUE : 1);
	}

	public boolean all() {
		return this.window == Integer.MAX_VALUE;
	}

}
