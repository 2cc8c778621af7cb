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
}
