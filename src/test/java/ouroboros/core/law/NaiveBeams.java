package ouroboros.core.law;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** A beam search that begins every text anew for each token, and sorts all candidates. */
public final class NaiveBeams {

	private record Beam(int[] tokens, double score) {
	}

	private NaiveBeams() {
	}

	/** The text that is found after a prompt. */
	public static int[] continued(Autoregressive law, int beams, int[] prompt) {
		var kept = List.of(new Beam(prompt, 0));
		for (int i = 0; i < law.space().length(); i++) {
			var candidates = new ArrayList<Beam>();
			for (var beam : kept) {
				var next = law.next(beam.tokens(), 0, beam.tokens().length);
				for (int token = 0; token < next.length; token++) {
					if (next[token] > 0) {
						candidates.add(new Beam(joined(beam.tokens(), token), beam.score() + Math.log(next[token])));
					}
				}
			}
			candidates.sort(Comparator.comparingDouble(Beam::score).reversed());
			kept = List.copyOf(candidates.subList(0, Math.min(beams, candidates.size())));
		}
		var best = kept.getFirst().tokens();
		return IntStream.range(prompt.length, best.length).map((at) -> best[at]).toArray();
	}

	/** One array after the other. */
	public static int[] joined(int[] first, int... second) {
		return IntStream.concat(IntStream.of(first), IntStream.of(second)).toArray();
	}

}
