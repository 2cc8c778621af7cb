package ouroboros.json;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import ouroboros.core.Filter;
import ouroboros.core.Learner;
import ouroboros.core.Metric;
import ouroboros.core.Truth;
import ouroboros.core.law.Law;
import ouroboros.core.law.Normal;
import ouroboros.core.regime.Schedule;
import ouroboros.core.spec.About;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class CatalogTest {

	@Test
	void findsMembersByTheirNames() {
		assertThat(Sample.CATALOG.members(Truth.class)).containsEntry("gaussian", ouroboros.core.truth.Gaussian.class)
			.containsEntry("zipf", ouroboros.core.truth.Zipf.class);
		assertThat(Sample.CATALOG.members(Learner.class)).containsEntry("gaussian",
				ouroboros.core.learner.Gaussian.class);
		assertThat(Sample.CATALOG.members(Metric.class)).containsKeys("log-determinant", "wasserstein2-squared");
		assertThat(Sample.CATALOG.members(Law.class)).containsEntry("normal", Normal.class);
	}

	@Test
	void findsTheMembersOfASealedInterface() {
		assertThat(Sample.CATALOG.members(Schedule.class)).containsOnlyKeys("constant", "power", "geometric", "list");
	}

	@Test
	void leavesOutRecordsInsideMethods() {
		record Hidden() implements Fruit {
		}
		assertThat(new Hidden()).isInstanceOf(Fruit.class);
		assertThat(Sample.CATALOG.members(Fruit.class)).containsOnlyKeys("apple");
	}

	@Test
	void refusesTwoMembersOfOneName() {
		class First {

			record Gaussian() implements Fruit {
			}

		}
		class Second {

			record Gaussian() implements Fruit {
			}

		}
		var catalog = new Catalog(List.of(First.Gaussian.class, Second.Gaussian.class));
		assertThatIllegalStateException().isThrownBy(() -> catalog.members(Fruit.class))
			.withMessageContaining("one name");
	}

	/** Every member of the catalogue has an example that reads, and writes back. */
	@TestFactory
	Stream<DynamicTest> examples() {
		return Sample.CATALOG.kinds().stream().flatMap((kind) -> switch (kind) {
			case Kind.Tagged(var type) -> Stream.concat(example(type, kind),
					Sample.CATALOG.members(type)
						.values()
						.stream()
						.flatMap((member) -> example(member, new Kind.Tagged(type))));
			case Kind.Fields(var type) -> example(type, kind);
			default -> Stream.empty();
		});
	}

	private static Stream<DynamicTest> example(Class<?> type, Kind kind) {
		var about = type.getAnnotation(About.class);
		if (about == null || about.example().isEmpty()) {
			return Stream.empty();
		}
		return Stream.of(DynamicTest.dynamicTest(type.getName(), () -> {
			var reader = new Reader(Sample.CATALOG);
			var value = reader.read(JsonText.tree(about.example()), kind);
			assertThat(value).isInstanceOf(type);
			var written = Writer.write(value, kind);
			assertThat(Writer.write(reader.read(JsonText.tree(written.toString()), kind), kind)).isEqualTo(written);
		}));
	}

	@Test
	void hasDefaultsThatRead() {
		var types = Sample.CATALOG.kinds().stream().flatMap((kind) -> switch (kind) {
			case Kind.Tagged(var type) -> Sample.CATALOG.members(type).values().stream();
			case Kind.Fields(var type) -> Stream.of(type);
			default -> Stream.empty();
		});
		var defaults = types.flatMap((type) -> Shape.of(type).parts().stream())
			.flatMap((part) -> Stream.ofNullable(part.fallback())
				.map((fallback) -> new Reader(Sample.CATALOG).read(fallback, part.kind())));
		assertThat(defaults).hasSizeGreaterThan(10);
	}

	@Test
	void givesAnExampleOfEveryMember() {
		for (var family : List.of(Truth.class, Learner.class, Filter.class, Metric.class)) {
			assertThat(Sample.CATALOG.examples(family)).extracting(Object::getClass).containsAll(members(family));
		}
	}

	/** The members that the program has, as opposed to those that tests make up. */
	private static List<Class<?>> members(Class<?> family) {
		return Sample.CATALOG.members(family)
			.values()
			.stream()
			.filter((member) -> member.getEnclosingClass() == null)
			.<Class<?>>map((member) -> member)
			.toList();
	}

	/** Open for this test. */
	private interface Fruit {

	}

	/** Found though it is private. */
	private record Apple() implements Fruit {
	}

}
