package ouroboros.web;

import java.util.List;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param items what is on it
 * @param next link to the next page; null on the last one
 */
record Page<T>(List<T> items,
		@Schema(description = "link to the next page; null on the last one") @Nullable String next) {

	private static final int LARGEST = 1000;

	/** Refuses a page size that is not from 1 to 1000. */
	static void checkLimit(int limit) {
		if (limit < 1 || limit > LARGEST) {
			throw new BadRequest("limit", "limit is from 1 to " + LARGEST);
		}
	}

}
