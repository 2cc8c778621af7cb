package ouroboros.jobs;

import java.util.List;

import jakarta.persistence.EntityManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads pages of lists of experiments. */
@Component
class ExperimentLists {

	private final EntityManager entities;

	private final Caller caller;

	ExperimentLists(EntityManager entities, Caller caller) {
		this.entities = entities;
		this.caller = caller;
	}

	/**
	 * At most so many of the caller's experiments after a place. Planned for its own
	 * words: one plan for common and rare ones would serve neither.
	 */
	@Transactional(readOnly = true)
	List<ExperimentEntity> page(ExperimentFilter filter, Place place, int most) {
		this.entities.createNativeQuery("set local plan_cache_mode = force_custom_plan").executeUpdate();
		var owner = this.caller.only();
		var query = this.entities.createNativeQuery(filter.sql(place, owner), ExperimentEntity.class);
		filter.parameters(place, owner, most).forEach(query::setParameter);
		List<?> found = query.getResultList();
		return found.stream().map(ExperimentEntity.class::cast).toList();
	}

}
