package ouroboros.speed;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A piece of work that is ready to be done again and again. */
@FunctionalInterface
interface Work {

	/** Every work by its name; the numbers after the name say how much of it. */
	Map<String, Function<int[], Work>> ALL = Stream.of(Chains.WORKS, Metrics.WORKS, Mixtures.WORKS, Neural.WORKS)
		.flatMap((works) -> works.entrySet().stream())
		.collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

	/** Does it, and gives a number that depends on it. */
	double once();

	/**
	 * @param line a name and its numbers, such as {@code normals 100 10000 20}
	 */
	static Work of(String line) {
		var words = line.strip().split(" +");
		var work = ALL.get(words[0]);
		if (work == null) {
			throw new IllegalArgumentException("no work is called %s, only %s".formatted(words[0], ALL.keySet()));
		}
		return work.apply(Stream.of(words).skip(1).mapToInt(Integer::parseInt).toArray());
	}

}
