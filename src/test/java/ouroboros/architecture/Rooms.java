package ouroboros.architecture;

import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/**
 * The rules of the house that stands below a package.
 *
 * @param base name of the package
 */
record Rooms(String base) {

	ArchRule coreIsPure() {
		return only("core", "java..", "jdk.incubator.vector..", "org.apache.commons.numbers..",
				"org.apache.commons.rng..", "org.apache.commons.statistics..", "org.ejml..", "org.jspecify..")
			.because("an experiment is a pure computation");
	}

	ArchRule coreHasNoHiddenChance() {
		return noClasses().that()
			.resideInAPackage(room("core"))
			.should()
			.dependOnClassesThat()
			.areAssignableTo(Random.class)
			.orShould()
			.dependOnClassesThat()
			.areAssignableTo(ThreadLocalRandom.class)
			.orShould()
			.callMethod(Math.class, "random")
			.because("chance is an argument");
	}

	ArchRule coreHasNoHiddenTime() {
		return noClasses().that()
			.resideInAPackage(room("core"))
			.should()
			.callMethod(System.class, "currentTimeMillis")
			.orShould()
			.callMethod(System.class, "nanoTime")
			.orShould()
			.callMethod(Instant.class, "now")
			.orShould()
			.dependOnClassesThat()
			.areAssignableTo(Clock.class)
			.because("a computation done again gives the same bits");
	}

	/** The module may be missing, and its interface may change. */
	ArchRule vectorsHaveARoomOfTheirOwn() {
		return noClasses().that(resideOutsideOfPackage(room("core.vector")))
			.should()
			.dependOnClassesThat()
			.resideInAPackage("jdk.incubator.vector..")
			.because("everything is computed without it, too");
	}

	/** Spring finds the members of the catalogue on the class path, and no more. */
	ArchRule jsonKnowsCoreAlone() {
		return only("json", room("core"), "java..", "tools.jackson..", "com.fasterxml.jackson.annotation..",
				"org.springframework.beans.factory..", "org.springframework.context.annotation..",
				"org.springframework.core..", "org.springframework.util..", "org.jspecify..")
			.because("the spec as JSON has nothing to do with its running");
	}

	ArchRule neuralKnowsCoreAlone() {
		return noClasses().that()
			.resideInAPackage(room("neural"))
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(room("json"), room("jobs"), room("web"))
			.because("learners on the tensor library are members like any other");
	}

	ArchRule picturesNeedNoDisplay() {
		return only("pictures", room("core"), "java.lang..", "java.util..", "java.io..", "java.awt.geom..",
				"org.apache.commons.rng..", "org.apache.fontbox..", "org.apache.pdfbox.io..", "org.jspecify..")
			.because("pictures are the same on every machine, whatever it has installed");
	}

	ArchRule jobsDoNotKnowTheWeb() {
		return noClasses().that()
			.resideInAPackage(room("jobs"))
			.should()
			.dependOnClassesThat()
			.resideInAPackage(room("web"))
			.because("web → jobs → json → core");
	}

	ArchRule nothingKnowsTheWeb() {
		return noClasses().that(resideOutsideOfPackage(room("web")))
			.should()
			.dependOnClassesThat()
			.resideInAPackage(room("web"))
			.because("web → jobs → json → core");
	}

	ArchRule roomsHaveNoCycles() {
		return slices().matching(this.base + ".(*)..").should().beFreeOfCycles();
	}

	ArchRule coreHasNoCycles() {
		return slices().matching(this.base + ".core.(*)..").should().beFreeOfCycles();
	}

	ArchRule packagesExplainThemselves() {
		return classes().should(new ArchCondition<>("be in a package with a package-info") {
			@Override
			public void check(JavaClass type, ConditionEvents events) {
				events.add(new SimpleConditionEvent(type, type.getPackage().tryGetPackageInfo().isPresent(),
						type.getPackageName() + " has no package-info"));
			}
		});
	}

	private ArchRule only(String room, String... others) {
		var known = resideInAnyPackage(others).or(resideInAnyPackage(room(room)))
			.or(DescribedPredicate.describe("primitive", (JavaClass type) -> type.isPrimitive()));
		return classes().that().resideInAPackage(room(room)).should().onlyDependOnClassesThat(known);
	}

	private String room(String room) {
		return this.base + "." + room + "..";
	}

}
