package ouroboros.jobs;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.domain.Limit;
import org.springframework.data.repository.Repository;

interface DatasetRepository extends Repository<DatasetEntity, UUID> {

	Optional<DatasetEntity> findById(UUID id);

	Optional<DatasetEntity> findByOwnerAndName(String owner, String name);

	boolean existsByOwnerAndName(String owner, String name);

	List<DatasetEntity> findByOrderByIdDesc(Limit limit);

	List<DatasetEntity> findByIdLessThanOrderByIdDesc(UUID id, Limit limit);

	List<DatasetEntity> findByOwnerOrderByIdDesc(String owner, Limit limit);

	List<DatasetEntity> findByOwnerAndIdLessThanOrderByIdDesc(String owner, UUID id, Limit limit);

}
