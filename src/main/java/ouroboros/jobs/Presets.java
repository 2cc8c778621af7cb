package ouroboros.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The published experiments, each a file of its own among the resources. */
@Component
public class Presets {

	private static final String FILES = "classpath:presets/*.json";

	private static final String SUFFIX = ".json";

	private final SequencedMap<String, Preset> presets;

	private final Experiments experiments;

	private final Results results;

	Presets(Experiments experiments, Results results) throws IOException {
		this.experiments = experiments;
		this.results = results;
		var found = new TreeMap<String, Preset>();
		for (var file : new PathMatchingResourcePatternResolver().getResources(FILES)) {
			var preset = read(file);
			found.put(preset.name(), preset);
		}
		this.presets = Collections.unmodifiableSequencedMap(found);
	}

	private static Preset read(Resource file) {
		var mapper = JsonMapper.builder()
			.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
			.disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
			.build();
		try (var content = file.getInputStream()) {
			var name = String.valueOf(file.getFilename());
			var tree = (ObjectNode) mapper.readTree(content);
			return mapper.treeToValue(tree.put("name", name.substring(0, name.length() - SUFFIX.length())),
					Preset.class);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** All of them by name. */
	public List<Preset> all() {
		return List.copyOf(this.presets.values());
	}

	/**
	 * One of them.
	 * @throws NotFound if there is none of that name
	 */
	public Preset find(String name) {
		var preset = this.presets.get(name);
		if (preset == null) {
			throw new NotFound("preset", name);
		}
		return preset;
	}

	/**
	 * Submits the experiment of a preset.
	 * @param name of the preset
	 * @param patch what is different, a JSON merge patch of its spec
	 * @param key as for {@link Experiments#submit(byte[], String, WorkerPool)}
	 */
	public ExperimentEntity submit(String name, ObjectNode patch, @Nullable String key) {
		var spec = find(name).specWith(patch);
		return this.experiments.submit(JsonMapper.shared().writeValueAsBytes(spec), key, null, name);
	}

	/**
	 * Whether an experiment shows what its preset expects.
	 * @throws NotFound if there is no such experiment, or it is not a preset's
	 */
	public Reproduction reproduction(UUID id) {
		var experiment = this.experiments.find(id);
		var name = experiment.preset();
		if (name == null) {
			throw new NotFound("preset of experiment", id);
		}
		var preset = this.presets.get(name);
		if (preset == null) {
			return Reproduction.unknown(name, "there is no such preset any more");
		}
		if (!preset.expectsTheSameOf((ObjectNode) JsonMapper.shared().readTree(experiment.spec()))) {
			return Reproduction.unknown(name,
					"the spec differs from the preset's in more than " + String.join(", ", Preset.FREE));
		}
		if (!experiment.state().equals("completed")) {
			return Reproduction.unknown(name, "the experiment is " + experiment.state());
		}
		var labels = List.of(experiment.metricLabels());
		var outcomes = preset.checks().stream().map((check) -> outcome(check, id, labels)).toList();
		var single = preset.spec().path("replicates").asInt(1) > 1
				&& outcomes.stream().allMatch((outcome) -> outcome.n() <= 1);
		return single ? Reproduction.ofOne(name, outcomes) : Reproduction.of(name, outcomes);
	}

	private Reproduction.Outcome outcome(Check check, UUID id, List<String> labels) {
		var observed = this.results.observed(id, check.sweepPoint(), labels.indexOf(check.metric()), check.function(),
				Grid.only(check.generation()));
		return Reproduction.Outcome.of(check,
				observed.stream().filter((one) -> one.generation() == check.generation()).findFirst().orElse(null));
	}

}
