package ouroboros.charts;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.HashSet;

import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Names of curves and guides, each on a series of one point, which draws nothing: in a
 * line below the plot, else in a column beside it, else nowhere, as there is room.
 */
final class Legend {

	private static final int SWATCH = 62;

	private static final int ROW = 24;

	private final XYChart drawn;

	private final double x;

	private final double y;

	private final int longest;

	private double across;

	private int rows;

	/**
	 * @param x where on the axes the points are
	 * @param y the same upwards
	 */
	Legend(XYChart drawn, double x, double y) {
		this.drawn = drawn;
		this.x = x;
		this.y = y;
		this.longest = drawn.getWidth() / 20;
	}

	void tell(Chart chart, Theme theme) {
		for (int i = 0; i < chart.curves().size(); i++) {
			tell(chart.curves().get(i).name(), theme.curve(i), Layers.line());
		}
		var band = series(chart.band());
		band.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea);
		band.setFillColor(Layers.band(theme.ink()));
		band.setLineColor(theme.ground());
		var told = new HashSet<String>();
		for (var curve : chart.curves()) {
			for (var guide : curve.guides()) {
				if (told.add(guide.name())) {
					tell(guide.name(), theme.ink(), Layers.guide(guide.bound()));
				}
			}
		}
		place();
	}

	private void tell(String name, Color colour, BasicStroke stroke) {
		var series = series(name);
		series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Line);
		series.setLineColor(colour);
		series.setLineStyle(stroke);
	}

	private XYSeries series(String name) {
		var style = this.drawn.getStyler();
		var text = Letters.drawable(Drawing.shortened(name, this.longest));
		this.across += Letters.width(text, style.getLegendFont()) + SWATCH;
		var series = this.drawn.addSeries(String.valueOf(this.rows++), new double[] { this.x },
				new double[] { this.y });
		series.setMarker(SeriesMarkers.NONE);
		series.setLabel(text);
		return series;
	}

	private void place() {
		var style = this.drawn.getStyler();
		if (this.across <= this.drawn.getWidth()) {
			style.setLegendPosition(LegendPosition.OutsideS).setLegendLayout(LegendLayout.Horizontal);
		}
		else {
			style.setLegendPosition(LegendPosition.OutsideE).setLegendLayout(LegendLayout.Vertical);
			style.setLegendVisible(this.rows * ROW <= this.drawn.getHeight());
		}
	}

}
