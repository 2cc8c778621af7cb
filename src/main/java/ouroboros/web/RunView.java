package ouroboros.web;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import ouroboros.jobs.Benches;
import ouroboros.jobs.ExperimentEntity;
import ouroboros.jobs.RunEntity;

/** A run as the API shows it. */
@Schema(name = "Run")
record RunView(long id, UUID experiment, int sweepPoint,
		@Schema(description = "the swept values, by JSON Pointer", implementation = Object.class) JsonNode values,
		@Schema(description = "the first one of a block") int replicate,
		@Schema(description = "how many the run holds: 1, or the size of a block where only statistics"
				+ " are kept") int replicates,
		@Schema(description = "with this seed and one replicate an experiment repeats this run, or the"
				+ " first replicate of this block, alone") long seed,
		String state, int generations,
		@Schema(description = "-1 before the first; of a block that of its present replicate") int lastGeneration,
		@Schema(description = "none where only statistics are kept") Map<String, @Nullable Double> lastMetrics,
		@Nullable Map<String, String> nonFinite, @Nullable String error,
		@Schema(description = "why a completed run has fewer generations than asked for: what it ran out of; of a block why the first such replicate has") @Nullable String ending,
		@Nullable String codeVersion, @Nullable Instant startedAt, @Nullable Instant finishedAt,
		@Schema(description = "how far the unfinished generation is, where one takes long") Benches.@Nullable Progress progress,
		Map<String, String> links) {

	static RunView of(RunEntity run, ExperimentEntity experiment, String values, Benches.@Nullable Progress progress) {
		var labels = experiment.metricLabels();
		var metrics = new LinkedHashMap<String, @Nullable Double>();
		var nonFinite = new LinkedHashMap<String, String>();
		var last = run.lastMetrics();
		if (last != null) {
			for (int i = 0; i < labels.length; i++) {
				var finite = Double.isFinite(last[i]);
				metrics.put(labels[i], finite ? Double.valueOf(last[i]) : null);
				if (!finite) {
					nonFinite.put(labels[i], Columns.word(last[i]));
				}
			}
		}
		var self = "/api/v1/runs/" + run.id();
		var links = new LinkedHashMap<String, String>();
		links.put("self", self);
		links.put("experiment", "/api/v1/experiments/" + run.experimentId());
		if (!experiment.aggregated()) {
			links.put("generations", self + "/generations");
		}
		return new RunView(run.id(), run.experimentId(), run.sweepPoint(), JsonMapper.shared().readTree(values),
				run.replicate(), run.replicates(), run.seed(), run.state(), run.generations(), run.lastGeneration(),
				metrics, nonFinite.isEmpty() ? null : nonFinite, run.error(), run.ending(), run.codeVersion(),
				run.startedAt(), run.finishedAt(), progress, links);
	}

}
