package ouroboros.charts;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.util.stream.IntStream;

import org.knowm.xchart.internal.chartpart.Annotation;

/**
 * What a chart shows, from the ground up: bands, guides, lines, each of them one path, so
 * that broken lines are broken evenly.
 */
final class Layers extends Annotation {

	private static final int BAND_OPACITY = 46;

	private final Chart content;

	private final Theme theme;

	Layers(Chart content, Theme theme) {
		super(false);
		this.content = content;
		this.theme = theme;
	}

	static BasicStroke line() {
		return new BasicStroke(1.8f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
	}

	static BasicStroke guide(boolean bound) {
		return bound ? broken(0.9f, 3, 3) : broken(1.4f, 7, 4);
	}

	private static BasicStroke broken(float width, float on, float off) {
		return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] { on, off }, 0);
	}

	static Color band(Color colour) {
		return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), BAND_OPACITY);
	}

	@Override
	public void paint(Graphics2D graphics) {
		graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
		var curves = this.content.curves();
		IntStream.range(0, curves.size()).forEach((i) -> {
			graphics.setColor(band(this.theme.curve(i)));
			graphics.fill(band(curves.get(i)));
		});
		IntStream.range(0, curves.size()).forEach((i) -> {
			graphics.setColor(this.theme.curve(i));
			curves.get(i).guides().forEach((guide) -> {
				graphics.setStroke(guide(guide.bound()));
				graphics.draw(line(guide.x(), guide.y()));
			});
		});
		graphics.setStroke(line());
		IntStream.range(0, curves.size()).forEach((i) -> {
			graphics.setColor(this.theme.curve(i));
			graphics.draw(line(curves.get(i).x(), curves.get(i).middle()));
		});
	}

	private boolean placed(double x, double y) {
		return this.content.x().holds(x) && this.content.y().holds(y);
	}

	/** A polygon for each stretch without a gap. */
	private Path2D band(Chart.Curve curve) {
		var path = new Path2D.Double();
		for (int from = 0, to; from < curve.x().length; from = to + 1) {
			to = from;
			while (to < curve.x().length && placed(curve.x()[to], curve.low()[to])
					&& placed(curve.x()[to], curve.high()[to])) {
				to++;
			}
			for (int i = from; i < to; i++) {
				extend(path, i == from, curve.x()[i], curve.high()[i]);
			}
			for (int i = to - 1; i >= from; i--) {
				extend(path, false, curve.x()[i], curve.low()[i]);
			}
			if (to > from) {
				path.closePath();
			}
		}
		return path;
	}

	/** A line for each stretch without a gap, a dot where that is one point. */
	private Path2D line(double[] x, double[] y) {
		var path = new Path2D.Double();
		var apart = true;
		for (int i = 0; i < x.length; i++) {
			if (placed(x[i], y[i])) {
				extend(path, apart, x[i], y[i]);
				apart = false;
			}
			else {
				apart = true;
			}
		}
		return path;
	}

	private void extend(Path2D path, boolean apart, double x, double y) {
		var across = this.chart.getScreenXFromChart(this.content.x().place(x));
		var down = this.chart.getScreenYFromChart(this.content.y().place(y));
		if (apart) {
			path.moveTo(across, down);
		}
		path.lineTo(across, down);
	}

}
