package ouroboros.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import ouroboros.charts.Drawing;
import ouroboros.charts.Theme;

/**
 * What a chart shall be like, as asked for.
 */
record ChartRequest(
		@Parameter(description = "ordinals of sweep points, 8 at most, such as 0,3,7;"
				+ " 8 of them at equal distances where absent") @Nullable String points,
		@Parameter(schema = @Schema(allowableValues = {
				"paper", "dark" }, defaultValue = "paper")) @Nullable String theme,
		@Parameter(description = "scale of the generations; a logarithmic one leaves generation 0 out",
				schema = @Schema(allowableValues = { "linear", "log" }, defaultValue = "linear")) @Nullable String x,
		@Parameter(description = "scale of the metric; a logarithmic one leaves out what is not positive",
				schema = @Schema(allowableValues = { "linear", "log" }, defaultValue = "linear")) @Nullable String y,
		@Parameter(description = "what the line is, over replicates",
				schema = @Schema(allowableValues = { "median", "mean" },
						defaultValue = "median")) @Nullable String statistic,
		@Parameter(description = "in pixels",
				schema = @Schema(type = "integer", minimum = "200", maximum = "2000",
						defaultValue = "800")) @Nullable String width,
		@Parameter(description = "in pixels", schema = @Schema(type = "integer", minimum = "200", maximum = "2000",
				defaultValue = "500")) @Nullable String height){

	static final int MOST_POINTS = 8;

	private static final Pattern WHOLE = Pattern.compile("[0-9]{1,6}");

	/**
	 * @throws BadRequest if it makes no sense
	 */
	ChartLook look() {
		return new ChartLook(Theme.valueOf(word("theme", this.theme, "paper", "dark").toUpperCase(Locale.ROOT)),
				word("x", this.x, "linear", "log").equals("log"), word("y", this.y, "linear", "log").equals("log"),
				word("statistic", this.statistic, "median", "mean").equals("mean"), side("width", this.width, 800),
				side("height", this.height, 500));
	}

	/** The first word is the default. */
	private static String word(String parameter, @Nullable String word, String... known) {
		if (word == null) {
			return known[0];
		}
		if (!Arrays.asList(known).contains(word)) {
			throw new BadRequest(parameter, "%s is one of %s".formatted(parameter, List.of(known)));
		}
		return word;
	}

	private static int side(String parameter, @Nullable String length, int fallback) {
		if (length == null) {
			return fallback;
		}
		if (!WHOLE.matcher(length).matches() || Integer.parseInt(length) < Drawing.SHORTEST
				|| Integer.parseInt(length) > Drawing.LONGEST) {
			throw new BadRequest(parameter,
					"%s is from %d to %d pixels".formatted(parameter, Drawing.SHORTEST, Drawing.LONGEST));
		}
		return Integer.parseInt(length);
	}

}
