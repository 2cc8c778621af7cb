package ouroboros.jobs;

import java.util.UUID;

import org.springframework.data.jpa.repository.JpaRepository;

interface ExperimentRepository extends JpaRepository<ExperimentEntity, UUID> {

}
