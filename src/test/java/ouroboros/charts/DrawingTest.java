package ouroboros.charts;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class DrawingTest {

	private static final double[] X = { 0, 1, 2, 3, 4 };

	private static Chart chart(boolean logarithmic, double... middle) {
		return new Chart("Ärger with ∂", new Chart.Axis("generation", false), new Chart.Axis("variance", logarithmic),
				"5 to 95 %", List.of(new Chart.Curve("samples = 10", X, middle, middle, middle,
						List.of(new Chart.Guide("theory", X, middle, false)))));
	}

	private static String svg(Chart chart) {
		return new String(new Drawing(chart, Theme.PAPER, 600, 400).svg(), StandardCharsets.UTF_8);
	}

	@Test
	void drawsALineAsOnePathWithGapsWhereThereIsNoNumber() {
		assertThat(svg(chart(false, 1, 2, 3, 2, 1))).contains("<title").contains("samples = 10");
		assertThat(stretches(svg(chart(false, 1, 2, 3, 2, 1)))).isEqualTo(1);
		assertThat(stretches(svg(chart(false, 1, 2, Double.NaN, 2, 1)))).isEqualTo(2);
		assertThat(stretches(svg(chart(false, 1, Double.POSITIVE_INFINITY, 3, Double.NEGATIVE_INFINITY, 1))))
			.isEqualTo(3);
	}

	/** On a logarithmic axis the same number of points is in fewer stretches. */
	@Test
	void leavesOutWhatIsNotPositiveOnALogarithmicAxis() {
		assertThat(stretches(svg(chart(false, 1, 2, 0, 2, -1)))).isEqualTo(1);
		assertThat(stretches(svg(chart(true, 1, 2, 0, 2, -1)))).isEqualTo(2);
		assertThat(chart(true, 0, -1, 0, 0, 0).isEmpty()).isTrue();
		assertThat(chart(false, 0, -1, 0, 0, 0).isEmpty()).isFalse();
	}

	/** Of the line that has most of them; letters and bands are closed. */
	private static long stretches(String svg) {
		return Pattern.compile("<path[^>]*? d=\"([^\"Z]*)\"")
			.matcher(svg)
			.results()
			.mapToLong((path) -> path.group(1).chars().filter((c) -> c == 'M').count())
			.max()
			.orElse(0);
	}

	/** As far as doubles go, no endless ticks. */
	@Test
	void drawsWhateverNumbersThereAre() throws IOException {
		for (var ends : new double[][] { { 1e-320, 1e308 }, { 1, 1 + 1e-12 }, { 5, 5 }, { 0, 0 }, { -1e250, 1e299 },
				{ 1e-299, 1e299 }, { 1e16, 1e16 + 2 }, { 0.123456789, 0.12345679 }, { 99999, 100001 },
				{ -3e-5, 2e-5 } }) {
			for (var logarithmic : List.of(false, true)) {
				var chart = chart(logarithmic, ends[0], ends[1], ends[0], ends[1], Double.NaN);
				if (!chart.isEmpty()) {
					for (var side : List.of(Drawing.SHORTEST, 500)) {
						var drawing = new Drawing(chart, Theme.DARK, side, Drawing.SHORTEST);
						assertThat(drawing.svg()).hasSizeBetween(1000, 300_000);
						var picture = ImageIO.read(new ByteArrayInputStream(drawing.png()));
						assertThat(picture.getWidth()).isEqualTo(side);
						assertThat(picture.getHeight()).isEqualTo(Drawing.SHORTEST);
					}
				}
			}
		}
	}

	@Test
	void refusesPaperThatIsTooLargeOrTooSmall() {
		var chart = chart(false, 1, 2, 3, 4, 5);
		assertThatIllegalArgumentException().isThrownBy(() -> new Drawing(chart, Theme.PAPER, 2001, 400));
		assertThatIllegalArgumentException().isThrownBy(() -> new Drawing(chart, Theme.PAPER, 400, 199));
	}

	@Test
	void tellsTicksApart() {
		var scale = Objects
			.requireNonNull(Scale.of(new Chart.Axis("", false), List.of(new double[] { 1, 1.00001 }).stream(), 5));
		var labels = new ArrayList<String>();
		for (var tick : scale.ticks()) {
			labels.add(scale.number(tick));
		}
		assertThat(labels).doesNotHaveDuplicates().contains("1", "1.00001");
		var decades = Objects
			.requireNonNull(Scale.of(new Chart.Axis("", true), List.of(new double[] { 3e-7, 20 }).stream(), 20));
		assertThat(decades.ticks()).containsExactly(-7, -6, -5, -4, -3, -2, -1, 0, 1, 2);
		assertThat(decades.number(-7)).isEqualTo("1e-7");
		assertThat(decades.number(-2)).isEqualTo("0.01");
	}

	/**
	 * The same bytes where no font is installed; the control shows that none is, for
	 * Java's own letters cannot be had there.
	 */
	@Test
	@EnabledOnOs(OS.LINUX)
	void drawsTheSameWithoutAnyFont(@TempDir Path empty) throws Exception {
		var drawing = new Drawing(chart(false, 1, 2, 3, 2, 1), Theme.PAPER, 600, 400);
		assertThat(withoutFonts(empty, "draw"))
			.isEqualTo(encoded(drawing.svg()) + "\n" + encoded(drawing.png()) + "\n");
		assertThat(withoutFonts(empty, "control")).contains("Fontconfig head is null");
	}

	private static String withoutFonts(Path empty, String what) throws Exception {
		var configuration = Files.writeString(empty.resolve("fonts.conf"),
				"<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig></fontconfig>");
		var process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Duser.home=" + empty, "-Djava.awt.headless=true", "-cp", System.getProperty("java.class.path"),
				DrawingTest.class.getName(), what)
			.redirectErrorStream(true);
		process.environment().put("FONTCONFIG_FILE", configuration.toString());
		var started = process.start();
		var output = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		started.waitFor();
		return output;
	}

	private static String encoded(byte[] bytes) {
		return Base64.getEncoder().encodeToString(bytes);
	}

	/** In a process of its own. */
	public static void main(String[] arguments) {
		if (arguments[0].equals("control")) {
			new Font(Font.DIALOG, Font.PLAIN, 12).getStringBounds("x", new FontRenderContext(null, true, true));
			return;
		}
		var drawing = new Drawing(chart(false, 1, 2, 3, 2, 1), Theme.PAPER, 600, 400);
		System.out.println(encoded(drawing.svg()));
		System.out.println(encoded(drawing.png()));
	}

}
