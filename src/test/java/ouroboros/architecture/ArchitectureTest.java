package ouroboros.architecture;

import java.util.function.Function;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The rooms know each other as drawn. Every rule is also applied to a house that breaks
 * it, where it has to say so.
 */
class ArchitectureTest {

	private static final JavaClasses HOUSE = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("ouroboros");

	private static final Rooms ROOMS = new Rooms("ouroboros");

	private static final Rooms WRONG_ROOMS = new Rooms("ouroboros.architecture.wrong");

	private static final JavaClasses WRONG_HOUSE = new ClassFileImporter().importPackages(WRONG_ROOMS.base());

	/** The rules. One of a room that nobody has moved into yet may find no classes. */
	enum Rule {

		CORE_IS_PURE(Rooms::coreIsPure, false), CORE_HAS_NO_HIDDEN_CHANCE(Rooms::coreHasNoHiddenChance, false),
		CORE_HAS_NO_HIDDEN_TIME(Rooms::coreHasNoHiddenTime, false),
		VECTORS_HAVE_A_ROOM_OF_THEIR_OWN(Rooms::vectorsHaveARoomOfTheirOwn, false),
		JSON_KNOWS_CORE_ALONE(Rooms::jsonKnowsCoreAlone, true),
		NEURAL_KNOWS_CORE_ALONE(Rooms::neuralKnowsCoreAlone, true),
		PICTURES_NEED_NO_DISPLAY(Rooms::picturesNeedNoDisplay, false),
		JOBS_DO_NOT_KNOW_THE_WEB(Rooms::jobsDoNotKnowTheWeb, true),
		NOTHING_KNOWS_THE_WEB(Rooms::nothingKnowsTheWeb, false), ROOMS_HAVE_NO_CYCLES(Rooms::roomsHaveNoCycles, false),
		CORE_HAS_NO_CYCLES(Rooms::coreHasNoCycles, false),
		PACKAGES_EXPLAIN_THEMSELVES(Rooms::packagesExplainThemselves, false);

		private final Function<Rooms, ArchRule> rule;

		private final boolean possiblyEmpty;

		Rule(Function<Rooms, ArchRule> rule, boolean possiblyEmpty) {
			this.rule = rule;
			this.possiblyEmpty = possiblyEmpty;
		}

		ArchRule of(Rooms rooms) {
			return this.rule.apply(rooms).allowEmptyShould(this.possiblyEmpty);
		}

		String failures(Rooms rooms, JavaClasses house) {
			return of(rooms).evaluate(house).getFailureReport().toString();
		}

	}

	@ParameterizedTest
	@EnumSource
	void holds(Rule rule) {
		rule.of(ROOMS).check(HOUSE);
	}

	@ParameterizedTest
	@EnumSource
	void isBrokenWhereItShouldBe(Rule rule) {
		assertThat(rule.of(WRONG_ROOMS).evaluate(WRONG_HOUSE).hasViolation()).isTrue();
	}

	/** Rules of several parts: every part has its violation. */
	@Test
	void everyPartOfARuleIsBroken() {
		assertThat(Rule.CORE_HAS_NO_HIDDEN_CHANCE.failures(WRONG_ROOMS, WRONG_HOUSE)).contains("java.util.Random",
				"ThreadLocalRandom", "Math.random");
		assertThat(Rule.CORE_HAS_NO_HIDDEN_TIME.failures(WRONG_ROOMS, WRONG_HOUSE)).contains("Instant.now",
				"System.currentTimeMillis", "System.nanoTime");
		assertThat(Rule.CORE_IS_PURE.failures(WRONG_ROOMS, WRONG_HOUSE)).contains("org.springframework.context",
				"wrong.json.Shape");
		assertThat(Rule.PICTURES_NEED_NO_DISPLAY.failures(WRONG_ROOMS, WRONG_HOUSE)).contains("java.awt.Font",
				"wrong.jobs.Queue");
	}

}
