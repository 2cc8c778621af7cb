package ouroboros.charts;

import java.awt.Dimension;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;

import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * A chart on paper of some size: the same chart gives the same bytes.
 *
 * @param chart what is drawn
 * @param theme on what
 * @param width in pixels
 * @param height in pixels
 */
public record Drawing(Chart chart, Theme theme, int width, int height) {

	/** Lengths of the sides in pixels. */
	public static final int SHORTEST = 200;

	/** A picture takes 16 MB at most. */
	public static final int LONGEST = 2000;

	private static final String SVG = "http://www.w3.org/2000/svg";

	/** Pixels that a letter of the title is wide, about. */
	private static final int LETTER = 9;

	/** Pixels between ticks, at least. */
	private static final int TICK = 70;

	/** Made before any other use of fonts. */
	private static final Font FONT = Letters.plain(12);

	/** Pictures in memory at once. */
	private static final Semaphore PAPER = new Semaphore(2);

	public Drawing {
		if (Math.min(width, height) < SHORTEST || Math.max(width, height) > LONGEST) {
			throw new IllegalArgumentException("width and height are from %d to %d".formatted(SHORTEST, LONGEST));
		}
	}

	/** A vector graphic; letters are outlines. */
	public byte[] svg() {
		PAPER.acquireUninterruptibly();
		try {
			var document = document();
			var context = SVGGeneratorContext.createDefault(document);
			context.setComment(null);
			context.setPrecision(2);
			var graphics = new SVGGraphics2D(context, true);
			graphics.setSVGCanvasSize(new Dimension(this.width, this.height));
			paint(graphics);
			var root = graphics.getRoot();
			root.setAttribute("viewBox", "0 0 %d %d".formatted(this.width, this.height));
			root.setAttribute("role", "img");
			root.insertBefore(text(document, "desc", description()), root.getFirstChild());
			root.insertBefore(text(document, "title", this.chart.title()), root.getFirstChild());
			var bytes = new ByteArrayOutputStream();
			try (var writer = new OutputStreamWriter(bytes, StandardCharsets.UTF_8)) {
				graphics.stream(root, writer, false, false);
			}
			return bytes.toByteArray();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		finally {
			PAPER.release();
		}
	}

	/** A picture of pixels. */
	public byte[] png() {
		PAPER.acquireUninterruptibly();
		try {
			var image = new BufferedImage(this.width, this.height, BufferedImage.TYPE_INT_RGB);
			var graphics = image.createGraphics();
			paint(graphics);
			graphics.dispose();
			var bytes = new ByteArrayOutputStream();
			ImageIO.write(image, "png", bytes);
			return bytes.toByteArray();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		finally {
			PAPER.release();
		}
	}

	private void paint(Graphics2D graphics) {
		graphics.setFont(FONT);
		var drawn = new XYChart(this.width, this.height);
		drawn.setTitle(Letters.drawable(shortened(this.chart.title(), this.width / LETTER)));
		drawn.setXAxisTitle(Letters.drawable(this.chart.x().title()));
		drawn.setYAxisTitle(Letters.drawable(this.chart.y().title()));
		Style.apply(drawn.getStyler(), this.theme);
		scale(drawn);
		drawn.addAnnotation(new Layers(this.chart, this.theme));
		drawn.paint(graphics, this.width, this.height);
	}

	/** Ticks stand at the points of series; these draw nothing. */
	private void scale(XYChart drawn) {
		var x = Scale.of(this.chart.x(), this.chart.abscissas(), Math.max(2, this.width / TICK));
		var y = Scale.of(this.chart.y(), this.chart.ordinates(), Math.max(2, this.height / TICK));
		if (x == null || y == null) {
			throw new IllegalStateException("nothing to draw");
		}
		var across = x.ticks();
		var up = y.ticks();
		drawn.getStyler()
			.setXAxisMin(across[0])
			.setXAxisMax(across[across.length - 1])
			.setXAxisTickLabelsFormattingFunction(x::number)
			.setYAxisMin(up[0])
			.setYAxisMax(up[up.length - 1])
			.setYAxisTickLabelsFormattingFunction(y::number);
		new Legend(drawn, across[0], up[0]).tell(this.chart, this.theme);
		for (var place : across) {
			hidden(drawn, place, up[0]);
		}
		for (var place : up) {
			hidden(drawn, across[0], place);
		}
	}

	private static void hidden(XYChart drawn, double x, double y) {
		var series = drawn.addSeries("tick " + drawn.getSeriesCollection().size(), new double[] { x },
				new double[] { y });
		series.setMarker(SeriesMarkers.NONE);
		series.setShowInLegend(false);
	}

	static String shortened(String text, int most) {
		return (text.length() <= most) ? text : text.substring(0, most - 1) + "…";
	}

	/** The chart in words, for those who do not see it. */
	private String description() {
		return "%s over %s: %s".formatted(this.chart.y().title(), this.chart.x().title(),
				this.chart.curves().stream().map(Chart.Curve::name).collect(Collectors.joining(", ")));
	}

	private static Document document() {
		try {
			return DocumentBuilderFactory.newDefaultInstance()
				.newDocumentBuilder()
				.getDOMImplementation()
				.createDocument(SVG, "svg", null);
		}
		catch (ParserConfigurationException ex) {
			throw new IllegalStateException("every Java platform has one", ex);
		}
	}

	private static Element text(Document document, String name, String content) {
		var element = document.createElementNS(SVG, name);
		element.setTextContent(content);
		return element;
	}

}
