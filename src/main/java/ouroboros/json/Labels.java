package ouroboros.json;

import java.util.List;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;

import ouroboros.core.Metric;
import ouroboros.core.theory.Statistic;

/** Names of what has been measured and concluded, in the words of the wire. */
public final class Labels {

	private Labels() {
	}

	static List<String> of(List<Metric> metrics) {
		return metrics.stream().map(Labels::of).toList();
	}

	/** A metric with its parameters, such as {@code tail-mass[quantile=0.01]}. */
	public static String of(Metric metric) {
		var name = Names.of(metric.getClass());
		var written = Writer.tagged(metric);
		written.remove("type");
		return written.isEmpty() ? name
				: written.properties()
					.stream()
					.map((entry) -> entry.getKey() + "=" + text(entry.getValue()))
					.collect(Collectors.joining(",", name + "[", "]"));
	}

	/**
	 * A statistic over replicates: {@code mean}, {@code mean-logarithm},
	 * {@code mean-root}, {@code mean-square-about[c]}, {@code share-above[c]},
	 * {@code mean-time-to[c]}.
	 */
	public static String of(Statistic statistic) {
		var parameter = "[" + Numbers.text(statistic.parameter()) + "]";
		return switch (statistic.function()) {
			case VALUE -> "mean";
			case LOGARITHM -> "mean-logarithm";
			case ROOT -> "mean-root";
			case SQUARE -> "mean-square-about" + parameter;
			case ABOVE -> "share-above" + parameter;
			case FIRST_AT_MOST -> "mean-time-to" + parameter;
		};
	}

	/** What a record or a constant is called, in kebab-case. */
	public static String name(Object named) {
		return (named instanceof Enum<?> constant) ? Names.of(constant) : Names.of(named.getClass());
	}

	private static String text(JsonNode value) {
		return value.isDouble() ? Numbers.text(value.doubleValue())
				: value.isString() ? value.stringValue() : value.toString();
	}

}
