package ouroboros.core.law;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import ouroboros.core.chance.Turn;
import ouroboros.core.data.Texts;
import ouroboros.core.truth.MarkovText;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class BeamSearchTest {

	private static final Turn TURN = new Turn(13, 1, () -> false);

	private static final List<Decoding> DECODINGS = List.of(Decoding.NONE, new Decoding(0.7, 0, 1, 1),
			new Decoding(1, 2, 1, 1), new Decoding(1, 0, 1, 3), new Decoding(0, 0, 1, 1));

	private static MarkovChain chain(int seed) {
		return new MarkovText(3, 2, 1, 4, seed).law((dataset, columns) -> {
			throw new AssertionError("no data set " + dataset);
		});
	}

	private static int[] found(Autoregressive law, int beams, int... prompt) {
		return new BeamSearch(beams)
			.continued(law, new Texts(law.space().symbols(), prompt.length, prompt), TURN.stream("synthetic"))
			.tokens();
	}

	private static double score(Autoregressive law, int[] prompt, int... text) {
		var line = NaiveBeams.joined(prompt, text);
		var sum = 0.0;
		for (int at = prompt.length; at < line.length; at++) {
			sum += Math.log(law.next(line, 0, at)[line[at]]);
		}
		return sum;
	}

	/** As many beams as there are beginnings lose none of them. */
	@Test
	void enoughBeamsFindTheMostProbableTextOfAll() {
		var greedyFails = 0;
		for (int seed = 0; seed < 10; seed++) {
			for (var decoding : DECODINGS) {
				var law = chain(seed).decoded(decoding);
				var prompt = new int[] { seed % 3, 1, 2 };
				var best = Double.NEGATIVE_INFINITY;
				for (int code = 0; code < 81; code++) {
					best = Math.max(best, score(law, prompt, code / 27, code / 9 % 3, code / 3 % 3, code % 3));
				}
				assertThat(score(law, prompt, found(law, 27, prompt))).isEqualTo(best);
				greedyFails += (score(law, prompt, found(law, 1, prompt)) < best) ? 1 : 0;
			}
		}
		assertThat(greedyFails).isGreaterThan(5);
	}

	/** After 0 rather 0, but then nothing is sure; after 1 it is 1 again. */
	@Test
	void looksFurtherThanTheNextToken() {
		var law = MarkovChain.of(2, 1, 2, new double[] { 0.55, 0.45, 0.01, 0.99 });
		assertThat(found(law, 1, 0)).containsExactly(0, 0);
		assertThat(found(law, 2, 0)).containsExactly(1, 1);
	}

	@Test
	void findsWhatIsFoundByBeginningAnewForEachToken() {
		for (int seed = 0; seed < 10; seed++) {
			for (var decoding : DECODINGS) {
				var law = chain(seed).decoded(decoding);
				for (int beams : new int[] { 1, 2, 3, 5, 16 }) {
					assertThat(found(law, beams, 2, seed % 3, 0))
						.isEqualTo(NaiveBeams.continued(law, beams, new int[] { 2, seed % 3, 0 }));
				}
			}
		}
	}

	@Test
	void ofEquallyProbableTextsThatOfTheLowestTokens() {
		var third = 1 / 3.0;
		var uniform = MarkovChain.of(3, 0, 5, new double[] { third, third, third });
		for (int beams : new int[] { 1, 2, 5 }) {
			assertThat(found(uniform, beams, 2, 1)).containsExactly(0, 0, 0, 0, 0);
		}
	}

	/** Of 80 prompts, more than are searched after at once. */
	@Test
	void eachTextIsFoundAsIfAlone() {
		var law = chain(3).decoded(new Decoding(1, 0, 1, 1.2));
		var prompts = chain(4).sample(80, TURN.stream("prompts"));
		var together = new BeamSearch(5).continued(law, prompts, TURN.stream("synthetic"));
		for (int row = 0; row < prompts.rows(); row++) {
			assertThat(together.row(row)).isEqualTo(found(law, 5, prompts.row(row)));
		}
	}

	@Test
	void stopsWhileItSearches() {
		var polls = new AtomicInteger();
		var random = new Turn(1, 0, () -> polls.incrementAndGet() > 50).stream("synthetic");
		var prompts = chain(4).sample(80, TURN.stream("prompts"));
		assertThatExceptionOfType(Turn.Stopped.class)
			.isThrownBy(() -> new BeamSearch(3).continued(chain(1), prompts, random));
		assertThat(polls).hasValue(51);
	}

}
