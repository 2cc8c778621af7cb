package ouroboros.json;

import java.util.List;
import java.util.SequencedMap;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import ouroboros.core.Learner;
import ouroboros.core.Run;
import ouroboros.core.Spec;
import ouroboros.core.law.Law;

/**
 * What is to be run for a spec.
 *
 * @param spec the document as sent, with a seed
 * @param resolved the document with every default said, the sweep kept; reads as the same
 * plan
 * @param points the sweep points, in row-major order: the last axis runs fastest
 * @param metricLabels names of what every point measures, in order
 */
public record Plan(ObjectNode spec, ObjectNode resolved, List<Point> points, List<String> metricLabels) {

	/**
	 * One combination of the swept values.
	 *
	 * @param ordinal its place among the points, from 0
	 * @param values the swept values by their pointers; none without a sweep
	 * @param spec the experiment at this point
	 * @param truth its genuine law
	 * @param learner its learner, prepared
	 */
	public record Point(int ordinal, SequencedMap<String, JsonNode> values, Spec spec, Law truth, Learner learner) {

		/**
		 * One replicate of the experiment at this point.
		 * @param replicate index of the replicate, from 0
		 */
		public Run run(int replicate) {
			return this.spec.run(this.truth, this.learner, replicate);
		}

	}

}
