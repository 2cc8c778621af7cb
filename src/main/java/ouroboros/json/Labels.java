package ouroboros.json;

import java.util.List;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;

import ouroboros.core.Metric;

/** Names of metrics with their parameters, such as {@code tail-mass[quantile=0.01]}. */
final class Labels {

	private Labels() {
	}

	static List<String> of(List<Metric> metrics) {
		return metrics.stream().map(Labels::of).toList();
	}

	static String of(Metric metric) {
		var name = Names.of(metric.getClass());
		var written = Writer.tagged(metric);
		written.remove("type");
		return written.isEmpty() ? name
				: written.properties()
					.stream()
					.map((entry) -> entry.getKey() + "=" + text(entry.getValue()))
					.collect(Collectors.joining(",", name + "[", "]"));
	}

	private static String text(JsonNode value) {
		return value.isDouble() ? Numbers.text(value.doubleValue())
				: value.isString() ? value.stringValue() : value.toString();
	}

}
