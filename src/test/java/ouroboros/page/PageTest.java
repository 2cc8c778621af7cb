package ouroboros.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.springframework.boot.test.web.server.LocalServerPort;

import ouroboros.Client;
import ouroboros.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;

/** The page as a person sees and uses it, in a real browser. */
@ServiceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageTest {

	private static final String SWEEP = """
			{"name":"Heat","truth":{"type":"gaussian","dimension":1},"learner":{"type":"gaussian"},
			 "regime":{"samples":50},"generations":20,"replicates":5,"seed":3,"metrics":["variance","mean-shift"],
			 "snapshots":{"every":1,"samples":300},
			 "sweep":{"/regime/samples":[20,100],"/learner/estimator":["unbiased","maximum-likelihood"]}}""";

	/** Minutes of work. */
	private static final String LONG = """
			{"name":"Long","truth":{"type":"gaussian","dimension":2},"learner":{"type":"gaussian"},
			 "regime":{"samples":2000},"generations":2000,"replicates":300,"seed":4,"metrics":["variance"]}""";

	@LocalServerPort
	private int port;

	private Client client;

	private Browser browser;

	private String sweep;

	@BeforeAll
	void openBrowser() throws Exception {
		this.client = new Client(this.port);
		this.sweep = this.client.run(SWEEP).get("id").asString();
		this.browser = Browser.at(this.port);
	}

	@AfterAll
	void closeBrowser() {
		if (this.browser != null) {
			this.browser.close();
		}
	}

	@BeforeEach
	void asUsual() {
		this.browser.resize(1280, 900);
		this.browser.prefersDark(false);
		this.browser.complaints();
	}

	@Test
	void everyPageIsForEveryone() throws IOException {
		var run = this.client.get("/api/v1/experiments/" + this.sweep + "/runs").json().at("/items/0/id").asString();
		var pages = List.of("/", "/#/compose", "/#/experiments", "/#/experiments/" + this.sweep, "/#/runs/" + run,
				"/#/compare?ids=" + this.sweep, "/#/datasets", "/#/workers");
		var faults = new ArrayList<String>();
		for (var page : pages) {
			var name = page.replaceAll("[?].*|[0-9a-f]{8}-.*|[^a-z]", "");
			this.browser.open(page);
			this.browser.settle();
			this.browser.photograph(name.isEmpty() ? "gallery" : name);
			this.browser.barriers().forEach((barrier) -> faults.add(page + " " + barrier));
			this.browser.prefersDark(true);
			this.browser.barriers().forEach((barrier) -> faults.add(page + " in the dark " + barrier));
			this.browser.photograph((name.isEmpty() ? "gallery" : name) + "-dark");
			this.browser.prefersDark(false);
			this.browser.resize(500, 800);
			this.browser.narrow(360);
			if (this.browser.overflows()) {
				faults.add(page + " is wider than a phone");
			}
			this.browser.photograph((name.isEmpty() ? "gallery" : name) + "-phone");
			this.browser.widen();
			this.browser.resize(1280, 900);
			this.browser.complaints().forEach((complaint) -> faults.add(page + " " + complaint));
		}
		assertThat(faults).isEmpty();
	}

	@Test
	void aPresetIsRunToItsEndByClicking() {
		this.browser.open("/");
		this.browser.see(".preset button").click();
		this.browser.see(".chart canvas");
		this.browser.see(".state", "completed");
		this.browser.await("a drawn curve", () -> this.browser.painted(".chart canvas"));
		assertThat(this.browser.complaints()).isEmpty();
	}

	@Test
	void theFormRefusesABadSpecAtTheField() {
		this.browser.open("/#/compose");
		var generations = this.browser.await("the field of generations",
				() -> field(this.browser.driver().findElements(By.cssSelector("form label")), "generations"));
		generations.sendKeys(Keys.chord(Keys.CONTROL, "a"), "-3");
		this.browser.await("the field to be marked",
				() -> "true"
					.equals(field(this.browser.driver().findElements(By.cssSelector("form label")), "generations")
						.getAttribute("aria-invalid")));
		this.browser.see("#spec-json");
		assertThat(this.browser.see("#spec-json").getAttribute("value")).contains("\"generations\": -3");
		assertThat(this.browser.see("button", "Submit").isEnabled()).isFalse();
		this.browser.see("form", "must be at least 0, but is -3");
	}

	private static WebElement field(List<WebElement> labels, String name) {
		return labels.stream()
			.filter((label) -> label.getText().strip().equalsIgnoreCase(name))
			.map((label) -> label.getAttribute("for"))
			.filter(Objects::nonNull)
			.findFirst()
			.map((id) -> labels.getFirst().findElement(By.xpath("//*[@id='" + id + "']")))
			.orElseThrow(() -> new org.openqa.selenium.NoSuchElementException("no field " + name));
	}

	@Test
	void whatHappensIsSeenAsItHappens() {
		var id = this.client.submit(LONG).get("id").asString();
		this.browser.open("/#/experiments/" + id);
		this.browser.see(".state", "running");
		var before = this.browser.see("progress").getAttribute("value");
		this.browser.await("progress without a reload",
				() -> !Objects.equals(this.browser.see("progress").getAttribute("value"), before));
		this.browser.see("button", "Pause").click();
		this.browser.see(".state", "paused");
		this.browser.see("button", "Cancel").click();
		this.browser.see("dialog button", "Cancel it").click();
		this.browser.see(".state", "cancelled");
		assertThat(this.client.finished(id).get("state").asString()).isEqualTo("cancelled");
		assertThat(this.browser.complaints()).isEmpty();
	}

	@Test
	void theSliderChangesThePicture() {
		var run = this.client.get("/api/v1/experiments/" + this.sweep + "/runs").json().at("/items/0/id").asString();
		this.browser.open("/#/runs/" + run);
		this.browser.await("a drawn frame", () -> this.browser.painted(".stage canvas"));
		var first = this.browser.pixels(".stage canvas");
		var slider = this.browser.see("input[type=range]");
		slider.sendKeys(Keys.END);
		this.browser.see("output", "Generation 20");
		this.browser.await("another picture", () -> !first.equals(this.browser.pixels(".stage canvas")));
		var last = this.browser.pixels(".stage canvas");
		slider.sendKeys(Keys.HOME);
		this.browser.see("output", "Generation 0");
		this.browser.await("another one again", () -> !last.equals(this.browser.pixels(".stage canvas")));
		this.browser.see("button", "Play").click();
		this.browser.see("output", "Generation 3");
		assertThat(this.browser.complaints()).isEmpty();
	}

	@Test
	void whatIsSeenIsTakenAway(@TempDir Path directory) throws IOException {
		this.browser.saveIn(directory);
		this.browser.open("/#/experiments/" + this.sweep);
		this.browser.see("label", "Logarithmic variance").click();
		this.browser.see("button[aria-label='Save the chart of variance as SVG']").click();
		this.browser.see("button", "All generations, Parquet").click();
		var chart = directory.resolve("variance.svg");
		var table = directory.resolve(this.sweep + ".parquet");
		this.browser.await("two files", () -> Files.exists(chart) && Files.exists(table));
		assertThat(Files.readString(chart)).startsWith("<?xml").contains("<svg");
		assertThat(Files.readAllBytes(table)).startsWith("PAR1".getBytes(StandardCharsets.US_ASCII))
			.isEqualTo(this.client.get("/api/v1/experiments/" + this.sweep + "/generations.parquet").body());
		assertThat(this.browser.complaints()).isEmpty();
	}

	@Test
	void theBeginningOfAStoredDataSetIsShown() {
		this.client.post("/api/v1/datasets?name=seen", "text/csv",
				"height\n1.5\n1.75\n".getBytes(StandardCharsets.UTF_8));
		this.browser.open("/#/datasets");
		this.browser.see("button[aria-label='Look at seen']").click();
		this.browser.see("pre", "1.75");
		assertThat(this.browser.complaints()).isEmpty();
	}

	@Test
	void theDescriptionOfTheApiIsShown() {
		this.browser.driver().get("http://localhost:" + this.port + "/swagger-ui.html");
		this.browser.see(".opblock-summary-description", "Submit an experiment");
		assertThat(this.browser.complaints()).isEmpty();
	}

}
