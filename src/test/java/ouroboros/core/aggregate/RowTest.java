package ouroboros.core.aggregate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RowTest {

	private static final int METRICS = Values.values().length + 1;

	/** Version, number of metrics, and of each: counts, extremes, sums, buckets. */
	private static final String WRITTEN = "0102" + "00000002bfd00000000000003ff8000000000000" + "8f020201408f02020250"
			+ "2c028084100182f91f01" + "01000001000000000000000000000000000000000001000001002c0181fe1f01";

	/** A metric of each shape, and one that is seldom finite. */
	private static List<double[]> replicates(int count) {
		var columns = Arrays.stream(Values.values()).map((shape) -> shape.of(3, count)).toList();
		var odd = new double[] { Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0, -0.0, 1 };
		return new ArrayList<>(IntStream.range(0, count)
			.mapToObj((i) -> DoubleStream
				.concat(columns.stream().mapToDouble((column) -> column[i]), DoubleStream.of(odd[i % odd.length]))
				.toArray())
			.toList());
	}

	private static Row of(List<double[]> replicates) {
		var row = new Row(METRICS);
		replicates.forEach(row::add);
		return row;
	}

	@Test
	void doesNotDependOnTheOrder() {
		var replicates = replicates(700);
		var bytes = of(replicates).bytes();
		for (int seed = 0; seed < 20; seed++) {
			Collections.shuffle(replicates, new Random(seed));
			assertThat(of(replicates).bytes()).isEqualTo(bytes);
		}
	}

	@Test
	void doesNotDependOnHowTheReplicatesAreSharedOut() {
		var replicates = replicates(700);
		var bytes = of(replicates).bytes();
		for (int seed = 0; seed < 20; seed++) {
			var random = new SplittableRandom(seed);
			assertThat(merged(replicates, random).bytes()).isEqualTo(bytes);
		}
	}

	/** A random tree of additions, some of them written and read. */
	private static Row merged(List<double[]> replicates, SplittableRandom random) {
		if (replicates.size() < 2 || random.nextInt(5) == 0) {
			return of(replicates);
		}
		var cut = random.nextInt(replicates.size());
		var one = merged(replicates.subList(0, cut), random);
		var other = merged(replicates.subList(cut, replicates.size()), random);
		var into = random.nextBoolean() ? one : other;
		into.add((into == one) ? other : one);
		return random.nextBoolean() ? into : Row.of(into.bytes());
	}

	/** What the tests above would find if sums were doubles. */
	@Test
	void wouldDependOnTheOrderWithSumsOfDoubles() {
		var values = Values.NORMAL.of(3, 700);
		var sum = DoubleStream.of(values).reduce(0, Double::sum);
		var backwards = IntStream.range(0, values.length)
			.mapToDouble((i) -> values[values.length - 1 - i])
			.reduce(0, Double::sum);
		assertThat(backwards).isNotEqualTo(sum);
	}

	@Test
	void tellsReplicatesApart() {
		var replicates = replicates(700);
		var bytes = of(replicates).bytes();
		replicates.get(13)[0] = Math.nextUp(replicates.get(13)[0]);
		assertThat(of(replicates).bytes()).isNotEqualTo(bytes);
	}

	@Test
	void isTheSameWhenReadFromItsBytes() {
		for (int count : new int[] { 0, 1, 2, 700 }) {
			var row = of(replicates(count));
			var read = Row.of(row.bytes());
			assertThat(read.bytes()).isEqualTo(row.bytes());
			for (int metric = 0; metric < METRICS; metric++) {
				assertThat(read.metric(metric)).usingRecursiveComparison()
					.comparingOnlyFields("nan", "positiveInfinite", "negativeInfinite", "finite", "smallest", "largest")
					.isEqualTo(row.metric(metric));
				assertThat(told(read.metric(metric))).isEqualTo(told(row.metric(metric)));
			}
		}
	}

	private static double[] told(Statistics statistics) {
		return new double[] { statistics.mean(), statistics.variance(), statistics.zeros(), statistics.quantile(0.3) };
	}

	/** What was written once must be read for ever. */
	@Test
	void isWrittenAsBefore() {
		var row = new Row(2);
		row.add(new double[] { 1.5, Double.NaN });
		row.add(new double[] { -0.25, 0 });
		assertThat(HexFormat.of().formatHex(row.bytes())).isEqualTo(WRITTEN);
	}

	/** Across the places at which it needs more room. */
	@Test
	void numbersAreReadAsTheyWereWritten() {
		for (int length = 0; length < 140; length++) {
			var packed = new Packer().number(127).bytes(new byte[length]).number(128).real(-0.5).number(-1).packed();
			assertThat(packed).hasSize(length + 1 + ((length < 128) ? 1 : 2) + 2 + 8 + 10);
			var unpacker = new Unpacker(packed);
			assertThat(unpacker.number()).isEqualTo(127);
			assertThat(unpacker.bytes()).isEqualTo(new byte[length]);
			assertThat(unpacker.number()).isEqualTo(128);
			assertThat(unpacker.real()).isEqualTo(-0.5);
			assertThat(unpacker.number()).isEqualTo(-1);
		}
	}

	@Test
	void refusesBytesThatAreCutOffOrOfAnotherVersion() {
		var bytes = of(replicates(5)).bytes();
		for (int length = 0; length < bytes.length; length++) {
			var cut = Arrays.copyOf(bytes, length);
			assertThatThrownBy(() -> Row.of(cut)).isInstanceOf(RuntimeException.class);
		}
		bytes[0]++;
		assertThatThrownBy(() -> Row.of(bytes)).hasMessageContaining("version 2");
	}

	@ParameterizedTest
	@EnumSource
	void takesNoMoreBytesThanItSays(Values shape) {
		for (int count : new int[] { 1, 50, 1000, 30_000 }) {
			var row = new Row(1);
			DoubleStream.of(shape.of(3, count)).forEach((value) -> row.add(new double[] { value }));
			assertThat((long) row.bytes().length).isLessThanOrEqualTo(Row.mostBytes(1, count));
		}
	}

	/** Values chosen to be in as many buckets and as far apart as can be. */
	@ParameterizedTest
	@ValueSource(ints = { 10, 5000, 100_000, 1_000_000 })
	void takesNearlyAsManyBytesAtWorst(int count) {
		var row = new Row(1);
		for (int i = 0; i < count; i++) {
			var bucket = (long) ((double) i / count * 2047 * 256 * 2);
			var bits = ((bucket & 1) << 63) | (bucket >> 1) << 44 | 1;
			row.add(new double[] { Double.longBitsToDouble(bits) });
		}
		assertThat((long) row.bytes().length).isBetween(Row.mostBytes(1, count) / 2, Row.mostBytes(1, count));
	}

	/** The variances of a million chains of fifty generations take some megabytes. */
	@Test
	void isCompact() {
		var random = new SplittableRandom(1);
		var row = new Row(1);
		for (int i = 0; i < 1_000_000; i++) {
			row.add(new double[] { Math.exp(random.nextGaussian()) });
		}
		assertThat(row.bytes().length).isLessThan(10_000);
	}

}
