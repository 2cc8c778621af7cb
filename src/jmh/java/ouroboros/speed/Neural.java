package ouroboros.speed;

import java.util.Map;
import java.util.function.Function;

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

/** Training of neural models, and texts written by them. */
final class Neural {

	private static final Turn TURN = new Turn(1, 0, () -> false);

	/** The numbers: batch and steps; texts side by side and how often. */
	static final Map<String, Function<int[], Work>> WORKS = Map.of( //
			"dense", (n) -> autoencoder(Architecture.DENSE, n[0], n[1]), //
			"conv", (n) -> autoencoder(Architecture.CONV, n[0], n[1]), //
			"decoder", (n) -> fit(decoder(n[0], 1), texts(n[0] * n[1])), //
			"writing", (n) -> writing(n[0], n[1]));

	private Neural() {
	}

	private static Work autoencoder(Architecture architecture, int batch, int steps) {
		return fit(new VariationalAutoencoder(architecture, 20, 1, 1, batch, 1e-3, 1e-5, false),
				pictures(batch * steps));
	}

	private static Work fit(Learner learner, Data data) {
		return () -> learner.fit(Training.of(data), TURN).hashCode();
	}

	private static Work writing(int texts, int times) {
		Law model = decoder(1, 0).fit(Training.of(texts(1)), TURN);
		var random = TURN.stream("drawn");
		return () -> {
			var last = 0;
			for (int i = 0; i < times; i++) {
				last = model.sample(texts, random).hashCode();
			}
			return last;
		};
	}

	private static Transformer decoder(int batch, int epochs) {
		return new Transformer(4, 4, 128, null, epochs, batch, 1e-3, 0, 0.01, 0, 0, null);
	}

	private static Pictures pictures(int count) {
		var values = new float[count * 784];
		var random = TURN.stream("pictures");
		for (int i = 0; i < values.length; i++) {
			values[i] = random.nextFloat();
		}
		return new Pictures(28, 28, values);
	}

	private static Texts texts(int count) {
		return new Texts(256, 64, TURN.stream("texts").ints(64L * count, 0, 256).toArray());
	}

}
