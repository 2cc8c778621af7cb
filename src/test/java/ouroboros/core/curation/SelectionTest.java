package ouroboros.core.curation;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import ouroboros.core.Truth;
import ouroboros.core.chance.Turn;
import ouroboros.core.data.Pairs;
import ouroboros.core.data.Points;
import ouroboros.core.data.Space;
import ouroboros.core.data.Summary;
import ouroboros.core.data.Symbols;
import ouroboros.core.data.Texts;
import ouroboros.core.law.Discrete;
import ouroboros.core.law.MarkovChain;
import ouroboros.core.law.Normal;
import ouroboros.core.law.TwoClasses;
import ouroboros.core.regime.Batch;
import ouroboros.core.regime.Portion;
import ouroboros.core.regime.Source;
import ouroboros.core.spec.Refusal;
import ouroboros.core.truth.Categorical;
import ouroboros.core.truth.Dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static ouroboros.core.curation.Scenes.always;
import static ouroboros.core.curation.Scenes.counts;
import static ouroboros.core.curation.Scenes.left;
import static ouroboros.core.curation.Scenes.of;
import static ouroboros.core.curation.Scenes.values;

/** What filters take of few data. */
class SelectionTest {

	private static final Normal STANDARD = Normal.of(0, 1);

	private static final Discrete EVEN = new Discrete(new double[] { 0.5, 0.5 });

	/** Gives as many of symbol 0 as are asked for, which it keeps. */
	private static Source asking(List<Long> asked) {
		return (size) -> {
			asked.add(size);
			return Batch.of(List.of(Portion.synthetic(new Symbols(new long[] { size, 0 }))));
		};
	}

	@Test
	void cutsTheTail() {
		assertThat(left(new TailCut(0.4), STANDARD, STANDARD, 3, 0, 3, 1, -4, -1)).containsExactly(-1, 0, 1);
		assertThat(left(new TailCut(0.4), Normal.of(9, 1), Normal.of(3, 1), 2, 0, 3, 1, -4, -1)).containsExactly(1, 3);
		// fewer candidates than are wanted
		assertThat(left(new TailCut(0.4), STANDARD, STANDARD, 9, 0, 3)).containsExactly(0, 3);
		var asked = new ArrayList<Long>();
		assertThat(new TailCut(0.25).over(asking(asked), of(EVEN, EVEN)).draw(10).size()).isEqualTo(10);
		new TailCut(0.1).over(asking(asked), of(EVEN, EVEN)).draw(9);
		new TailCut(0).over(asking(asked), of(EVEN, EVEN)).draw(9);
		assertThat(asked).containsExactly(14L, 10L, 9L);
	}

	/** Of both origins together. */
	@Test
	void leavesEveryRowOnce() {
		Source both = (_) -> Batch.of(List.of(Portion.genuine(new Points(1, new double[] { 1, 2, 1 })),
				Portion.synthetic(new Points(1, new double[] { 2, 3, 3 }))));
		var distinct = new Deduplicate().over(both, of(STANDARD, STANDARD));
		for (int time = 0; time < 2; time++) {
			var portions = distinct.draw(6).portions();
			assertThat(values(portions.get(0).data())).containsExactly(1, 2);
			assertThat(values(portions.get(1).data())).containsExactly(3);
		}
		assertThat(counts(new Deduplicate().over(always(new Symbols(new long[] { 0, 1, 7 })), of(EVEN, EVEN)).draw(8)))
			.containsExactly(0, 1, 1);
		var summary = always(new Summary(new Space.Real(1), 5, new double[1], new double[1][1]));
		assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(() -> new Deduplicate().over(summary, of(STANDARD, STANDARD)).draw(5));
	}

	/** Class 1 is where the first coordinate is positive. */
	@Test
	void verifiesLabels() {
		var truth = new TwoClasses(1, 3);
		var pairs = new Pairs(new Points(2, new double[] { 1, 1, 2, 0, -3, 0, -4, 1 }), 2);
		for (int wrong = 0; wrong < 2; wrong++) {
			var kept = new Verifier(1 - wrong, wrong).over(always(pairs), of(truth, truth)).draw(2).portions();
			assertThat(values(kept.getFirst().data()))
				.containsExactly((wrong == 0) ? new double[] { 1, 1, -3, 0 } : new double[] { 2, 0, -4, 1 });
		}
	}

	/** In portions of 10,000, with K candidates for each. */
	@Test
	void drawsCandidates() {
		var asked = new ArrayList<Long>();
		var preference = new Preference(3, new Reward.Table(new double[0]));
		assertThat(preference.over(asking(asked), of(EVEN, EVEN)).draw(25_000).size()).isEqualTo(25_000);
		assertThat(asked).containsExactly(30_000L, 30_000L, 15_000L);
		assertThat(preference.over(asking(asked), of(EVEN, EVEN)).draw(0).size()).isZero();
		assertThatExceptionOfType(Turn.Stopped.class)
			.isThrownBy(() -> preference.over(asking(asked), Scenes.over(EVEN)).draw(1));
		assertThat(asked).hasSize(3);
	}

	/** Where nothing is liked there is a choice all the same, and none between equals. */
	@Test
	void choosesAlways() {
		var impossible = new Discrete(new double[] { 0, 1 });
		var preference = new Preference(2, new Reward.Likelihood(1));
		assertThat(
				counts(preference.over(always(new Symbols(new long[] { 6, 0 })), of(impossible, impossible)).draw(3)))
			.containsExactly(3, 0);
		assertThat(
				counts(preference.over(always(new Symbols(new long[] { 1, 1 })), of(impossible, impossible)).draw(1)))
			.containsExactly(0, 1);
	}

	@Test
	void correctsAllOrNothing() {
		var model = new Discrete(new double[] { 1, 0 });
		var source = always(new Symbols(new long[] { 40, 0 }));
		assertThat(counts(
				new Correction(0, new Categorical(new double[] { 0, 1 })).over(source, of(model, model)).draw(40)))
			.containsExactly(40, 0);
		assertThat(counts(
				new Correction(1e9, new Categorical(new double[] { 0, 1 })).over(source, of(model, model)).draw(40)))
			.containsExactly(0, 40);
		assertThat(new Correction(1, null).target(EVEN)).isSameAs(EVEN);
	}

	/** What is drawn from the target counts as what it replaces. */
	@Test
	void correctsWithinPortions() {
		Source both = (_) -> Batch.of(List.of(Portion.genuine(new Points(1, new double[300])),
				Portion.synthetic(new Points(1, new double[300]))));
		var corrected = new Correction(0.5, null).over(both, of(STANDARD, STANDARD)).draw(600);
		for (var origin : new boolean[] { true, false }) {
			assertThat(corrected.portions()
				.stream()
				.filter((portion) -> portion.genuine() == origin)
				.mapToLong((portion) -> portion.data().size())
				.sum()).isEqualTo(300);
		}
	}

	@Test
	void hasNoUploadForATarget() {
		for (var length : new Integer[] { null, 2 }) {
			var dataset = new Dataset("words", List.of(), length, Truth.Tokens.WORDS, 0, true, null, null);
			assertThatExceptionOfType(Refusal.class).isThrownBy(() -> new Correction(1, dataset))
				.satisfies((refusal) -> assertThat(refusal.pointer()).isEqualTo("/target"))
				.satisfies((refusal) -> assertThat(refusal.code()).isEqualTo("not-applicable"));
		}
	}

	/** A symbol of just the threshold is redrawn, from the most probable one. */
	@Test
	void editsFromTheThresholdOn() {
		var law = new Discrete(new double[] { 0.25, 0.5, 0.25 });
		var counts = always(new Symbols(new long[] { 5, 6, 7 }));
		assertThat(counts(new Edit(0.25, 1).over(counts, of(law, law)).draw(18))).containsExactly(0, 18, 0);
		assertThat(counts(new Edit(0.26, 1).over(counts, of(law, law)).draw(18))).containsExactly(5, 6, 7);
		var writer = MarkovChain.of(3, 0, 2, new double[] { 0.25, 0.5, 0.25 });
		var texts = new Texts(3, 2, new int[] { 0, 1, 2, 0 });
		assertThat(((Texts) new Edit(0.25, 1).changed(texts, of(writer, writer))).tokens()).containsOnly(1);
		assertThat(((Texts) new Edit(0.26, 1).changed(texts, of(writer, writer))).tokens()).containsExactly(0, 1, 2, 0);
		assertThatExceptionOfType(Turn.Stopped.class)
			.isThrownBy(() -> new Edit(0.25, 1).changed(texts, Scenes.over(writer)));
	}

}
