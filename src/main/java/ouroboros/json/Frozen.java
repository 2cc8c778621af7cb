package ouroboros.json;

import java.util.ArrayList;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.cbor.CBORMapper;

import ouroboros.core.law.Law;

/**
 * Records of the core, such as the state of a run, as bytes, to the bit: CBOR, in which
 * arrays of numbers are byte strings. Laws and data are named like the members of every
 * interface, so that bytes can only make what the catalogue knows.
 */
public final class Frozen {

	private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

	private static final String TAG = "type";

	private final CBORMapper mapper = new CBORMapper();

	private final Catalog catalog;

	public Frozen(Catalog catalog) {
		this.catalog = catalog;
	}

	/** A record of the core as bytes. */
	public byte[] write(Record value) {
		return this.mapper.writeValueAsBytes(frozen(value, Kind.of(value.getClass())));
	}

	/**
	 * @param bytes what {@link #write(Record)} gave
	 * @param type the type of the record
	 * @throws Unreadable if they are not, or are of a release whose record was another
	 */
	public <T extends Record> T read(byte[] bytes, Class<T> type) {
		try {
			return type.cast(thawed(this.mapper.readTree(bytes), Kind.of(type)));
		}
		catch (RuntimeException ex) {
			throw new Unreadable(type, ex);
		}
	}

	/** Bytes that this release cannot read. */
	public static final class Unreadable extends RuntimeException {

		private static final long serialVersionUID = 1L;

		Unreadable(Class<?> type, RuntimeException cause) {
			super("no %s of this release: %s".formatted(type.getSimpleName(), cause.getMessage()), cause);
		}

	}

	/** A fitted model for people; numbers that are not finite are null. */
	public ObjectNode model(Law law) {
		return Writer.tagged(law);
	}

	private JsonNode frozen(Object value, Kind kind) {
		return switch (kind) {
			case Kind.Real _ -> NODES.numberNode((double) value);
			case Kind.Items _ when value instanceof double[] doubles -> NODES.binaryNode(Packed.of(doubles));
			case Kind.Items _ when value instanceof long[] longs -> NODES.binaryNode(Packed.of(longs));
			case Kind.Items _ when value instanceof int[] ints -> NODES.binaryNode(Packed.of(ints));
			case Kind.Items items -> {
				var array = NODES.arrayNode();
				for (int i = 0; i < items.size(value); i++) {
					array.add(frozen(items.get(value, i), items.element()));
				}
				yield array;
			}
			case Kind.Weights _ -> NODES.binaryNode(Packed.of((float[]) value));
			case Kind.Fields _ -> with(NODES.objectNode(), value);
			case Kind.Tagged(var type) -> {
				var name = Names.of(value.getClass());
				if (this.catalog.members(type).get(name) != value.getClass()) {
					throw new IllegalArgumentException("not in the catalogue: " + value.getClass());
				}
				yield with(NODES.objectNode().put(TAG, name), value);
			}
			case Kind.Whole _, Kind.Flag _, Kind.Text _, Kind.Word _ -> Writer.write(value, kind);
		};
	}

	private ObjectNode with(ObjectNode object, Object owner) {
		for (var part : Shape.of(owner.getClass()).parts()) {
			var value = part.of(owner);
			if (value != null) {
				object.set(part.name(), frozen(value, part.kind()));
			}
		}
		return object;
	}

	private Object thawed(JsonNode node, Kind kind) {
		return switch (kind) {
			case Kind.Real _ -> node.doubleValue();
			case Kind.Items items when items.container() == double[].class -> Packed.doubles(node.binaryValue());
			case Kind.Items items when items.container() == long[].class -> Packed.longs(node.binaryValue());
			case Kind.Items items when items.container() == int[].class -> Packed.ints(node.binaryValue());
			case Kind.Items items -> {
				var values = new ArrayList<Object>(node.size());
				node.forEach((element) -> values.add(thawed(element, items.element())));
				yield items.of(values);
			}
			case Kind.Weights _ -> Packed.floats(node.binaryValue());
			case Kind.Fields(var type) -> record(node, type);
			case Kind.Tagged(var type) -> {
				var member = this.catalog.members(type).get(node.path(TAG).asString());
				if (member == null) {
					throw new IllegalArgumentException("not in the catalogue: " + node.path(TAG));
				}
				yield record(node, member);
			}
			case Kind.Whole _, Kind.Flag _, Kind.Text _, Kind.Word _ -> new Reader(this.catalog).read(node, kind);
		};
	}

	private Object record(JsonNode node, Class<? extends Record> type) {
		var shape = Shape.of(type);
		var values = new ArrayList<@Nullable Object>();
		for (var part : shape.parts()) {
			var value = node.get(part.name());
			values.add((value == null && part.nullable()) ? null : thawed(node.required(part.name()), part.kind()));
		}
		return shape.of(values.toArray());
	}

}
