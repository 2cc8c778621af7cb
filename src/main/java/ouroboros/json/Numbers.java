package ouroboros.json;

import java.util.Locale;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Numbers in their shortest form: 5 rather than 5.0. */
final class Numbers {

	private Numbers() {
	}

	/** The number, or JSON's null where it is not finite. */
	static JsonNode node(double value) {
		if (!Double.isFinite(value)) {
			return JsonNodeFactory.instance.nullNode();
		}
		var whole = value == Math.rint(value) && Math.abs(value) < 0x1p53
				&& Double.doubleToRawLongBits(value) != Double.doubleToRawLongBits(-0.0);
		return whole ? node((long) value) : JsonNodeFactory.instance.numberNode(value);
	}

	/** The node that reading the number's text gives. */
	static JsonNode node(long value) {
		return (value == (int) value) ? JsonNodeFactory.instance.numberNode((int) value)
				: JsonNodeFactory.instance.numberNode(value);
	}

	/** Such as {@code 5}, {@code 0.01} or {@code 1e-5}. */
	static String text(double value) {
		return Double.isFinite(value) ? node(value).asString().replaceFirst("\\.0(E|$)", "$1").toLowerCase(Locale.ROOT)
				: Double.toString(value);
	}

}
