package ouroboros.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;

import ouroboros.charts.Chart;
import ouroboros.charts.Theme;
import ouroboros.core.theory.Claim;
import ouroboros.core.theory.Statistic;
import ouroboros.jobs.Curves;
import ouroboros.jobs.SummaryRow;

/**
 * What a chart is like.
 *
 * @param theme what it is shown on
 * @param xLogarithmic whether the scale of the generations is logarithmic
 * @param yLogarithmic whether that of the metric is
 * @param mean whether lines are means rather than medians
 * @param width in pixels
 * @param height in pixels
 */
record ChartLook(Theme theme, boolean xLogarithmic, boolean yLogarithmic, boolean mean, int width, int height) {

	Chart chart(String title, String metric, String unit, List<Curves.Curve> curves) {
		var quantity = "%s of %s%s".formatted(word(), metric, unit.isEmpty() ? "" : " (" + unit + ")");
		return new Chart(title, new Chart.Axis("generation", this.xLogarithmic),
				new Chart.Axis(quantity, this.yLogarithmic), "5 to 95 % of replicates",
				curves.stream().map(this::curve).toList());
	}

	private String word() {
		return this.mean ? "mean" : "median";
	}

	private Chart.Curve curve(Curves.Curve curve) {
		var rows = curve.rows();
		return new Chart.Curve(curve.values().isEmpty() ? word() : name(curve.values()),
				column(rows, SummaryRow::generation),
				column(rows, this.mean ? SummaryRow::mean : (row) -> row.quantile("median")),
				column(rows, (row) -> row.quantile("q05")), column(rows, (row) -> row.quantile("q95")),
				curve.foretold().stream().flatMap((foretold) -> guides(foretold).stream()).toList());
	}

	private static double[] column(List<SummaryRow> rows, ToDoubleFunction<SummaryRow> value) {
		return rows.stream().mapToDouble(value).toArray();
	}

	/** The last words of the pointers, which tell most. */
	private static String name(Map<String, JsonNode> values) {
		return values.entrySet()
			.stream()
			.map((value) -> "%s = %s".formatted(value.getKey().substring(value.getKey().lastIndexOf('/') + 1),
					value.getValue().isString() ? value.getValue().stringValue() : value.getValue().toString()))
			.collect(Collectors.joining(", "));
	}

	/**
	 * What is expected in the metric's own unit; a mean of logarithms tells the geometric
	 * mean, near a median.
	 */
	private List<Chart.Guide> guides(Curves.Foretold foretold) {
		var statistic = foretold.prediction().statistic();
		if (statistic.equals(Statistic.MEAN)) {
			return guides(foretold, "mean", DoubleUnaryOperator.identity());
		}
		return (statistic.equals(Statistic.MEAN_LOGARITHM) && !this.mean)
				? guides(foretold, "geometric mean", Math::exp) : List.of();
	}

	private static List<Chart.Guide> guides(Curves.Foretold foretold, String name, DoubleUnaryOperator function) {
		var guides = new ArrayList<Chart.Guide>();
		switch (foretold.prediction().claim()) {
			case Claim.Exactly(var expected) ->
				guides.add(guide(foretold, "theory: " + name, expected, false, function));
			case Claim.Roughly(var expected) ->
				guides.add(guide(foretold, "theory: about the " + name, expected, false, function));
			case Claim.Between(var lower, var upper) -> {
				guides.add(guide(foretold, "theory: bounds of the " + name, lower, true, function));
				guides.add(guide(foretold, "theory: bounds of the " + name, upper, true, function));
			}
		}
		return guides;
	}

	private static Chart.Guide guide(Curves.Foretold foretold, String name, double[] values, boolean bound,
			DoubleUnaryOperator function) {
		var positions = foretold.positions();
		var x = new double[positions.length];
		var y = new double[positions.length];
		for (int i = 0; i < positions.length; i++) {
			x[i] = foretold.prediction().generations()[positions[i]];
			y[i] = function.applyAsDouble(values[positions[i]]);
		}
		return new Chart.Guide(name, x, y, bound);
	}

}
