import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.function.DoubleSupplier;

import com.sun.management.OperatingSystemMXBean;

import ouroboros.core.Learner;
import ouroboros.core.chance.Turn;
import ouroboros.core.data.Data;
import ouroboros.core.data.Pictures;
import ouroboros.core.data.Texts;
import ouroboros.core.data.Training;
import ouroboros.core.law.Law;
import ouroboros.neural.Architecture;
import ouroboros.neural.Transformer;
import ouroboros.neural.VariationalAutoencoder;

/** The service's own side of neural.py: does each work that a line names, and tells its rate per second of processor time. */

final Turn turn = new Turn(1, 0, () -> false);

void main() {
	var works = Map.<String, DoubleSupplier>of("dense",
			() -> steps(new VariationalAutoencoder(Architecture.DENSE, 20, 1, 1, 128, 1e-3, 1e-5, false),
					pictures(300 * 128), 300),
			"conv",
			() -> steps(new VariationalAutoencoder(Architecture.CONV, 20, 1, 1, 256, 1e-3, 1e-5, false),
					pictures(8 * 256), 8),
			"decoder", () -> steps(decoder(1), texts(40 * 32), 40), "text", () -> tokens(1, 60), "texts",
			() -> tokens(32, 10));
	for (var work = IO.readln(); work != null; work = IO.readln()) {
		IO.println(works.get(work).getAsDouble());
	}
}

/** Of this process, all its threads. */
double seconds() {
	return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() / 1e9;
}

double steps(Learner learner, Data data, int steps) {
	var began = seconds();
	learner.fit(Training.of(data), this.turn);
	return steps / (seconds() - began);
}

double tokens(int texts, int times) {
	Law model = decoder(0).fit(Training.of(texts(1)), this.turn);
	var random = this.turn.stream("drawn");
	var began = seconds();
	for (int i = 0; i < times; i++) {
		model.sample(texts, random);
	}
	return 64.0 * texts * times / (seconds() - began);
}

Transformer decoder(int epochs) {
	return new Transformer(4, 4, 128, null, epochs, 32, 1e-3, 0, 0.01, 0, 0, null);
}

Pictures pictures(int count) {
	var values = new float[count * 784];
	var random = this.turn.stream("pictures");
	for (int i = 0; i < values.length; i++) {
		values[i] = random.nextFloat();
	}
	return new Pictures(28, 28, values);
}

Texts texts(int count) {
	return new Texts(256, 64, this.turn.stream("texts").ints(64L * count, 0, 256).toArray());
}
