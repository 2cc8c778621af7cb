package ouroboros.json;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.cbor.CBORMapper;

import ouroboros.core.State;
import ouroboros.core.data.Data;
import ouroboros.core.data.Pairs;
import ouroboros.core.data.Pictures;
import ouroboros.core.data.Points;
import ouroboros.core.data.Space;
import ouroboros.core.data.Summary;
import ouroboros.core.data.Symbols;
import ouroboros.core.data.Texts;
import ouroboros.core.law.Discrete;
import ouroboros.core.law.Empirical;
import ouroboros.core.law.Exponential;
import ouroboros.core.law.Kernel;
import ouroboros.core.law.KernelMixture;
import ouroboros.core.law.Law;
import ouroboros.core.law.NGramModel;
import ouroboros.core.law.Normal;
import ouroboros.core.law.NormalMixture;
import ouroboros.core.law.Poisson;
import ouroboros.core.regime.Batch;
import ouroboros.core.regime.Pool;
import ouroboros.core.regime.Portion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FrozenTest {

	private static final double[] ODD = { Double.NaN, Double.longBitsToDouble(0x7ff0000000000001L), -0.0, 0,
			Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.MIN_VALUE, -Double.MAX_VALUE, 1e-310 };

	private final Frozen frozen = new Frozen(Sample.CATALOG);

	@ParameterizedTest
	@MethodSource("states")
	void survivesToTheBit(State state) {
		var read = this.frozen.read(this.frozen.write(state), State.class);
		assertThat(read).usingRecursiveComparison()
			.withEqualsForType((a, b) -> Double.doubleToRawLongBits(a) == Double.doubleToRawLongBits(b), Double.class)
			.withEqualsForType((a, b) -> Float.floatToRawIntBits(a) == Float.floatToRawIntBits(b), Float.class)
			.isEqualTo(state);
		assertThat(this.frozen.write(read)).isEqualTo(this.frozen.write(state));
	}

	/** Comparison by bits, lest the test above compare less than it says. */
	@Test
	void tellsBitsApart() {
		assertThat(this.frozen.write(state(0.0))).isNotEqualTo(this.frozen.write(state(-0.0)));
		assertThat(this.frozen.write(state(ODD[0]))).isNotEqualTo(this.frozen.write(state(ODD[1])));
	}

	private static State state(double value) {
		return new State(1, Normal.of(value, 1), List.of(), Normal.of(value, 1), Pool.EMPTY);
	}

	static Stream<State> states() {
		return IntStream.range(0, 200).mapToObj((seed) -> {
			var random = new SplittableRandom(seed);
			return new State(random.nextInt(100), law(random),
					Stream.generate(() -> law(random)).limit(random.nextInt(3)).toList(), law(random),
					new Pool(Stream.generate(() -> batch(random)).limit(random.nextInt(4)).toList(),
							random.nextBoolean() ? batch(random) : null, random.nextBoolean() ? batch(random) : null));
		});
	}

	private static Batch batch(SplittableRandom random) {
		return new Batch(Stream.generate(() -> new Portion(data(random), random.nextBoolean(), random.nextBoolean()))
			.limit(random.nextInt(3))
			.toList());
	}

	private static Data data(SplittableRandom random) {
		return switch (random.nextInt(6)) {
			case 0 -> {
				var dimension = 1 + random.nextInt(3);
				yield new Points(dimension, doubles(random, dimension * random.nextInt(20)));
			}
			case 3 -> new Texts(100, 3, tokens(random, 3 * random.nextInt(20)));
			case 4 -> new Pictures(2, 3, floats(random, 6 * random.nextInt(20)));
			case 1 -> new Pairs(new Points(3, doubles(random, 3 * random.nextInt(20))), random.nextInt(3));
			case 2 -> new Summary(new Space.Pairs(1, 0), random.nextLong(), doubles(random, 2),
					Stream.generate(() -> doubles(random, 2)).limit(2L * random.nextInt(2)).toArray(double[][]::new));
			default -> new Symbols(random.longs(random.nextInt(20))
				.map((value) -> (value == 0) ? 0 : value >>> random.nextInt(64))
				.toArray());
		};
	}

	private static Law law(SplittableRandom random) {
		return switch (random.nextInt(7)) {
			case 2 -> new Poisson(doubles(random, 1)[0]);
			case 3 -> new Exponential(doubles(random, 1)[0]);
			case 4 -> new KernelMixture(new Points(2, doubles(random, 6)), doubles(random, 3 * random.nextInt(2)),
					doubles(random, 2), random.nextBoolean() ? Kernel.GAUSSIAN : Kernel.TOPHAT);
			case 0 -> normal(random, 1 + random.nextInt(3));
			case 1 -> new Discrete(doubles(random, random.nextInt(30)));
			case 5 -> new NGramModel(100, 3, random.nextBoolean(),
					Stream.generate(() -> level(random)).limit(random.nextInt(4)).toList());
			default -> {
				var dimension = 1 + random.nextInt(3);
				yield new NormalMixture(doubles(random, 3),
						Stream.generate(() -> normal(random, dimension)).limit(3).toArray(Normal[]::new));
			}
		};
	}

	private static NGramModel.Level level(SplittableRandom random) {
		return new NGramModel.Level(tokens(random, 3), tokens(random, random.nextInt(9)), tokens(random, 4),
				shares(random), random.nextBoolean() ? shares(random) : null);
	}

	private static NGramModel.Shares shares(SplittableRandom random) {
		return new NGramModel.Shares(doubles(random, random.nextInt(5)), doubles(random, 2));
	}

	private static int[] tokens(SplittableRandom random, int count) {
		return random.ints(count).map((token) -> token >>> random.nextInt(32)).toArray();
	}

	private static Normal normal(SplittableRandom random, int dimension) {
		return new Normal(doubles(random, dimension),
				Stream.generate(() -> doubles(random, dimension)).limit(dimension).toArray(double[][]::new));
	}

	private static double[] doubles(SplittableRandom random, int count) {
		return IntStream.range(0, count)
			.mapToDouble((i) -> random.nextBoolean() ? random.nextDouble() : ODD[random.nextInt(ODD.length)])
			.toArray();
	}

	private static float[] floats(SplittableRandom random, int count) {
		var floats = new float[count];
		for (int i = 0; i < count; i++) {
			floats[i] = Float.intBitsToFloat(random.nextInt());
		}
		return floats;
	}

	@Test
	void isCompact() {
		var points = holding(new Points(1, new double[100_000]));
		assertThat(this.frozen.write(points)).hasSizeBetween(800_000, 800_300);
		var symbols = holding(new Symbols(new long[100_000]));
		assertThat(this.frozen.write(symbols)).hasSizeBetween(100_000, 100_300);
		assertThat(this.frozen.write(holding(new Texts(128, 10, new int[100_000])))).hasSizeBetween(100_000, 100_300);
		assertThat(this.frozen.write(holding(new Pictures(10, 10, new float[100_000])))).hasSizeBetween(400_000,
				400_300);
	}

	private static State holding(Data data) {
		return new State(1, Normal.of(0, 1), List.of(), Normal.of(0, 1),
				new Pool(List.of(new Batch(List.of(Portion.synthetic(data)))), null, null));
	}

	@Test
	void makesNothingBeyondTheCatalogue() {
		var mapper = new CBORMapper();
		var tree = (ObjectNode) mapper.readTree(this.frozen.write(state(1)));
		((ObjectNode) tree.get("model")).put("type", "java.lang.ProcessBuilder");
		var bytes = mapper.writeValueAsBytes(tree);
		assertThatThrownBy(() -> this.frozen.read(bytes, State.class)).isInstanceOf(Frozen.Unreadable.class)
			.hasMessageContaining("catalogue");
		var odd = new State(0, new Empirical(new Points(1, new double[1])), List.of(), Normal.of(0, 1), Pool.EMPTY);
		assertThatThrownBy(() -> this.frozen.write(odd)).isInstanceOf(IllegalArgumentException.class);
	}

	@Test
	void refusesBytesThatAreCutOff() {
		var bytes = this.frozen.write(state(1));
		for (int length = 0; length < bytes.length; length++) {
			var cut = java.util.Arrays.copyOf(bytes, length);
			assertThatThrownBy(() -> this.frozen.read(cut, State.class)).isInstanceOf(RuntimeException.class);
		}
	}

	@Test
	void showsAModelToPeople() {
		assertThat(this.frozen.model(new Normal(new double[] { 1, Double.NaN },
				new double[][] { { 0.5, Double.POSITIVE_INFINITY }, { 0, 2 } })))
			.isEqualTo(Sample.tree("{'type':'normal','mean':[1,null],'covariance':[[0.5,null],[0,2]]}"));
		assertThat(this.frozen.model(new NormalMixture(new double[] { 1 }, new Normal[] { Normal.of(0, 1) })))
			.isEqualTo(Sample
				.tree("{'type':'normal-mixture','weights':[1]," + "'components':[{'mean':[0],'covariance':[[1]]}]}"));
	}

}
