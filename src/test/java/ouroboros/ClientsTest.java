package ouroboros;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * The Python client and the commands of the README against the service. A machine without
 * the program that a test needs says so and goes on, for the build asks for no more than
 * a JDK and Maven.
 */
@ServiceTest
class ClientsTest {

	private static final Path SCRIPT = Path.of("src/main/clients/ouroboros.py").toAbsolutePath();

	private static final String SPEC = """
			{"name":"By Python","truth":{"type":"gaussian","dimension":1},"learner":{"type":"gaussian"},
			 "regime":{"samples":2},"sampling":{"precision":"bfloat16"},"generations":40,"replicates":3,"seed":5,
			 "metrics":["variance","log-determinant"],"sweep":{"/regime/samples":[2,4]},
			 "snapshots":{"every":40,"samples":3}}""";

	/** Every call of the client, each answer checked. */
	private static final String TOUR = """
			import json, math, os, sys
			sys.path.insert(0, os.path.dirname(sys.argv[1]))
			import ouroboros
			ouroboros.pandas = None
			client = ouroboros.Client()
			with open("spec.json") as file:
			    spec = json.load(file)
			assert client.validate(spec)["runs"] == 6
			try:
			    client.submit(spec, generations=-1)
			    raise SystemExit("not refused")
			except ouroboros.Problem as problem:
			    assert problem.status == 422, problem.status
			    assert problem.problem["errors"][0]["pointer"] == "/generations", problem.problem
			seen = []
			first = client.submit("spec.json", idempotency_key="tour-" + spec["name"], name="Named by Python")
			assert first["name"] == "Named by Python"
			id = first["id"]
			assert client.submit("spec.json", idempotency_key="tour-" + spec["name"], name="Named by Python")["id"] == id
			done = client.wait(id, seen.append)
			assert done["state"] == seen[-1]["state"] == "completed"
			assert client.wait(id, timeout=1)["state"] == "completed"
			assert any(one["id"] == id for one in client.experiments(q="Named by Python", limit=1))
			summary = client.summary(id, "log-determinant")
			assert len(summary) == 82 and summary[-1]["/regime/samples"] == 4 and summary[0]["n"] == 3
			assert summary[40]["min"] == -math.inf, summary[40]
			rows = client.generations(id)
			assert len(rows) == 246 and rows[0]["generation"] == 0 and isinstance(rows[0]["variance"], float)
			assert client.csv(id).startswith("run,sweepPoint,replicate,generation,variance,log-determinant")
			assert client.parquet(id)[:4] == b"PAR1"
			runs = list(client.runs(id))
			assert len(runs) == 6
			assert len(client.samples(runs[0]["id"], 40)["points"]) == 3
			assert {point for one in client.theory(id)["notApplicable"] for point in one["sweepPoints"]} == {0, 1}
			assert len({one["definition"] for one in client.verdicts(id, confidence=0.99)["verdicts"]}) == 8
			assert b"By Python" not in client.chart(id, "variance", "chart.svg", y="log", points="1")
			with open("chart.svg", "rb") as file:
			    assert file.read().startswith(b"<?xml")
			assert client.chart(id, "variance", format="png")[1:4] == b"PNG"
			events = list(client.events(id, reconnect=0))
			numbers = [int(event["id"]) for event in events if "id" in event]
			assert numbers == sorted(set(numbers)) and len(numbers) > 2
			assert events[-1]["event"] == "progress" and events[-1]["data"]["fraction"] == 1
			assert list(client.events(id, last=numbers[-1], reconnect=0)) == []
			with open("numbers.csv", "w") as file:
			    file.write("x\\n1\\n2\\n3\\n")
			assert client.upload("by python", "numbers.csv", "text/csv")["rows"] == 3
			assert any(one["name"] == "by python" for one in client.datasets())
			assert len(client.presets()) > 50 and client.catalog()["metrics"]
			long = client.submit(spec, generations=10000, sweep={}, snapshots={"every": 10000, "samples": 1},
			                     replicates=100, regime={"samples": 10000})["id"]
			client.pause(long); client.resume(long); client.cancel(long)
			assert client.wait(long)["state"] == "cancelled"
			client.retry(long); client.cancel(long); client.wait(long)
			client.delete(long)
			try:
			    client.get(long)
			    raise SystemExit("not deleted")
			except ouroboros.Problem as problem:
			    assert problem.status == 404
			preset = client.submit("wright-fisher", replicates=2)
			assert preset["preset"] == "wright-fisher" and client.wait(preset["id"])["state"] == "completed"
			print("toured")
			""";

	private int port;

	@TempDir
	private Path directory;

	@BeforeEach
	void connect(@LocalServerPort int port) throws IOException {
		this.port = port;
		Files.writeString(this.directory.resolve("spec.json"), SPEC);
	}

	private String output(String... command) throws Exception {
		assumeInstalled(command[0]);
		var errors = this.directory.resolve("errors").toFile();
		var builder = new ProcessBuilder(command).directory(this.directory.toFile()).redirectError(errors);
		builder.environment().put("OUROBOROS_URL", "http://127.0.0.1:" + this.port);
		builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
		var process = builder.start();
		try {
			process.getOutputStream().close();
			var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
			assertThat(process.exitValue()).as(output + Files.readString(errors.toPath())).isZero();
			return output;
		}
		finally {
			process.destroyForcibly();
		}
	}

	private static void assumeInstalled(String program) {
		assumeThat(Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
			.map((directory) -> Path.of(directory, program))
			.anyMatch(Files::isExecutable)).as("%s is not installed: this is not tested", program).isTrue();
	}

	@Test
	void thePythonClientKnowsTheWholeApi() throws Exception {
		Files.writeString(this.directory.resolve("tour.py"), TOUR);
		assertThat(output("python3", "-W", "error", "tour.py", SCRIPT.toString())).isEqualTo("toured\n");
	}

	@Test
	void thePythonClientIsACommand() throws Exception {
		var told = output("python3", SCRIPT.toString(), "run", "spec.json");
		var id = Pattern.compile("\"id\": \"([^\"]+)\"").matcher(told);
		assertThat(id.find()).as(told).isTrue();
		assertThat(output("python3", SCRIPT.toString(), "csv", id.group(1)).lines()).hasSize(1 + 246);
		assertThat(output("python3", SCRIPT.toString(), "presets")).contains("wright-fisher");
		output("python3", SCRIPT.toString(), "chart", id.group(1), "variance", "chart.png");
		assertThat(this.directory.resolve("chart.png")).isNotEmptyFile();
	}

	/** As they stand, but for the port. */
	@Test
	void theCommandsOfTheReadmeRun() throws Exception {
		for (var program : List.of("bash", "curl", "jq", "python3")) {
			assumeInstalled(program);
		}
		var readme = Files.readString(Path.of("README.md"));
		var section = readme.substring(readme.indexOf("\n## Charts, exports, clients\n") + 1);
		section = section.substring(0, section.indexOf("\n## ", 1));
		var commands = new StringBuilder("set -e -o pipefail\n");
		Pattern.compile("(?s)```console\n(.*?)```").matcher(section).results().forEach((block) -> {
			commands.append(block.group(1).replaceAll("(?m)^\\$ ", ""));
		});
		var script = commands.toString()
			.replace("localhost:8080", "localhost:" + this.port)
			.replace("src/main/clients/ouroboros.py", SCRIPT.toString());
		assertThat(script).contains("curl", "jq", "ouroboros.py", "charts/", ".parquet");
		assertThat(output("bash", "-c", script)).contains("\"completed\"", "[100,").doesNotContain("urn:ouroboros");
		for (var file : List.of("variance.svg", "generations.csv", "generations.parquet")) {
			assertThat(this.directory.resolve(file)).isNotEmptyFile();
		}
	}

}
