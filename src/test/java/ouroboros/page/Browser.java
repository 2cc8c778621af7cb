package ouroboros.page;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.logging.Level;

import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.JavascriptException;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

import static org.assertj.core.api.Assertions.assertThat;

/** A person's browser at a service, without a window. */
final class Browser implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final Path SCREENSHOTS = Path.of("target", "screenshots");

	private final ChromeDriver driver;

	private final String base;

	private Browser(ChromeDriver driver, String base) {
		this.driver = driver;
		this.base = base;
	}

	/**
	 * Opens one.
	 * @param port of the service
	 */
	static Browser at(int port) throws IOException, InterruptedException {
		var chromium = Chromium.find();
		var service = new ChromeDriverService.Builder().usingDriverExecutable(chromium.driver().toFile())
			.usingAnyFreePort()
			.withEnvironment(chromium.environment())
			.build();
		var options = new ChromeOptions();
		options.setBinary(chromium.browser().toFile());
		options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu",
				"--window-size=1280,900", "--lang=en");
		var logs = new LoggingPreferences();
		logs.enable(LogType.BROWSER, Level.ALL);
		options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
		return new Browser(new ChromeDriver(service, options), "http://localhost:" + port);
	}

	ChromeDriver driver() {
		return this.driver;
	}

	/**
	 * Goes to a page and waits until it is drawn.
	 * @param path as {@code /#/compose}
	 */
	void open(String path) {
		this.driver.get("about:blank");
		this.driver.get(this.base + path);
		await("a heading at " + path, () -> find("h1"));
	}

	/** In pixels. */
	void resize(int width, int height) {
		this.driver.manage().window().setSize(new Dimension(width, height));
	}

	/** Prefers dark colours, or light ones. */
	void prefersDark(boolean dark) {
		this.driver.executeCdpCommand("Emulation.setEmulatedMedia",
				Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
	}

	/** The first element; null for none. */
	@Nullable WebElement find(String css) {
		return this.driver.findElements(By.cssSelector(css)).stream().findFirst().orElse(null);
	}

	/** The first element once it is there. */
	WebElement see(String css) {
		return await(css, () -> find(css));
	}

	/** Waits for an element with this in its text. */
	WebElement see(String css, String text) {
		return await(css + " with '" + text + "'",
				() -> this.driver.findElements(By.cssSelector(css))
					.stream()
					.filter((element) -> element.getText().contains(text))
					.findFirst()
					.orElse(null));
	}

	@Nullable Object script(String script, Object... arguments) {
		return this.driver.executeScript(script, arguments);
	}

	/** Waits until something is there, and says for what if in vain. */
	<T> T await(String what, Supplier<@Nullable T> something) {
		var end = System.nanoTime() + PATIENCE.toNanos();
		while (true) {
			try {
				var found = something.get();
				if (found != null && !Boolean.FALSE.equals(found)) {
					return found;
				}
			}
			catch (StaleElementReferenceException | NoSuchElementException | JavascriptException ex) {
				// It was drawn anew meanwhile.
			}
			if (System.nanoTime() > end) {
				throw new AssertionError("waited in vain for " + what + " at " + this.driver.getCurrentUrl() + ":\n"
						+ script("return document.body.innerText"));
			}
			LockSupport.parkNanos(20_000_000);
		}
	}

	/**
	 * What the console told since the last time that was asked for, errors and warnings
	 * alone.
	 */
	List<String> complaints() {
		return this.driver.manage()
			.logs()
			.get(LogType.BROWSER)
			.getAll()
			.stream()
			.filter((entry) -> entry.getLevel().intValue() >= Level.WARNING.intValue())
			.map((entry) -> entry.getMessage())
			.toList();
	}

	/**
	 * What keeps people out of the page as it is now, by axe-core: rules of WCAG 2.1 A
	 * and AA and good practice, of serious and critical impact.
	 */
	@SuppressWarnings("unchecked")
	List<String> barriers() throws IOException {
		try (InputStream script = Browser.class.getResourceAsStream("/axe.min.js")) {
			assertThat(script).isNotNull();
			this.driver.executeScript(new String(script.readAllBytes(), StandardCharsets.UTF_8));
		}
		return (List<String>) this.driver.executeAsyncScript(
				"""
						const done = arguments[0]
						axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => done(violations
						  .filter(({ impact }) => impact === 'serious' || impact === 'critical')
						  .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`))))
						""");
	}

	/** Whether the page is wider than its window. */
	boolean overflows() {
		return Boolean.TRUE
			.equals(script("return document.documentElement.scrollWidth > document.documentElement.clientWidth"));
	}

	/** Lays the page out as in a window this wide, narrower than a real one can be. */
	void narrow(int width) {
		this.driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
				Map.of("width", width, "height", 740, "deviceScaleFactor", 2, "mobile", true));
	}

	void widen() {
		this.driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
	}

	/** Waits until nothing was asked of the service for half a second. */
	void settle() {
		await("quiet", () -> script("""
				const last = Math.max(0, ...performance.getEntriesByType('resource')
				  .filter(({ name }) => !name.includes('/events')).map(({ responseEnd }) => responseEnd))
				return performance.now() - last > 500
				"""));
	}

	/** Whether anything is drawn on a canvas. */
	boolean painted(String css) {
		return Boolean.TRUE.equals(
				script("""
						const canvas = document.querySelector(arguments[0])
						if (!canvas || !canvas.width || !canvas.height) return false
						const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d', { willReadFrequently: true })
						copy.drawImage(canvas, 0, 0)
						return copy.getImageData(0, 0, canvas.width, canvas.height).data.some((value) => value)
						""",
						css));
	}

	/** What is drawn on a canvas. */
	String pixels(String css) {
		return String.valueOf(script("return document.querySelector(arguments[0]).toDataURL()", css));
	}

	/** Keeps in a directory, without asking, what pages save from now on. */
	void saveIn(Path directory) {
		this.driver.executeCdpCommand("Browser.setDownloadBehavior",
				Map.of("behavior", "allow", "downloadPath", directory.toAbsolutePath().toString()));
	}

	/** Keeps a picture under {@code target/screenshots}. */
	void photograph(String name) throws IOException {
		Files.createDirectories(SCREENSHOTS);
		Files.write(SCREENSHOTS.resolve(name + ".png"), this.driver.getScreenshotAs(OutputType.BYTES));
	}

	@Override
	public void close() {
		this.driver.quit();
	}

}
