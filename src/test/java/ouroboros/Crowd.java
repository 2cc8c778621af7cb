package ouroboros;

import java.util.List;
import java.util.stream.Stream;

/**
 * A dozen runs and an aggregate of five experiments, each of another kind of state.
 *
 * @param kept specs of which every generation is kept
 * @param aggregate spec of which statistics are
 */
record Crowd(List<String> kept, String aggregate) {

	static Crowd of(long seed) {
		return new Crowd(Stream
			.of("""
					{"name":"Replace","truth":{"type":"gaussian","dimension":2},"learner":{"type":"gaussian"},
					 "regime":{"samples":1000},"generations":2000,"replicates":2,"seed":%d,"metrics":["variance","mean-shift"],
					 "sweep":{"/learner/estimator":["unbiased","maximum-likelihood"]},"priority":"low"}""",
					"""
							{"name":"Mixture","truth":{"type":"gaussian","dimension":2},
							 "learner":{"type":"gaussian-mixture","components":2},
							 "regime":{"samples":500,"retain":{"window":3},"budget":700,"real":{"share":0.1,"source":"fixed"}},
							 "generations":120,"replicates":3,"seed":%d,"metrics":["variance","l2-distance"]}""",
					"""
							{"name":"Words","truth":{"type":"zipf","symbols":2000},"learner":{"type":"categorical"},
							 "regime":{"samples":5000,"retain":"accumulate","real":{"share":0.2,"source":"fresh","mixing":"independent"}},
							 "sampling":{"temperature":0.9},"generations":500,"replicates":3,"seed":%d,
							 "metrics":["support","entropy"]}""",
					"""
							{"name":"Texts","truth":{"type":"markov-text","symbols":12,"length":30,"seed":1},
							 "learner":{"type":"n-gram","order":3},"regime":{"samples":300},"generations":150,
							 "replicates":2,"seed":%d,"metrics":["perplexity"],"priority":"high"}""")
			.map((spec) -> spec.formatted(seed))
			.toList(), """
					{"name":"Statistics","truth":{"type":"gaussian","dimension":1},"learner":{"type":"gaussian"},
					 "regime":{"samples":300,"retain":{"window":2}},"generations":300,"replicates":60,"seed":%d,
					 "metrics":["variance","mean-shift"],"record":"aggregate"}""".formatted(seed));
	}

}
