package ouroboros;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rounds of {@link CrashTest} with fresh seeds until {@code crash.minutes} are over. Not
 * part of the tests: {@code mvn test -Pcrash -Dcrash.minutes=60}. A seed is played again
 * by {@code mvn test -Dtest=CrashTest -Douroboros.crash.seed=…}.
 */
class Crashes {

	@Test
	void areSurvived(@TempDir Path directory) throws Exception {
		var end = System.nanoTime() + Duration.ofMinutes(Long.getLong("crash.minutes", 60)).toNanos();
		var seeds = new SplittableRandom();
		do {
			var seed = seeds.nextLong(1L << 53);
			IO.println("seed %d".formatted(seed));
			IO.println(CrashRound.play(seed, Files.createDirectory(directory.resolve(String.valueOf(seed)))));
		}
		while (System.nanoTime() < end);
	}

}
