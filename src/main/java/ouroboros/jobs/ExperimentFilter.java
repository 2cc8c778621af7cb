package ouroboros.jobs;

import java.util.ArrayList;
import java.util.Locale;

import jakarta.persistence.criteria.Predicate;
import org.hibernate.query.criteria.HibernateCriteriaBuilder;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.domain.Specification;

/**
 * Which experiments to list.
 *
 * @param state their state; null for any
 * @param tag a tag they have; null for any
 * @param text part of their name or description, whatever the case; null for any
 */
public record ExperimentFilter(@Nullable String state, @Nullable String tag, @Nullable String text) {

	Specification<ExperimentEntity> specification() {
		return (experiment, _, builder) -> {
			var predicates = new ArrayList<Predicate>();
			if (this.state != null) {
				predicates.add(builder.equal(experiment.get("state"), this.state));
			}
			if (this.tag != null) {
				predicates.add(
						((HibernateCriteriaBuilder) builder).arrayContains(experiment.<String[]>get("tags"), this.tag));
			}
			if (this.text != null) {
				var pattern = "%" + this.text.toLowerCase(Locale.ROOT)
					.replace("\\", "\\\\")
					.replace("%", "\\%")
					.replace("_", "\\_") + "%";
				predicates.add(builder.or(builder.like(builder.lower(experiment.get("name")), pattern, '\\'),
						builder.like(builder.lower(experiment.get("description")), pattern, '\\')));
			}
			return builder.and(predicates.toArray(Predicate[]::new));
		};
	}

}
