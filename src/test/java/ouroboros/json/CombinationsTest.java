package ouroboros.json;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import ouroboros.core.Filter;
import ouroboros.core.Learner;
import ouroboros.core.Metric;
import ouroboros.core.Sampling;
import ouroboros.core.Subject;
import ouroboros.core.Truth;
import ouroboros.core.regime.Exhausted;
import ouroboros.core.regime.Regime;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever is combined is either refused, with a place in the spec and a reason in words,
 * or runs to its end. What there is to combine follows from the catalogue.
 */
class CombinationsTest {

	private static final int MOST_POLLS = 1_000_000;

	private static final List<ObjectNode> BASES = bases();

	/** A truth and a learner of it, by their examples. */
	private static List<ObjectNode> bases() {
		return pairs(truths(0), List.copyOf(new Variants(0).of(Learner.class))).filter(CombinationsTest::isAccepted)
			.filter(CombinationsTest::isQuick)
			.toList();
	}

	private static boolean isQuick(ObjectNode spec) {
		var point = read(spec).points().getFirst();
		return !new Subject("", point.truth(), point.learner()).isTooSlow();
	}

	private static List<JsonNode> truths(int depth) {
		var truths = new ArrayList<>(new Variants(depth).of(Truth.class));
		truths.add(Sample.tree("{'type':'dataset','dataset':'text','length':8}"));
		truths.add(Sample.tree("{'type':'dataset','dataset':'pictures'}"));
		truths.add(Sample.tree("{'type':'dataset','dataset':'pictures','labels':'labels'}"));
		return truths;
	}

	private static Stream<ObjectNode> pairs(List<JsonNode> truths, List<JsonNode> learners) {
		return truths.stream().flatMap((truth) -> learners.stream().map((learner) -> {
			var spec = Sample.tree("{'name':'n','regime':{'samples':12},'generations':2,'seed':1}");
			spec.set("truth", truth);
			spec.set("learner", learner);
			return spec;
		}));
	}

	/**
	 * Something that a spec may say.
	 *
	 * @param field its field
	 * @param part the field within that; empty for the list's only element
	 * @param value what is said there
	 */
	private record Knob(String field, String part, JsonNode value) {

		ObjectNode in(ObjectNode base) {
			var spec = base.deepCopy();
			if (this.part.isEmpty()) {
				spec.putArray(this.field).add(this.value);
			}
			else {
				spec.withObject("/" + this.field).set(this.part, this.value);
			}
			return spec;
		}

		boolean isBeside(Knob other) {
			return !this.field.equals(other.field) || !this.part.equals(other.part);
		}

	}

	private static List<Knob> knobs(int depth) {
		var variants = new Variants(depth);
		return Stream
			.of(variants.of(Metric.class).stream().map((value) -> new Knob("metrics", "", value)),
					variants.of(Filter.class).stream().map((value) -> new Knob("curation", "", value)),
					parts("regime", Regime.class, variants), parts("sampling", Sampling.class, variants))
			.flatMap((knobs) -> knobs)
			.toList();
	}

	private static Stream<Knob> parts(String field, Class<?> type, Variants variants) {
		return Shape.of(type)
			.parts()
			.stream()
			.flatMap((part) -> variants.of(part).stream().map((value) -> new Knob(field, part.name(), value)));
	}

	private static boolean isAccepted(ObjectNode spec) {
		try {
			return read(spec).points().size() == 1;
		}
		catch (BadSpec ex) {
			return false;
		}
	}

	private static Plan read(ObjectNode spec) {
		return Sample.PLANS.read(spec, Subject.UPLOADS, () -> 1, 1);
	}

	/** Whether it was accepted, and then it ran. */
	private static boolean run(ObjectNode spec) {
		try {
			var point = read(spec).points().getFirst();
			var polls = new AtomicInteger();
			var steps = point.run(0).stream(null, () -> {
				if (polls.incrementAndGet() > MOST_POLLS) {
					throw new AssertionError("no end: " + spec);
				}
				return false;
			});
			assertThat(steps.count()).as("%s", spec).isEqualTo(3);
		}
		catch (Exhausted ex) {
			assertInWords(ex.reason(), spec);
		}
		catch (BadSpec ex) {
			for (var problem : ex.problems()) {
				assertInWords(problem.detail(), spec);
				assertThat(problem.code()).as("%s", spec).matches("[a-z]+(-[a-z]+)*");
				var place = problem.code().equals("missing")
						? problem.pointer().substring(0, problem.pointer().lastIndexOf('/')) : problem.pointer();
				assertThat(spec.at(place).isMissingNode()).as("%s in %s", problem, spec).isFalse();
			}
			return false;
		}
		catch (RuntimeException | StackOverflowError ex) {
			throw new AssertionError(spec.toString(), ex);
		}
		return true;
	}

	private static void assertInWords(String reason, ObjectNode spec) {
		assertThat(reason).as("%s", spec)
			.hasSizeGreaterThan(15)
			.contains(" ")
			.doesNotContainPattern("null|NaN|Exception|Error|java|ouroboros|[A-Z]\\w+\\[|@|%");
	}

	@Test
	@Execution(ExecutionMode.CONCURRENT)
	void truthsWithLearners() {
		var ran = Stream
			.concat(pairs(truths(2), List.copyOf(new Variants(0).of(Learner.class))),
					pairs(truths(0), List.copyOf(new Variants(2).of(Learner.class))))
			.filter((spec) -> !isAccepted(spec) || isQuick(spec))
			.filter(CombinationsTest::run)
			.count();
		assertThat(ran).isGreaterThan(BASES.size());
	}

	/**
	 * Of those that take it every ninth runs. Every filter and metric has some that take
	 * it.
	 */
	@Test
	@Execution(ExecutionMode.CONCURRENT)
	void eachKnobWithEveryTruthAndLearner() {
		for (var knob : knobs(0)) {
			var specs = BASES.stream().map(knob::in).toList();
			var accepting = specs.stream().filter(CombinationsTest::isAccepted).toList();
			assertThat(accepting.isEmpty() && knob.part().isEmpty()).as("%s", knob).isFalse();
			for (int i = 0; i < accepting.size(); i += 9) {
				assertThat(run(accepting.get(i))).isTrue();
			}
			specs.stream().filter((spec) -> !isAccepted(spec)).forEach(CombinationsTest::run);
		}
	}

	/** Down to the fields of fields, each with a truth and learner in turn. */
	@Test
	@Execution(ExecutionMode.CONCURRENT)
	void eachKnobInDetail() {
		var turn = 0;
		for (var knob : knobs(2)) {
			run(knob.in(BASES.get(turn++ % BASES.size())));
		}
	}

	/**
	 * Every third pair with a truth and learner that take either alone, in turn; where
	 * there is none, with the next in turn.
	 */
	@Test
	@Execution(ExecutionMode.CONCURRENT)
	void eachPairOfKnobs() {
		var knobs = knobs(0);
		var accepting = knobs.stream()
			.map((knob) -> BASES.stream().filter((base) -> isAccepted(knob.in(base))).toList())
			.toList();
		var turn = 0;
		var ran = 0;
		for (int i = 0; i < knobs.size(); i++) {
			for (int j = 0; j < i; j++) {
				if ((i + j) % 3 == 0 && knobs.get(i).isBeside(knobs.get(j))) {
					var both = new ArrayList<>(accepting.get(i));
					both.retainAll(accepting.get(j));
					var bases = both.isEmpty() ? BASES : both;
					ran += run(knobs.get(i).in(knobs.get(j).in(bases.get(turn++ % bases.size())))) ? 1 : 0;
				}
			}
		}
		assertThat(ran).isGreaterThan(turn / 2);
	}

}
