package ouroboros.jobs;

import java.util.List;

import org.jspecify.annotations.Nullable;

import ouroboros.core.theory.Observed;

/**
 * Whether an experiment shows what its preset expects.
 *
 * @param preset name of the preset
 * @param reproduced whether every check passed; null while that cannot be told
 * @param reason why it cannot be told; null if it can
 * @param checks every check with what was observed
 */
public record Reproduction(String preset, @Nullable Boolean reproduced, @Nullable String reason, List<Outcome> checks) {

	/**
	 * One check.
	 *
	 * @param check what is expected
	 * @param n number of replicates
	 * @param observed mean over them; null where undefined
	 * @param standardError of the mean; null where undefined
	 * @param z distance from the expected value in standard errors; null where undefined
	 * @param passed whether the check passed
	 */
	public record Outcome(Check check, int n, @Nullable Double observed, @Nullable Double standardError,
			@Nullable Double z, boolean passed) {

		/** A check fails where nothing was observed. */
		static Outcome of(Check check, @Nullable Observed observed) {
			if (observed == null) {
				return new Outcome(check, 0, null, null, null, false);
			}
			var mean = observed.mean();
			var error = observed.standardError();
			var z = (check.expected() == null) ? Double.NaN : (mean - check.expected()) / error;
			return new Outcome(check, observed.n(), finite(mean), finite(error), finite(z), check.passes(mean, error));
		}

		private static @Nullable Double finite(double value) {
			return Double.isFinite(value) ? Double.valueOf(value) : null;
		}

	}

	static Reproduction unknown(String preset, String reason) {
		return new Reproduction(preset, null, reason, List.of());
	}

	static Reproduction of(String preset, List<Outcome> checks) {
		return new Reproduction(preset, checks.stream().allMatch(Outcome::passed), null, checks);
	}

	/**
	 * Of a single replicate where there should be more: without an error nothing fails.
	 */
	static Reproduction ofOne(String preset, List<Outcome> checks) {
		return checks.stream().allMatch(Outcome::passed) ? of(preset, checks)
				: new Reproduction(preset, null, "a single replicate has no standard error", checks);
	}

}
