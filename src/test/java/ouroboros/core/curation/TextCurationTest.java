package ouroboros.core.curation;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import ouroboros.core.Filter;
import ouroboros.core.Scene;
import ouroboros.core.chance.Turn;
import ouroboros.core.data.Texts;
import ouroboros.core.law.MarkovChain;
import ouroboros.core.regime.Batch;
import ouroboros.core.regime.Portion;
import ouroboros.core.regime.Source;

import static org.assertj.core.api.Assertions.assertThat;

class TextCurationTest {

	private static final Turn TURN = new Turn(4, 1, () -> false);

	/** After 0 mostly 1, after 1 mostly 2, after 2 mostly 0. */
	private static final MarkovChain CYCLE = MarkovChain.of(3, 1, 4,
			new double[] { 0.1, 0.7, 0.2, 0.1, 0.1, 0.8, 0.6, 0.3, 0.1 });

	private static final MarkovChain EVEN = MarkovChain.of(3, 0, 4, new double[] { 0.4, 0.3, 0.3 });

	private static Scene scene() {
		return new Scene(EVEN, CYCLE, TURN, TURN.stream("curation"));
	}

	private static int[] changed(Channel channel, int... tokens) {
		return ((Texts) channel.changed(new Texts(3, 4, tokens), scene())).tokens();
	}

	@Test
	void flipsTokens() {
		assertThat(changed(new Flip(0), 0, 1, 2, 0)).containsExactly(0, 1, 2, 0);
		var others = changed(new Flip(1), 0, 1, 2, 0);
		for (int i = 0; i < 4; i++) {
			assertThat(others[i]).isBetween(0, 2).isNotEqualTo(i % 3);
		}
		var flipped = ((Texts) new Flip(0.2).changed(EVEN.sample(10_000, TURN.stream("x")), scene())).tokens();
		var before = EVEN.sample(10_000, TURN.stream("x")).tokens();
		var different = 0;
		for (int i = 0; i < before.length; i++) {
			different += (before[i] != flipped[i]) ? 1 : 0;
		}
		assertThat((different - 8000) / Math.sqrt(40_000 * 0.2 * 0.8)).isBetween(-4.0, 4.0);
	}

	/** By what stands before them in the text as it was. */
	@Test
	void redrawsPredictableTokensAfterThoseBeforeThem() {
		assertThat(changed(new Edit(0, 1), 2, 2, 1, 0)[1]).isZero();
		assertThat(Arrays.copyOfRange(changed(new Edit(0, 1), 2, 2, 1, 0), 1, 4)).containsExactly(0, 0, 2);
		assertThat(changed(new Edit(0.75, 2), 1, 0, 0, 2)).containsExactly(1, 0, 0, 2);
		// 2 after 1 has 0.8: redrawn from 2 and, of the equally probable rest, 0
		var drawn = 0;
		var scene = scene();
		for (int i = 0; i < 200; i++) {
			var edited = ((Texts) new Edit(0.75, 2).changed(new Texts(3, 4, new int[] { 0, 0, 1, 2 }), scene)).tokens();
			assertThat(edited).startsWith(0, 0, 1);
			assertThat(edited[3]).isIn(0, 2);
			drawn += edited[3];
		}
		// twice the number of draws of 2, which has 8 of 9
		assertThat((drawn / 2.0 - 200 * 8 / 9.0) / Math.sqrt(200 * 8 / 81.0)).isBetween(-4.0, 4.0);
	}

	@Test
	void leavesEveryTextOnce() {
		var texts = new Texts(3, 2, new int[] { 0, 1, 1, 0, 0, 1, 2, 2 });
		assertThat(curated(new Deduplicate(), texts, 4)).containsExactly(0, 1, 1, 0, 2, 2);
	}

	/** Cut off are the least probable under the law that texts are drawn from. */
	@Test
	void scoresTextsByTheirProbability() {
		var texts = new Texts(3, 4, new int[] { 0, 0, 0, 0, 0, 1, 2, 0 });
		assertThat(curated(new TailCut(0.5), texts, 1)).containsExactly(0, 1, 2, 0);
		// a strong detector takes the one that the truth writes more often
		assertThat(curated(new Detector(null, null, 1000.0), texts, 2)).isEqualTo(new int[8]);
	}

	private static int[] curated(Filter filter, Texts texts, int size) {
		Source source = (_) -> Batch.of(List.of(Portion.synthetic(texts)));
		return ((Texts) filter.over(source, scene()).draw(size).portions().getFirst().data()).tokens();
	}

}
