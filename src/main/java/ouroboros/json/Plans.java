package ouroboros.json;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import ouroboros.core.Metric;
import ouroboros.core.Spec;
import ouroboros.core.Truth;

/** Reads specs into plans. */
public final class Plans {

	private static final String SEED = "seed";

	/** Failing points after which the rest is not looked at. */
	private static final int MAX_FAILURES = 100;

	static final Kind SPEC = new Kind.Fields(Spec.class);

	private static final Kind METRICS = new Kind.Items(List.class, new Kind.Tagged(Metric.class));

	private final Catalog catalog;

	public Plans(Catalog catalog) {
		this.catalog = catalog;
	}

	/**
	 * Reads a client's document.
	 * @param body JSON text
	 * @param library where uploaded data are found
	 * @param seed gives the seed where the document has none
	 * @param maxPoints largest number of sweep points
	 * @throws BadSpec if the document is malformed or refused
	 */
	public Plan read(byte[] body, Truth.Library library, LongSupplier seed, long maxPoints) {
		return read(JsonText.tree(body), library, seed, maxPoints);
	}

	/**
	 * Reads a document, sent or {@linkplain Plan#resolved() resolved}.
	 * @param document JSON tree, which is not changed
	 * @param library where uploaded data are found
	 * @param seed gives the seed where the document has none; its lowest 53 bits are used
	 * @param maxPoints largest number of sweep points
	 * @throws BadSpec if the document is malformed or refused
	 */
	public Plan read(JsonNode document, Truth.Library library, LongSupplier seed, long maxPoints) {
		if (!(document instanceof ObjectNode object)) {
			throw BadSpec.malformed("", "wrong-type", "a spec is an object");
		}
		var spec = Sweep.copy(object);
		if (!spec.has(SEED)) {
			spec.set(SEED, Numbers.node(seed.getAsLong() & ((1L << 53) - 1)));
		}
		var sweep = Sweep.of(spec, maxPoints);
		var reading = new Reading(this.catalog, sweep, library);
		var points = new ArrayList<Plan.Point>();
		for (int ordinal = 0, failures = 0; ordinal < sweep.points() && failures < MAX_FAILURES; ordinal++) {
			var point = reading.point(ordinal);
			if (point != null) {
				points.add(point);
			}
			else {
				failures++;
			}
			if (reading.problems().full()) {
				break;
			}
		}
		reading.problems().throwIfAny();
		var first = points.getFirst().spec();
		return new Plan(spec, resolved(spec, first, sweep), List.copyOf(points), Labels.of(first.measured()));
	}

	/**
	 * Reads a single point of a document that was accepted before.
	 * @param document the document with its seed, sent or resolved
	 * @param ordinal the point's place among all, from 0
	 * @param library where uploaded data are found
	 * @throws BadSpec if it is not acceptable any more
	 */
	public Plan.Point point(ObjectNode document, int ordinal, Truth.Library library) {
		var reading = new Reading(this.catalog, Sweep.of(document, Long.MAX_VALUE), library);
		var point = reading.point(ordinal);
		if (point == null) {
			reading.problems().throwIfAny();
			throw new IllegalStateException("neither point nor problem");
		}
		return point;
	}

	/**
	 * A client's JSON object, such as part of a spec.
	 * @param body JSON text; nothing for an empty object
	 * @throws BadSpec if it is none
	 */
	public static ObjectNode object(byte[] body) {
		if (body.length == 0) {
			return JsonNodeFactory.instance.objectNode();
		}
		if (!(JsonText.tree(body) instanceof ObjectNode object)) {
			throw BadSpec.malformed("", "wrong-type", "the body is an object");
		}
		return object;
	}

	/** A spec with every default said. */
	public ObjectNode write(Spec spec) {
		return (ObjectNode) Writer.write(spec, SPEC);
	}

	/** Whether a document must have a field. */
	static boolean required(Class<?> type, Shape.Part part) {
		return part.required() && !(type == Spec.class && part.name().equals(SEED));
	}

	/**
	 * The first point's document; but values are left as they were sent where a swept one
	 * has no place in canonical form, or where they depend on a swept type.
	 */
	private ObjectNode resolved(ObjectNode sent, Spec first, Sweep sweep) {
		var resolved = write(first).set("metrics", Writer.write(first.measured(), METRICS));
		for (var axis : sweep.axes()) {
			var asSent = axis.pointer().head();
			if (axis.pointer().last().matchesProperty("type") || !resolved.at(asSent).isContainer()) {
				while (!resolved.at(asSent.head()).isContainer()) {
					asSent = asSent.head();
				}
				resolved = (ObjectNode) Sweep.with(resolved, asSent, sent.at(asSent));
			}
		}
		return sweep.axes().isEmpty() ? resolved : resolved.set(Sweep.FIELD, sent.get(Sweep.FIELD));
	}

}
