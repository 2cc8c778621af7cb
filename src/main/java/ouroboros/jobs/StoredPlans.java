package ouroboros.jobs;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import ouroboros.json.Plan;
import ouroboros.json.Plans;

/** The plans of stored experiments, the last few kept. */
@Component
class StoredPlans {

	private static final int KEPT = 8;

	private static final TypeReference<Map<String, UUID>> IDS = new TypeReference<>() {
	};

	private final JdbcClient jdbc;

	private final Datasets datasets;

	private final Plans plans;

	private final Map<UUID, Plan> kept = new LinkedHashMap<>(16, 0.75f, true);

	StoredPlans(JdbcClient jdbc, Datasets datasets, Plans plans) {
		this.jdbc = jdbc;
		this.datasets = datasets;
		this.plans = plans;
	}

	/** The plan of an experiment; empty if there is no such experiment. */
	synchronized Optional<Plan> find(UUID experiment) {
		var known = this.kept.get(experiment);
		if (known != null) {
			return Optional.of(known);
		}
		var read = this.jdbc.sql("select resolved, datasets from experiment where id = :id")
			.param("id", experiment)
			.query((row, _) -> {
				var ids = JsonMapper.shared().readValue(row.getString("datasets"), IDS);
				return this.plans.read(JsonMapper.shared().readTree(row.getString("resolved")),
						this.datasets.library(ids), () -> 0, Long.MAX_VALUE);
			})
			.optional();
		read.ifPresent((plan) -> {
			this.kept.put(experiment, plan);
			if (this.kept.size() > KEPT) {
				this.kept.remove(this.kept.keySet().iterator().next());
			}
		});
		return read;
	}

}
