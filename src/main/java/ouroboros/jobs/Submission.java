package ouroboros.jobs;

import java.util.SequencedMap;
import java.util.UUID;

import tools.jackson.databind.json.JsonMapper;

import ouroboros.json.Plan;

/**
 * An accepted spec.
 *
 * @param plan the spec and its sweep points
 * @param datasets id of each data set that it names
 * @param estimate what it will cost
 * @param pool which workers compute it
 */
public record Submission(Plan plan, SequencedMap<String, UUID> datasets, Estimate estimate, WorkerPool pool) {

	String datasetsJson() {
		return JsonMapper.shared().writeValueAsString(this.datasets);
	}

}
