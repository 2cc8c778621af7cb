package ouroboros.jobs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The event log of experiments. */
@Component
public class Events {

	/**
	 * Something that happened.
	 *
	 * @param seq its number, ascending within an experiment
	 * @param at when
	 * @param type {@code state} (of the experiment), or what happened to runs:
	 * {@code claimed}, {@code resumed} (by a worker), {@code completed}, {@code failed},
	 * {@code paused}, {@code cancelled}, {@code queued} (again)
	 * @param data JSON
	 */
	public record Event(long seq, Instant at, String type, String data) {
	}

	/** Something to be written down. */
	record News(String type, Map<String, ?> data) {

		/** What happened to runs. */
		static News ofRuns(String type, List<Long> runs) {
			return new News(type, Map.of("runs", runs));
		}

		/** What a worker did with runs. */
		static News ofWorker(String type, String worker, List<Long> runs) {
			return new News(type, Map.of("worker", worker, "runs", runs));
		}

		/** What runs came to; nothing of those that none came to. */
		static News[] ofEndings(List<Long> completed, List<Long> failed) {
			return Stream.of(ofRuns("completed", completed), ofRuns("failed", failed))
				.filter((news) -> !news.data().containsValue(List.of()))
				.toArray(News[]::new);
		}

		static News ofState(String state) {
			return new News("state", Map.of("state", state));
		}

	}

	private final JdbcClient jdbc;

	Events(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** In a transaction that holds the experiment's row. */
	void write(UUID experiment, List<News> news) {
		var types = new ArrayList<String>();
		var data = new ArrayList<String>();
		for (var one : news) {
			types.add(one.type());
			data.add(JsonMapper.shared().writeValueAsString(one.data()));
		}
		this.jdbc.sql("""
				insert into event (experiment_id, seq, type, data)
				select :experiment, i + coalesce((select max(seq) from event where experiment_id = :experiment), 0),
				  type, data
				from unnest(:types::text[], :data::text[]) with ordinality as news(type, data, i)
				""")
			.param("experiment", experiment)
			.param("types", new SqlArrayValue("text", types.toArray()))
			.param("data", new SqlArrayValue("text", data.toArray()))
			.update();
	}

	/**
	 * At most so many events of an experiment after a number, in order.
	 * @param run a run, to leave out what happened to others alone; null for all
	 */
	public List<Event> after(UUID experiment, @Nullable Long run, long seq, int most) {
		return this.jdbc.sql("""
				select seq, at, type, data from event
				where experiment_id = :experiment and seq > :seq
				  and (cast(:run as bigint) is null or type = 'state'
				    or cast(data as jsonb) -> 'runs' @> to_jsonb(cast(:run as bigint)))
				order by seq limit :most
				""")
			.param("experiment", experiment)
			.param("run", run)
			.param("seq", seq)
			.param("most", most)
			.query((row, _) -> new Event(row.getLong("seq"), row.getTimestamp("at").toInstant(), row.getString("type"),
					row.getString("data")))
			.list();
	}

}
