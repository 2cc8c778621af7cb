package ouroboros.jobs;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

interface RunRepository extends JpaRepository<RunEntity, Long> {

	List<RunEntity> findByExperimentIdAndIdGreaterThanOrderById(UUID experimentId, long after, Limit limit);

	List<RunEntity> findByExperimentIdAndStateAndIdGreaterThanOrderById(UUID experimentId, String state, long after,
			Limit limit);

	/** One statement, for which a transaction would be two more. */
	@Override
	@Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
	Optional<RunEntity> findById(Long id);

}
