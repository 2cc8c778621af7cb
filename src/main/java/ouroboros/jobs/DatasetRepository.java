package ouroboros.jobs;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.domain.Limit;
import org.springframework.data.repository.Repository;

interface DatasetRepository extends Repository<DatasetEntity, UUID> {

	Optional<DatasetEntity> findById(UUID id);

	Optional<DatasetEntity> findByName(String name);

	boolean existsByName(String name);

	List<DatasetEntity> findByOrderByIdDesc(Limit limit);

	List<DatasetEntity> findByIdLessThanOrderByIdDesc(UUID id, Limit limit);

}
