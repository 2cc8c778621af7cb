package ouroboros.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes good documents nearly good, or hopeless. */
final class Mutations {

	private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

	private static final List<String> NUMBERS = List.of("-1", "0", "1e308", "-1e308", "1e-320", "1e999",
			"9007199254740993", "9223372036854775808", "-0", "0.1e-7", "1".repeat(400), "NaN", "Infinity", "0x10", "01",
			"1.", "2147483648", "1e9", "1e15");

	private static final List<String> WORDS = List.of("", " ", "\u0000", "\ud83d\ude00", "\ud800", "\u202e", "\u0301",
			"../../etc/passwd", "' or 1=1 --", "${jndi:ldap://x}", "<script>", "type", "a".repeat(5000), "\ufeff",
			"\u2028", "NaN", "null", "-1", "{}", "%00", "%s%n", "gaussian");

	private final RandomGenerator random;

	Mutations(RandomGenerator random) {
		this.random = random;
	}

	String word() {
		return one(WORDS);
	}

	String number() {
		return one(NUMBERS);
	}

	<T> T one(List<T> list) {
		return list.get(this.random.nextInt(list.size()));
	}

	/** Something of the document replaced, taken away, doubled, or added. */
	byte[] nearly(JsonNode document) {
		var places = new ArrayList<Consumer<JsonNode>>();
		var removals = new ArrayList<Runnable>();
		collect(document, places, removals);
		var text = document.toString();
		for (int i = this.random.nextInt(3); i >= 0 && !places.isEmpty(); i--) {
			if (this.random.nextInt(4) == 0) {
				one(removals).run();
			}
			else {
				one(places).accept(replacement());
			}
			text = document.toString();
		}
		return this.random.nextInt(3) == 0 ? damaged(text) : text.getBytes(StandardCharsets.UTF_8);
	}

	private void collect(JsonNode node, List<Consumer<JsonNode>> places, List<Runnable> removals) {
		if (node instanceof ObjectNode object) {
			for (var name : object.propertyNames()) {
				places.add((value) -> object.set(name, value));
				removals.add(() -> object.remove(name));
				collect(object.get(name), places, removals);
			}
			places.add((value) -> object.set(word(), value));
		}
		else if (node instanceof ArrayNode array) {
			for (int i = 0; i < array.size(); i++) {
				var place = i;
				places.add((value) -> {
					if (place < array.size()) {
						array.set(place, value);
					}
				});
				removals.add(array::removeAll);
				collect(array.get(i), places, removals);
			}
			places.add(array::add);
		}
	}

	private JsonNode replacement() {
		return switch (this.random.nextInt(9)) {
			case 0 -> NODES.nullNode();
			case 1 -> NODES.booleanNode(this.random.nextBoolean());
			case 2, 3 -> NODES.stringNode(word());
			case 4 -> NODES.arrayNode().add(this.random.nextInt()).add(word());
			case 5 -> NODES.objectNode().put(word(), this.random.nextDouble());
			case 6 -> {
				var deep = NODES.arrayNode();
				for (int i = this.random.nextInt(200); i > 0; i--) {
					deep = NODES.arrayNode().add(deep);
				}
				yield deep;
			}
			case 7 -> NODES.numberNode(this.random.nextLong());
			default -> NODES.numberNode(Math.exp(40 * this.random.nextGaussian()));
		};
	}

	/** Bytes changed, cut, doubled; numbers that JSON knows and does not know. */
	private byte[] damaged(String text) {
		return switch (this.random.nextInt(5)) {
			case 0 -> text.replaceFirst("\\d+", number()).getBytes(StandardCharsets.UTF_8);
			case 1 -> text.substring(0, this.random.nextInt(text.length())).getBytes(StandardCharsets.UTF_8);
			case 2 -> (text + text).getBytes(StandardCharsets.UTF_8);
			case 3 -> text.getBytes(StandardCharsets.UTF_16);
			default -> {
				var bytes = text.getBytes(StandardCharsets.UTF_8);
				for (int i = this.random.nextInt(8); i >= 0; i--) {
					bytes[this.random.nextInt(bytes.length)] = (byte) this.random.nextInt();
				}
				yield bytes;
			}
		};
	}

	/** Bytes without any meaning. */
	byte[] garbage() {
		var bytes = new byte[this.random.nextInt(2000)];
		this.random.nextBytes(bytes);
		return bytes;
	}

}
