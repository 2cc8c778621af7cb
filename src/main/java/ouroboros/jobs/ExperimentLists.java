package ouroboros.jobs;

import java.util.List;

import jakarta.persistence.EntityManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads pages of lists of experiments. */
@Component
class ExperimentLists {

	private final EntityManager entities;

	ExperimentLists(EntityManager entities) {
		this.entities = entities;
	}

	/**
	 * At most so many experiments after a place. Planned for its own words: one plan for
	 * common and rare ones would serve neither.
	 */
	@Transactional(readOnly = true)
	List<ExperimentEntity> page(ExperimentFilter filter, Place place, int most) {
		this.entities.createNativeQuery("set local plan_cache_mode = force_custom_plan").executeUpdate();
		var query = this.entities.createNativeQuery(filter.sql(place), ExperimentEntity.class);
		filter.parameters(place, most).forEach(query::setParameter);
		List<?> found = query.getResultList();
		return found.stream().map(ExperimentEntity.class::cast).toList();
	}

}
