package ouroboros.charts;

import java.awt.BasicStroke;
import java.util.Locale;
import java.util.TimeZone;

import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** How a chart looks: letters and colours. */
final class Style {

	private Style() {
	}

	static void apply(XYStyler style, Theme theme) {
		letters(style);
		colours(style, theme);
		style.setLocale(Locale.ROOT);
		style.setLegendPadding(6).setPlotBorderVisible(true).setChartTitleBoxVisible(false).setChartPadding(10);
		style.setTimezone(TimeZone.getTimeZone("UTC")).setAxisTickMarkLength(4).setPlotMargin(0);
	}

	private static void letters(XYStyler style) {
		style.setBaseFont(Letters.plain(13))
			.setChartTitleFont(Letters.bold(17))
			.setLegendFont(Letters.plain(13))
			.setAnnotationTextFont(Letters.plain(13))
			.setAnnotationTextPanelFont(Letters.plain(13))
			.setToolTipFont(Letters.plain(13));
		style.setAxisTitleFont(Letters.plain(15)).setAxisTickLabelsFont(Letters.plain(13));
		style.setCursorFont(Letters.plain(13));
	}

	private static void colours(XYStyler style, Theme theme) {
		style.setChartBackgroundColor(theme.ground())
			.setChartFontColor(theme.ink())
			.setChartTitleFontColor(theme.ink())
			.setLegendBackgroundColor(theme.ground())
			.setLegendBorderColor(theme.ground())
			.setPlotBackgroundColor(theme.ground())
			.setPlotBorderColor(theme.ink())
			.setXAxisTitleColor(theme.ink())
			.setYAxisTitleColor(theme.ink());
		style.setAxisTickMarksColor(theme.ink())
			.setAxisTickLabelsColor(theme.ink())
			.setPlotGridLinesColor(theme.grid())
			.setPlotGridLinesStroke(new BasicStroke(0.6f));
		style.setSeriesMarkers(new Marker[] { SeriesMarkers.NONE });
	}

}
