package ouroboros.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A Chromium and its driver: the system's own, or else those of Debian's packages, which
 * are unpacked under {@code target} without installing anything.
 *
 * @param browser the browser's program
 * @param driver its driver's
 * @param environment what the driver's process needs to know
 */
record Chromium(Path browser, Path driver, Map<String, String> environment) {

	private static final List<String> BROWSERS = List.of("chromium", "chromium-browser", "google-chrome");

	/**
	 * Finds them.
	 * @throws IllegalStateException if there are none and Debian's packages cannot be had
	 */
	static Chromium find() throws IOException, InterruptedException {
		var browser = BROWSERS.stream().flatMap(Chromium::onPath).findFirst();
		var driver = onPath("chromedriver").findFirst();
		if (browser.isPresent() && driver.isPresent()) {
			return new Chromium(browser.get(), driver.get(), Map.of());
		}
		if (onPath("apt-get").findFirst().isEmpty()) {
			throw new IllegalStateException("The page is tested in a browser: install Chromium and chromedriver");
		}
		return unpacked(Path.of("target", "chromium").toAbsolutePath());
	}

	private static Stream<Path> onPath(String program) {
		return Stream.of(System.getenv("PATH").split(":"))
			.map((directory) -> Path.of(directory, program))
			.filter(Files::isExecutable);
	}

	/** The packages that the system lacks are downloaded and unpacked, once. */
	private static Chromium unpacked(Path directory) throws IOException, InterruptedException {
		var root = directory.resolve("root");
		if (!Files.exists(directory.resolve("complete"))) {
			Files.createDirectories(root);
			Files.createDirectories(directory.resolve("lists/partial"));
			Files.createDirectories(directory.resolve("cache/archives/partial"));
			var options = List.of("-q", "-o", "Debug::NoLocking=1", "-o", "APT::Sandbox::User=", "-o",
					"Dir::State::Lists=" + directory.resolve("lists"), "-o",
					"Dir::Cache=" + directory.resolve("cache"));
			run(directory, command("apt-get", options, "update"));
			run(directory, command("apt-get", options, "install", "--yes", "--download-only", "--no-install-recommends",
					"chromium", "chromium-driver", "fonts-dejavu-core"));
			try (var packages = Files.newDirectoryStream(directory.resolve("cache/archives"), "*.deb")) {
				for (var one : packages) {
					run(directory, List.of("dpkg-deb", "--extract", one.toString(), root.toString()));
				}
			}
			Files.writeString(directory.resolve("fonts.conf"), """
					<?xml version="1.0"?>
					<fontconfig><dir>%s</dir><dir>/usr/share/fonts</dir><cachedir>%s</cachedir></fontconfig>
					""".formatted(root.resolve("usr/share/fonts"), directory.resolve("fonts")));
			Files.createFile(directory.resolve("complete"));
		}
		return new Chromium(root.resolve("usr/lib/chromium/chromium"), root.resolve("usr/bin/chromedriver"), Map
			.of("LD_LIBRARY_PATH", libraries(root), "FONTCONFIG_FILE", directory.resolve("fonts.conf").toString()));
	}

	/** All directories of libraries: some name theirs by where it would be installed. */
	private static String libraries(Path root) throws IOException {
		try (var files = Files.walk(root)) {
			return files.filter((file) -> file.getFileName().toString().contains(".so"))
				.map((file) -> String.valueOf(file.getParent()))
				.distinct()
				.sorted()
				.collect(Collectors.joining(":"));
		}
	}

	private static List<String> command(String program, List<String> options, String... arguments) {
		var command = new ArrayList<>(List.of(program));
		command.addAll(options);
		command.addAll(List.of(arguments));
		return command;
	}

	private static void run(Path directory, List<String> command) throws IOException, InterruptedException {
		var process = new ProcessBuilder(command).redirectErrorStream(true).directory(directory.toFile()).start();
		process.getOutputStream().close();
		var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		if (process.waitFor() != 0) {
			throw new IllegalStateException("The page is tested in a browser, which could not be had: %s: %s"
				.formatted(String.join(" ", command), said));
		}
	}

}
