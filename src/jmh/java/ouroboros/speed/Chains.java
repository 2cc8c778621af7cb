package ouroboros.speed;

import java.util.Map;
import java.util.function.Function;

/** Chains of normal laws and of laws on an alphabet. */
final class Chains {

	private static final String SPEC = """
			{"name": "chains", "truth": {%s}, "learner": {%s}, "regime": {"samples": %d},
			"sampling": {"method": "%s"}, "generations": %d, "replicates": %d, "metrics": [{"type": "%s"}], "seed": 1}""";

	/**
	 * The numbers: chains, observations of a generation, generations; symbols or
	 * dimension.
	 */
	static final Map<String, Function<int[], Work>> WORKS = Map.of( //
			"normals", (n) -> normals(n, "draw"), //
			"normal-statistics", (n) -> normals(n, "sufficient-statistics"), //
			"symbols", (n) -> symbols(n, "draw"), //
			"symbol-counts", (n) -> symbols(n, "sufficient-statistics"));

	private Chains() {
	}

	private static Work normals(int[] n, String method) {
		return Loop.of(Loop.point(SPEC, "\"type\": \"gaussian\", \"dimension\": " + n[3], "\"type\": \"gaussian\"",
				n[1], method, n[2] - 1, n[0], "variance"));
	}

	private static Work symbols(int[] n, String method) {
		return Loop.of(Loop.point(SPEC, "\"type\": \"zipf\", \"symbols\": %d, \"exponent\": 1".formatted(n[3]),
				"\"type\": \"categorical\"", n[1], method, n[2] - 1, n[0], "support"));
	}

}
