package ouroboros.page;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ouroboros.ServiceProcess;

/**
 * How fluid the page is in a service with 50,000 experiments, a sweep of 1,000 points,
 * and a run of 10,000 generations. Not part of the tests:
 * {@code mvn test -Dtest=PageSpeed}. A line for each page: seconds until it shows what it
 * is for; and once it is quiet those that scripts and all of the main thread took,
 * megabytes of the scripts' heap, and nodes of the document.
 */
class PageSpeed {

	private static final String SWEEP = """
			{"name":"Thousand points","truth":{"type":"gaussian","dimension":1},"learner":{"type":"gaussian"},
			 "regime":{"samples":20},"generations":20,"replicates":2,"seed":1,
			 "metrics":["variance","mean-shift"],"sweep":{"/regime/samples":[%s]}}""";

	private static final String LENGTHY = """
			{"name":"Ten thousand generations","truth":{"type":"gaussian","dimension":1},"learner":{"type":"gaussian"},
			 "regime":{"samples":1000},"generations":10000,"replicates":10,"seed":1,"metrics":["variance"],
			 "snapshots":{"every":100,"samples":500}}""";

	@Test
	void isMeasured(@TempDir Path directory) throws Exception {
		try (var service = ServiceProcess.start(List.of("-Xmx2g"), "--ouroboros.data=" + directory);
				var browser = Browser.at(service.client().port())) {
			var sizes = IntStream.rangeClosed(11, 1010).mapToObj(String::valueOf).collect(Collectors.joining(","));
			var sweep = service.client().run(SWEEP.formatted(sizes)).get("id").asString();
			var lengthy = service.client().run(LENGTHY).get("id").asString();
			var run = service.client()
				.get("/api/v1/experiments/" + lengthy + "/runs")
				.json()
				.at("/items/0/id")
				.asString();
			multiply(directory, sweep);
			browser.driver().executeCdpCommand("Performance.enable", Map.of());
			var pages = new LinkedHashMap<String, Sight>();
			pages.put("gallery", new Sight("/", ".preset"));
			pages.put("list of 50,000 experiments", new Sight("/#/experiments", "tbody tr"));
			pages.put("experiment of 1,000 sweep points", new Sight("/#/experiments/" + sweep, ".chart canvas"));
			pages.put("experiment of 10,000 generations", new Sight("/#/experiments/" + lengthy, ".chart canvas"));
			pages.put("run of 10,000 generations", new Sight("/#/runs/" + run, ".stage canvas"));
			pages.put("comparison of both", new Sight("/#/compare?ids=" + sweep + "," + lengthy, ".chart canvas"));
			for (int turn = 0; turn < 3; turn++) {
				IO.println("%d  first visit to first curve %.1f s".formatted(turn, firstCurve(browser)));
				for (var page : pages.entrySet()) {
					IO.println("%d  %-34s %s".formatted(turn, page.getKey(), measure(browser, page.getValue())));
				}
			}
		}
	}

	/** Seconds from opening the gallery, through a click, to a drawn curve. */
	private static double firstCurve(Browser browser) {
		browser.driver().get("about:blank");
		var began = System.nanoTime();
		browser.open("/");
		browser.see(".preset button").click();
		browser.await("a drawn curve", () -> browser.painted(".chart canvas"));
		return (System.nanoTime() - began) / 1e9;
	}

	/** A page, and what is seen there once it shows what it is for. */
	private record Sight(String path, String css) {

		boolean isSeen(Browser browser) {
			return this.css.endsWith("canvas") ? browser.painted(this.css) : browser.find(this.css) != null;
		}

	}

	private static String measure(Browser browser, Sight sight) {
		browser.driver().get("about:blank");
		var before = metrics(browser);
		var began = System.nanoTime();
		browser.open(sight.path());
		browser.await(sight.css(), () -> sight.isSeen(browser));
		var seconds = (System.nanoTime() - began) / 1e9;
		browser.settle();
		var after = metrics(browser);
		return "%5.1f s  scripts %.2f s  main thread %.2f s  %.0f MB  %.0f nodes".formatted(seconds,
				after.get("ScriptDuration") - before.get("ScriptDuration"),
				after.get("TaskDuration") - before.get("TaskDuration"), after.get("JSHeapUsedSize") / 1e6,
				after.get("Nodes"));
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Double> metrics(Browser browser) {
		var metrics = new LinkedHashMap<String, Double>();
		var told = browser.driver().executeCdpCommand("Performance.getMetrics", Map.of());
		for (var metric : (List<Map<String, Object>>) told.get("metrics")) {
			metrics.put((String) metric.get("name"), ((Number) metric.get("value")).doubleValue());
		}
		return metrics;
	}

	/** Fifty thousand rows like that of an experiment, without runs. */
	private static void multiply(Path directory, String experiment) throws Exception {
		var url = "jdbc:postgresql://127.0.0.1:%s/ouroboros"
			.formatted(Files.readString(directory.resolve("port")).strip());
		try (var connection = DriverManager.getConnection(url, "ouroboros",
				Files.readString(directory.resolve("password"))); var statement = connection.createStatement()) {
			statement.execute("""
					insert into experiment select (jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid(),
					  'name', e.name || ' ' || n, 'created_at', e.created_at - n * interval '1 minute'))).*
					from experiment as e, generate_series(1, 50000) as n where id = '%s'
					""".formatted(experiment));
		}
	}

}
