package ouroboros;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to workers and to the database, the results are the same. */
class CrashTest {

	@Test
	@Timeout(900)
	void isSurvived(@TempDir Path directory) throws Exception {
		IO.println(CrashRound.play(Long.getLong("ouroboros.crash.seed", 1), directory));
	}

}
