package ouroboros.architecture.wrong.core;

import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;

/** Draws from where it likes. */
class HiddenChance {

	double first() {
		return new Random(1).nextDouble();
	}

	double second() {
		return ThreadLocalRandom.current().nextDouble();
	}

	double third() {
		return Math.random();
	}

}
