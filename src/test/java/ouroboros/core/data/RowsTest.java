package ouroboros.core.data;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import ouroboros.core.GivenNumbers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Draws of rows: exact laws, by every sequence of draws. */
class RowsTest {

	/** Four rows 0 to 3 of each kind. */
	static Stream<Rows> fours() {
		return Stream.of(new Points(1, new double[] { 0, 1, 2, 3 }),
				new Pairs(new Points(2, new double[] { 0, 9, 1, 8, 2, 9, 3, 8 }), 0),
				new Pictures(1, 2, new float[] { 0, 9, 1, 8, 2, 9, 3, 8 }),
				new Texts(10, 2, new int[] { 0, 9, 1, 8, 2, 9, 3, 8 }));
	}

	private static List<Integer> numbers(Rows rows) {
		return Stream.iterate(0, (row) -> row < rows.rows(), (row) -> row + 1).map((row) -> switch (rows) {
			case Points points -> (int) points.at(row, 0);
			case Pairs pairs -> (int) pairs.input(row, 0);
			case Pictures pictures -> (int) pictures.at(row, 0);
			case Texts texts -> texts.at(row, 0);
		}).toList();
	}

	@ParameterizedTest
	@MethodSource("fours")
	void haveASize(Rows rows) {
		assertThat(rows.size()).isEqualTo(4);
		assertThat(numbers(rows)).containsExactly(0, 1, 2, 3);
	}

	@ParameterizedTest
	@MethodSource("fours")
	void subsamplesAreEachPairInOrder(Rows rows) {
		var law = EveryDraw.law((random) -> numbers(rows.subsample(2, random)));
		assertThat(law).containsOnlyKeys(List.of(0, 1), List.of(0, 2), List.of(0, 3), List.of(1, 2), List.of(1, 3),
				List.of(2, 3));
		assertThat(law.values()).allSatisfy((chance) -> assertThat(chance).isCloseTo(1 / 6.0, within(1e-15)));
		assertThat(EveryDraw.law((random) -> numbers(rows.subsample(4, random)))).containsOnlyKeys(List.of(0, 1, 2, 3));
		assertThat(EveryDraw.law((random) -> numbers(rows.subsample(0, random)))).isEqualTo(Map.of(List.of(), 1.0));
	}

	@ParameterizedTest
	@MethodSource("fours")
	void resamplesAreEachPairInAnyOrder(Rows rows) {
		var law = EveryDraw.law((random) -> numbers(rows.resample(2, random)));
		assertThat(law).hasSize(16).containsKeys(List.of(3, 3), List.of(3, 0));
		assertThat(law.values()).allSatisfy((chance) -> assertThat(chance).isEqualTo(1 / 16.0));
		assertThat(numbers(rows.select(new int[0]).resample(0, GivenNumbers.of()))).isEmpty();
	}

	/** A probability of 0 keeps nothing, one of 1 everything. */
	@ParameterizedTest
	@MethodSource("fours")
	void areThinnedByRow(Rows rows) {
		var probabilities = new double[] { 0, 0.5, 0.3, 1 };
		assertThat(numbers(rows.thinned((row) -> probabilities[row], GivenNumbers.of(0, 0.4, 0.4, Math.nextDown(1.0)))))
			.containsExactly(1, 3);
	}

	@Test
	void areShuffled() {
		var law = EveryDraw.law((random) -> Arrays.toString(new Points(1, new double[4]).shuffled(random)));
		assertThat(law).hasSize(24);
		assertThat(law.values()).allSatisfy((chance) -> assertThat(chance).isCloseTo(1 / 24.0, within(1e-15)));
		assertThat(new Points(1, new double[0]).shuffled(GivenNumbers.of())).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("fours")
	void comeAfterOthers(Rows rows) {
		assertThat(numbers(rows.after(rows.select(new int[] { 0, 1, 2 })))).containsExactly(3);
		assertThat(numbers(rows.after(rows.select(new int[0])))).containsExactly(0, 1, 2, 3);
		assertThat(numbers(rows.after(rows))).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("fours")
	void areSelectedInAnyNumber(Rows rows) {
		assertThat(numbers(rows.select(new int[] { 3, 0, 3 }))).containsExactly(3, 0, 3);
		assertThat(rows.select(new int[0]).space()).isEqualTo(rows.space());
	}

	@ParameterizedTest
	@MethodSource("fours")
	void areTheSameIfAllTheirNumbersAre(Rows rows) {
		var more = rows.select(new int[] { 0, 1, 2, 1 });
		assertThat(more.identity(1)).isEqualTo(more.identity(3)).isNotEqualTo(more.identity(0));
		assertThat(more.identity(2)).isNotEqualTo(more.identity(0)).isEqualTo(rows.identity(2));
	}

	/** One after the other; nothing of an empty one is kept. */
	@ParameterizedTest
	@MethodSource("fours")
	void areJoined(Rows rows) {
		var none = rows.select(new int[0]);
		assertThat(rows.joined(rows)).containsExactly(rows, rows);
		assertThat(rows.joined(none)).singleElement().isSameAs(rows);
		assertThat(none.joined(rows)).singleElement().isSameAs(rows);
	}

}
