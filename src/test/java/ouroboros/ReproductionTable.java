package ouroboros;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import tools.jackson.databind.JsonNode;

/**
 * What presets expect and what was found, as a table in Markdown. Checks of one quantity
 * share a line.
 */
public final class ReproductionTable {

	/** The first lines. */
	static final String HEAD = """
			| preset | source | quantity | published or exact | ours ± standard error | reproduced |
			| --- | --- | --- | --- | --- | --- |
			""";

	private static final int DIGITS = 5;

	private static final double SMALL = 1e-4;

	private ReproductionTable() {
	}

	/** Beginnings of a preset's lines: all but what was found. */
	public static List<String> expected(JsonNode preset) {
		return lines(preset.get("checks")).stream().map((line) -> {
			var first = line.getFirst().equals(preset.at("/checks/0"));
			return "| %s | %s | %s | %s |".formatted(first ? "`" + preset.get("name").asString() + "`" : "",
					first ? preset.get("source").asString() : "", line.getFirst().get("quantity").asString(),
					joined(line, ReproductionTable::expectation));
		}).toList();
	}

	/** A preset's lines. */
	static String rows(JsonNode preset, JsonNode reproduction) {
		var found = reproduction.get("checks");
		var rows = new StringBuilder();
		var at = 0;
		for (var beginning : expected(preset)) {
			var line = new ArrayList<JsonNode>();
			var quantity = found.get(at).at("/check/quantity");
			for (; at < found.size() && found.get(at).at("/check/quantity").equals(quantity); at++) {
				line.add(found.get(at));
			}
			rows.append("%s %s | %s |\n".formatted(beginning, joined(line, ReproductionTable::observation),
					line.stream().allMatch((outcome) -> outcome.get("passed").asBoolean()) ? "yes" : "**no**"));
		}
		return rows.toString();
	}

	private static List<List<JsonNode>> lines(JsonNode checks) {
		var lines = new ArrayList<List<JsonNode>>();
		for (var check : checks) {
			if (lines.isEmpty() || !lines.getLast().getFirst().get("quantity").equals(check.get("quantity"))) {
				lines.add(new ArrayList<>());
			}
			lines.getLast().add(check);
		}
		return lines;
	}

	private static String joined(List<JsonNode> line, Function<JsonNode, String> text) {
		var texts = line.stream().map(text).toList();
		return Set.copyOf(texts).size() == 1 ? texts.getFirst() : String.join(" · ", texts);
	}

	private static String expectation(JsonNode check) {
		if (check.get("expected").isNumber()) {
			return shown(rounded(check.get("expected")));
		}
		var lower = check.get("lower");
		var upper = check.get("upper");
		if (upper.isNull()) {
			return "≥ " + shown(rounded(lower));
		}
		return lower.isNull() ? "≤ " + shown(rounded(upper)) : shown(rounded(lower)) + " … " + shown(rounded(upper));
	}

	/**
	 * To the last place of the standard error, which is told with one digit, or two after
	 * a 1.
	 */
	private static String observation(JsonNode outcome) {
		if (outcome.get("observed").isNull()) {
			return "–";
		}
		var error = outcome.get("standardError");
		if (error.isNull() || error.asDouble() == 0) {
			return shown(rounded(outcome.get("observed")));
		}
		var exact = new BigDecimal(error.asDouble());
		var digits = exact.unscaledValue().toString().startsWith("1") ? 2 : 1;
		var rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
		var mean = new BigDecimal(outcome.get("observed").asDouble());
		return shown(mean.setScale(rounded.scale(), RoundingMode.HALF_EVEN)) + " ± " + shown(rounded);
	}

	private static BigDecimal rounded(JsonNode number) {
		return new BigDecimal(number.asDouble()).round(new MathContext(DIGITS, RoundingMode.HALF_EVEN))
			.stripTrailingZeros();
	}

	private static String shown(BigDecimal number) {
		if (number.signum() == 0) {
			return "0";
		}
		if (number.abs().doubleValue() >= SMALL) {
			return number.toPlainString();
		}
		var exponent = number.precision() - number.scale() - 1;
		return number.scaleByPowerOfTen(-exponent).toPlainString() + "e" + exponent;
	}

}
