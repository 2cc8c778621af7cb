package ouroboros.web;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

import ouroboros.Client;
import ouroboros.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;

/** Exports as DuckDB reads them, without being told anything. */
@ServiceTest
class ParquetApiTest {

	/** Chains that end in a point, so that logarithms of determinants become infinite. */
	private static final String SPEC = """
			{"name":"Exported","truth":{"type":"gaussian","dimension":1},"learner":{"type":"gaussian"},
			 "regime":{"samples":2},"sampling":{"precision":"bfloat16"},"generations":40,"replicates":5,"seed":5,
			 "metrics":["variance","log-determinant",{"type":"tail-mass","quantile":0.01}],
			 "sweep":{"/regime/samples":[2,4],"/learner/estimator":["unbiased",
			 "maximum-likelihood"]}}""";

	private static final String PARQUET = "application/vnd.apache.parquet";

	private Client client;

	@TempDir
	private Path directory;

	@BeforeEach
	void connect(@LocalServerPort int port) {
		this.client = new Client(port);
	}

	/** Names and rows of what a query gives; the file is called {@code file} in it. */
	private List<Map<String, Object>> read(Client.Answer answer, String query) throws Exception {
		assertThat(answer.status()).as(answer.text()).isEqualTo(200);
		assertThat(answer.header("Content-Type")).isEqualTo(PARQUET);
		var file = Files.write(this.directory.resolve("file.parquet"), answer.body());
		try (var connection = DriverManager.getConnection("jdbc:duckdb:");
				var statement = connection.createStatement();
				var rows = statement.executeQuery(query.replace("file", "'" + file + "'"))) {
			return rows(rows);
		}
	}

	private static List<Map<String, Object>> rows(ResultSet answer) throws SQLException {
		var rows = new ArrayList<Map<String, Object>>();
		while (answer.next()) {
			var row = new LinkedHashMap<String, Object>();
			for (int i = 1; i <= answer.getMetaData().getColumnCount(); i++) {
				row.put(answer.getMetaData().getColumnName(i), answer.getObject(i));
			}
			rows.add(row);
		}
		return rows;
	}

	@Test
	void holdsWhatTheCsvHoldsBitForBit() throws Exception {
		var id = this.client.run(SPEC).get("id").asString();
		var csv = this.client.get("/api/v1/experiments/" + id + "/generations", "Accept", "text/csv")
			.text()
			.split("\n");
		var rows = read(this.client.get("/api/v1/experiments/" + id + "/generations.parquet"), "select * from file");
		assertThat(rows).hasSize(csv.length - 1).hasSize(4 * 5 * 41);
		assertThat(rows.getFirst().keySet()).containsExactly("run", "sweepPoint", "replicate", "/regime/samples",
				"/learner/estimator", "generation", "variance", "log-determinant", "tail-mass[quantile=0.01]");
		for (int i = 0; i < rows.size(); i++) {
			var row = rows.get(i);
			assertThat(List.of(row.get("run"), row.get("sweepPoint"), row.get("replicate"), row.get("generation"),
					row.get("variance"), row.get("log-determinant"), row.get("tail-mass[quantile=0.01]")))
				.extracting(String::valueOf)
				.containsExactly(csv[i + 1].split(","));
			var point = Integer.parseInt(String.valueOf(row.get("sweepPoint")));
			assertThat(row.get("/regime/samples")).isEqualTo((point < 2) ? 2L : 4L);
			assertThat(row.get("/learner/estimator")).isEqualTo((point % 2 == 0) ? "unbiased" : "maximum-likelihood");
		}
		assertThat(rows).extracting((row) -> row.get("log-determinant")).contains(Double.NEGATIVE_INFINITY);
	}

	@Test
	void tellsWhereTheNumbersComeFrom() throws Exception {
		var experiment = this.client.run(SPEC);
		var path = "/api/v1/experiments/" + experiment.get("id").asString();
		var about = new LinkedHashMap<String, String>();
		read(this.client.get(path + "/generations.parquet"),
				"select decode(key) as k, decode(value) as v from parquet_kv_metadata(file)")
			.forEach((row) -> about.put(String.valueOf(row.get("k")), String.valueOf(row.get("v"))));
		assertThat(about).containsEntry("ouroboros.experiment", experiment.get("id").asString())
			.containsEntry("ouroboros.name", "Exported")
			.containsEntry("ouroboros.state", "completed")
			.containsEntry("ouroboros.seed", "5")
			.containsEntry("ouroboros.codeVersion", experiment.get("codeVersion").asString());
		assertThat(JsonMapper.shared().readTree(about.get("ouroboros.spec"))).isEqualTo(experiment.get("spec"));
		assertThat(JsonMapper.shared().readTree(about.get("ouroboros.resolved"))).isEqualTo(experiment.get("resolved"));
		assertThat(JsonMapper.shared().readTree(about.get("ouroboros.units")))
			.isEqualTo(JsonMapper.shared().readTree("""
					{"variance":"squared units of the data","log-determinant":"","tail-mass[quantile=0.01]":""}"""));
		for (var format : List.of("text/csv", "application/x-ndjson", PARQUET)) {
			assertThat(this.client.get(path + "/generations", "Accept", format).header("Link"))
				.contains("<%s>; rel=\"describedby\"".formatted(path));
		}
		assertThat(this.client.get("/api/v1/catalog").json().get("metrics").valueStream())
			.anyMatch((metric) -> metric.get("type").asString().equals("entropy")
					&& metric.path("unit").asString("").equals("nats"));
	}

	@Test
	void exportsARunAndASummaryToo() throws Exception {
		var id = this.client.run(SPEC).get("id").asString();
		var path = "/api/v1/experiments/" + id;
		var run = this.client.get(path + "/runs").json().at("/items/7");
		var rows = read(this.client.get("/api/v1/runs/" + run.get("id") + "/generations.parquet"),
				"select * from file");
		assertThat(rows).hasSize(41).allSatisfy((row) -> {
			assertThat(row.get("run")).isEqualTo(run.get("id").asLong());
			assertThat(row.get("sweepPoint")).isEqualTo(1);
			assertThat(row.get("replicate")).isEqualTo(2);
		});
		var last = rows.getLast().get("variance");
		assertThat(last).isEqualTo(run.at("/lastMetrics/variance").asDouble());
		var summary = read(this.client.get(path + "/summary.parquet?metric=variance"),
				"select * from file order by sweepPoint, generation");
		var expected = this.client.get(path + "/summary?metric=variance").json().get("points");
		assertThat(summary).hasSize(4 * 41);
		for (var column : List.of("n", "mean", "standardDeviation", "standardError", "min", "q05", "q25", "median",
				"q75", "q95", "max")) {
			assertThat(Double.parseDouble(String.valueOf(summary.get(2 * 41 + 3).get(column))))
				.isEqualTo(expected.get(2).get(column).get(3).asDouble());
		}
	}

	/** Who does not care gets what he got before. */
	@Test
	void isThereForWhoAsks() {
		var id = this.client.run(SPEC).get("id").asString();
		var path = "/api/v1/experiments/" + id;
		var run = "/api/v1/runs/" + this.client.get(path + "/runs").json().at("/items/0/id");
		for (var table : List.of(path + "/generations", run + "/generations", path + "/summary?metric=variance")) {
			assertThat(this.client.get(table, "Accept", PARQUET).header("Content-Type")).isEqualTo(PARQUET);
		}
		assertThat(this.client.get(path + "/generations?format=parquet").header("Content-Type")).isEqualTo(PARQUET);
		assertThat(this.client.get(path + "/generations").header("Content-Type")).startsWith("application/x-ndjson");
		assertThat(this.client.get(run + "/generations").header("Content-Type")).startsWith("application/json");
		assertThat(this.client.get(path + "/summary?metric=variance").header("Content-Type"))
			.startsWith("application/json");
		assertThat(this.client.get(path + "/summary.parquet?metric=none").status()).isEqualTo(400);
		var aggregate = this.client.run(SPEC.replace("\"seed\"", "\"record\":\"aggregate\",\"seed\""))
			.get("id")
			.asString();
		assertThat(this.client.get("/api/v1/experiments/" + aggregate + "/generations.parquet").status())
			.isEqualTo(409);
	}

}
