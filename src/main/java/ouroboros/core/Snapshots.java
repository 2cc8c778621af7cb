package ouroboros.core;

import ouroboros.core.spec.About;
import ouroboros.core.spec.Field;

/**
 * Which generations keep generated samples and the fitted model.
 *
 * @param every distance between such generations; generation 0 is the first
 * @param samples number of generated observations to keep
 */
@About(value = "Generated samples and the fitted model are kept of every k-th generation, 0 included.",
		example = "{\"every\":10,\"samples\":64}")
public record Snapshots(@Field(value = "distance k between kept generations", min = 1) int every,
		@Field(value = "generated observations kept of each", min = 1, max = 100_000) int samples) {
}
