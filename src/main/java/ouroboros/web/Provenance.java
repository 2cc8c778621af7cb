package ouroboros.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.UUID;

import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import ouroboros.jobs.CodeVersion;
import ouroboros.jobs.ExperimentEntity;
import ouroboros.json.Catalog;

/** Where the numbers of an export come from, and their units. */
@Component
class Provenance {

	private final Catalog catalog;

	private final CodeVersion codeVersion;

	Provenance(Catalog catalog, CodeVersion codeVersion) {
		this.catalog = catalog;
		this.codeVersion = codeVersion;
	}

	/**
	 * For formats without a place of their own: the experiment with its specs, and the
	 * catalogue with its units.
	 */
	static String links(UUID experiment) {
		return "</api/v1/experiments/%s>; rel=\"describedby\", </api/v1/catalog>; rel=\"describedby\"; title=\"units\""
			.formatted(experiment);
	}

	/** What writes. */
	String writer() {
		return "ouroboros version " + this.codeVersion;
	}

	/**
	 * Keys and values beside a table.
	 * @param labels of the metrics in it
	 */
	SequencedMap<String, String> of(ExperimentEntity experiment, List<String> labels) {
		var units = JsonMapper.shared().createObjectNode();
		labels.forEach((label) -> units.put(label, this.catalog.unit(label)));
		var about = new LinkedHashMap<String, String>();
		about.put("ouroboros.experiment", experiment.getId().toString());
		about.put("ouroboros.name", experiment.name());
		about.put("ouroboros.state", experiment.state());
		about.put("ouroboros.spec", experiment.spec());
		about.put("ouroboros.resolved", experiment.resolved());
		about.put("ouroboros.seed", JsonMapper.shared().readTree(experiment.spec()).path("seed").asString(""));
		about.put("ouroboros.codeVersion", experiment.codeVersion());
		about.put("ouroboros.units", units.toString());
		return about;
	}

}
