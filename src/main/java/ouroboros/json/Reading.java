package ouroboros.json;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import ouroboros.core.Spec;
import ouroboros.core.Truth;
import ouroboros.core.law.Law;
import ouroboros.core.spec.Refusal;

/**
 * Reads the points of a sweep one after the other. What they have in common is read and
 * built once.
 */
final class Reading {

	/** Most numbers that the genuine laws of a sweep may take together. */
	private static final long MAX_LAW_NUMBERS = 20_000_000;

	private final Problems problems = new Problems();

	private final Map<JsonNode, Object> known = new IdentityHashMap<>();

	private final Map<Truth, Law> laws = new IdentityHashMap<>();

	private final Catalog catalog;

	private final Sweep sweep;

	private final Truth.Library library;

	private long lawNumbers;

	private @Nullable List<String> labels;

	Reading(Catalog catalog, Sweep sweep, Truth.Library library) {
		this.catalog = catalog;
		this.sweep = sweep;
		this.library = library;
	}

	/** What is wrong with the points read so far. */
	Problems problems() {
		return this.problems;
	}

	/** The point, or null after at least one problem. */
	Plan.@Nullable Point point(int ordinal) {
		var sink = this.sweep.relocated(ordinal, this.problems);
		var spec = new Reader(this.catalog, this.known, sink).read(this.sweep.document(ordinal), Plans.SPEC);
		try {
			return (spec instanceof Spec read) ? checked(read, ordinal) : null;
		}
		catch (Refusal refusal) {
			sink.add(refusal.pointer(), refusal.code(), refusal.detail(), false);
			return null;
		}
	}

	private Plan.Point checked(Spec spec, int ordinal) {
		var law = law(spec);
		var measured = Labels.of(spec.measured());
		Refusal.unless(this.labels == null || this.labels.equals(measured), "metrics", "conflict",
				"the learners of the sweep do not measure the same by default: metrics must be named");
		this.labels = measured;
		return new Plan.Point(ordinal, this.sweep.values(ordinal), spec, law, spec.preparedLearner(law, this.library));
	}

	private Law law(Spec spec) {
		var law = this.laws.get(spec.truth());
		if (law != null) {
			spec.check(law);
			return law;
		}
		law = spec.fittingLaw(this.library);
		this.laws.put(spec.truth(), law);
		this.lawNumbers += law.extent();
		if (this.laws.size() > 1 && this.lawNumbers > MAX_LAW_NUMBERS) {
			this.problems.add("/" + Sweep.FIELD, "limit-exceeded",
					"the genuine laws of all points together take more than %d numbers".formatted(MAX_LAW_NUMBERS),
					false);
			this.problems.throwIfAny();
		}
		return law;
	}

}
