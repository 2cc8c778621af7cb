package ouroboros.jobs;

import java.util.Optional;
import java.util.UUID;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

interface ExperimentRepository extends JpaRepository<ExperimentEntity, UUID> {

	/** One statement, for which a transaction would be two more. */
	@Override
	@Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
	Optional<ExperimentEntity> findById(UUID id);

}
