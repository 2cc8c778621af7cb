package ouroboros.jobs;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import ouroboros.core.law.EmpiricalTexts;
import ouroboros.json.BadSpec;

/** What tokens of generated texts stand for. */
@Component
public class Vocabularies {

	private final JdbcClient jdbc;

	private final StoredPlans plans;

	Vocabularies(JdbcClient jdbc, StoredPlans plans) {
		this.jdbc = jdbc;
		this.plans = plans;
	}

	/**
	 * The words of the data set that a run learns from.
	 * @return empty where tokens are only numbers, or the data set is deleted
	 */
	public Optional<List<String>> words(long run) {
		return this.jdbc.sql("select experiment_id, sweep_point from run where id = :run")
			.param("run", run)
			.query((row, _) -> words(row.getObject(1, UUID.class), row.getInt(2)))
			.optional()
			.flatMap((words) -> words);
	}

	private Optional<List<String>> words(UUID experiment, int sweepPoint) {
		try {
			return this.plans.find(experiment)
				.flatMap((plan) -> (plan.points().get(sweepPoint).truth() instanceof EmpiricalTexts texts)
						? Optional.of(texts.words()) : Optional.empty());
		}
		catch (BadSpec ex) {
			return Optional.empty();
		}
	}

}
