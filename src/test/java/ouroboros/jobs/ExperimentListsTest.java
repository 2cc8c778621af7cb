package ouroboros.jobs;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;

import ouroboros.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** Pages of a list, and what leads the database to them. */
@SpringBootTest(webEnvironment = WebEnvironment.NONE, properties = "ouroboros.worker.enabled=false")
@ContextConfiguration(initializers = TestDatabase.class)
class ExperimentListsTest {

	private static final String SPEC = """
			{"name":"%s","truth":{"type":"gaussian","dimension":1},"learner":{"type":"gaussian"},
			 "regime":{"samples":20},"generations":1,"seed":3,"metrics":["mean"]}""";

	private static final ExperimentFilter ALL = new ExperimentFilter(null, null, null);

	@Autowired
	private Experiments experiments;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private TransactionTemplate transaction;

	@BeforeEach
	void clear() {
		this.jdbc.sql("delete from experiment").update();
	}

	private UUID submit(String name) {
		return this.experiments.submit(SPEC.formatted(name).getBytes(StandardCharsets.UTF_8), null, null).getId();
	}

	/**
	 * A page that went on after the value alone would lose or repeat those of one name.
	 */
	@ParameterizedTest
	@EnumSource(Place.Order.class)
	void losesAndRepeatsNoneOfEqualOnes(Place.Order order) {
		for (int i = 0; i < 7; i++) {
			submit((i == 3) ? "other" : "same");
		}
		this.jdbc.sql("update experiment set created_at = '2026-01-01Z' where name = 'same'").update();
		for (var descending : List.of(true, false)) {
			var whole = ids(this.experiments.list(ALL, new Place(order, descending, null), 100));
			assertThat(whole).hasSize(7).doesNotHaveDuplicates();
			var pages = new ArrayList<UUID>();
			Place.@Nullable Key after = null;
			do {
				var page = this.experiments.list(ALL, new Place(order, descending, after), 2);
				pages.addAll(ids(page));
				after = page.isEmpty() ? null : key(order, page.getLast());
			}
			while (after != null);
			assertThat(pages).isEqualTo(whole);
		}
	}

	private static List<UUID> ids(List<ExperimentEntity> experiments) {
		return experiments.stream().map(ExperimentEntity::getId).toList();
	}

	private static Place.Key key(Place.Order order, ExperimentEntity experiment) {
		return new Place.Key((order == Place.Order.NAME) ? experiment.name() : experiment.createdAt(),
				experiment.getId());
	}

	/**
	 * Even the last page of a list is read from an index, neither from the start nor
	 * sorted.
	 */
	@ParameterizedTest
	@EnumSource(Place.Order.class)
	void goesStraightToAPlaceHoweverDeepItIs(Place.Order order) {
		var value = (order == Place.Order.NAME) ? "some name" : Instant.parse("2026-01-01T00:00:00Z");
		for (var state : new @Nullable String[] { null, "failed" }) {
			for (var descending : List.of(true, false)) {
				var plan = plan(new ExperimentFilter(state, null, null),
						new Place(order, descending, new Place.Key(value, new UUID(1, 2))), null);
				assertThat(plan).contains("Index Scan")
					.contains("Index Cond: " + ((state == null) ? "(ROW(" : "((state = 'failed'"))
					.doesNotContain("Seq Scan", "Sort", "Filter:");
			}
		}
		assertThat(plan(ALL, new Place(order, true, new Place.Key(value, new UUID(1, 2))), "me"))
			.contains("Index Scan", "Index Cond: ((owner = 'me'")
			.doesNotContain("Seq Scan", "Sort", "Filter:");
	}

	@Test
	void findsPartsOfWordsByAnIndex() {
		assertThat(plan(new ExperimentFilter(null, null, "Moles"), new Place(Place.Order.NAME, false, null), null))
			.contains("Bitmap Index Scan on experiment_words")
			.contains("lower(name) ~~ '%moles%'")
			.contains("lower(description) ~~ '%moles%'");
	}

	/** As of a table of many rows. */
	private String plan(ExperimentFilter filter, Place place, @Nullable String owner) {
		List<String> lines = this.transaction.execute((_) -> {
			this.jdbc.sql("set local enable_seqscan = off").update();
			this.jdbc.sql("set local plan_cache_mode = force_custom_plan").update();
			this.jdbc.sql("set local enable_%s = off".formatted((filter.text() != null) ? "indexscan" : "bitmapscan"))
				.update();
			var parameters = filter.parameters(place, owner, 50);
			parameters.computeIfPresent("value",
					(_, value) -> (value instanceof Instant instant) ? Timestamp.from(instant) : value);
			return this.jdbc.sql("explain " + filter.sql(place, owner)).params(parameters).query(String.class).list();
		});
		return String.join("\n", lines);
	}

}
