package ouroboros.jobs;

import java.util.List;
import java.util.UUID;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;

interface RunRepository extends JpaRepository<RunEntity, Long> {

	List<RunEntity> findByExperimentIdAndIdGreaterThanOrderById(UUID experimentId, long after, Limit limit);

}
