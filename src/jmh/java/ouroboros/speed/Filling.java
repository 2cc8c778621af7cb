package ouroboros.speed;

import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * Fills a database with experiments that nobody computed: copies of one that the service
 * stored, with other names, tags and states.
 */
record Filling(Site site, String database) {

	private static final String SPEC = """
			{"name": "template", "description": "what all are copies of", "truth": {"type": "gaussian", "dimension": 1},
			"learner": {"type": "gaussian"}, "regime": {"samples": 100}, "generations": %d, "replicates": %d, "seed": 1,
			"metrics": ["mean", "variance", "log-determinant", "wasserstein2-squared"]}""";

	/** Gives the id of the last one. */
	String fill(int experiments, int runs, int generations) throws SQLException {
		var template = this.site.submit(SPEC.formatted(generations - 1, 1));
		this.site.finished(template);
		try (var connection = DriverManager.getConnection(this.database);
				var statement = connection.createStatement()) {
			statement.execute("set work_mem = '256MB'");
			statement.execute("""
					create temporary table filled as
					select uuidv7() as id, i from generate_series(1, %d) as i order by i""".formatted(experiments));
			statement.execute(
					"""
							insert into experiment select r.* from experiment as e, filled,
							lateral jsonb_populate_record(e, jsonb_build_object('id', filled.id,
							  'name', 'filled experiment ' || i * 7919 %% 50021, 'description', 'the ' || i || 'th of many',
							  'tags', case when i %% 9973 = 0 then '{rare}' else '{tag-' || i %% 20 || '}' end,
							  'state', case when i %% 9973 = 1 then 'paused' when i %% 20 = 1 then 'failed' else 'completed' end,
							  'runs_total', %d, 'runs_completed', %d, 'generations_total', %d, 'generations_done', %d,
							  'created_at', e.created_at + i * interval '1 second')) as r
							where e.id = '%s' order by i"""
						.formatted(runs, runs, (long) runs * generations, (long) runs * generations, template));
			statement.execute("insert into sweep_point select id, 0, '{}' from filled");
			statement.execute("""
					insert into run (experiment_id, sweep_point, replicate, seed, generations, state, last_generation,
					  last_metrics, started_at, finished_at)
					select id, 0, k, k, %d, 'completed', %d, array[random(), random(), random(), random()], now(), now()
					from filled, generate_series(0, %d) as k order by i, k""".formatted(generations - 1,
					generations - 1, runs - 1));
			statement.execute("""
					insert into generation
					select run.id, g, array[random(), random(), random(), random()]
					from filled join run on experiment_id = filled.id, generate_series(0, %d) as g order by run.id, g"""
				.formatted(generations - 1));
			statement.execute("vacuum analyze");
			try (var last = statement.executeQuery("select id from filled order by i desc limit 1")) {
				last.next();
				return last.getString(1);
			}
		}
	}

}
