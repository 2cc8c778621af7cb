package ouroboros.core.theory;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import ouroboros.core.Metric;
import ouroboros.json.Catalog;
import ouroboros.json.Plans;

import static org.assertj.core.api.Assertions.assertThat;

/** Experiments in few words, and what comes of them. */
public final class Settings {

	private static final Catalog CATALOG = Catalog.ofClassPath();

	private Settings() {
	}

	/** All closed forms there are. */
	public static List<Theory> theories() {
		return List.copyOf(CATALOG.plain(Theory.class).values());
	}

	/**
	 * An experiment.
	 * @param rest fields from truth to metrics, without the outer braces
	 */
	public static Setting of(String rest) {
		var point = new Plans(CATALOG)
			.read(("{\"name\":\"Test\",\"seed\":20240725," + rest + "}").getBytes(StandardCharsets.UTF_8),
					(dataset, columns) -> {
						throw new AssertionError();
					}, () -> 0, 1)
			.points()
			.getFirst();
		return new Setting(point.spec(), point.truth());
	}

	/** The last fields of an experiment: a regime and the number of fits. */
	static String regime(String fields, int fits) {
		return "\"regime\":{%s},\"generations\":%d".formatted(fields, fits - 1);
	}

	/** What a closed form says, which must speak of the setting and name its sources. */
	static List<Prediction> predictions(Theory theory, Setting setting) {
		assertThat(theory.unmet(setting)).as(theory.toString()).isNull();
		var predictions = theory.predict(setting);
		assertThat(predictions).allSatisfy((one) -> assertThat(one.source()).isNotBlank());
		return predictions;
	}

	/** The one prediction of a metric's statistic. */
	static Prediction prediction(Theory theory, Setting setting, Metric metric, Statistic.Function function) {
		return predictions(theory, setting).stream()
			.filter((one) -> one.metric().equals(metric) && one.statistic().function() == function)
			.findFirst()
			.orElseThrow();
	}

	/** The expected values. */
	static double[] expected(Theory theory, Setting setting, Metric metric, Statistic.Function function) {
		return switch (prediction(theory, setting, metric, function).claim()) {
			case Claim.Exactly(var expected) -> expected;
			case Claim.Roughly(var expected) -> expected;
			case Claim.Between bounds -> throw new AssertionError(bounds);
		};
	}

	/** The bounds. */
	static Claim.Between bounds(Theory theory, Setting setting, Metric metric, Statistic.Function function) {
		return (Claim.Between) prediction(theory, setting, metric, function).claim();
	}

	/** Values of every metric of every replicate at every generation. */
	public static double[][][] values(Setting setting) {
		var spec = setting.spec();
		return IntStream.range(0, spec.replicates())
			.parallel()
			.mapToObj((replicate) -> spec.run(setting.truth(), spec.learner(), replicate)
				.stream(null, () -> false)
				.map((step) -> step.generation().metrics())
				.toArray(double[][]::new))
			.toArray(double[][][]::new);
	}

	/**
	 * The largest distance, in standard errors, of what replicates of any experiment show
	 * from what is predicted of this one.
	 */
	static double distance(List<Prediction> predictions, Setting setting, double[][][] values) {
		var largest = 0.0;
		for (var prediction : predictions) {
			for (int i = 0; setting.measures(prediction.metric()) && i < prediction.generations().length; i++) {
				var z = Agreement.z(prediction, i, observed(values, setting, prediction, prediction.generations()[i]));
				largest = Math.max(largest, Double.isNaN(z) ? 0 : Math.abs(z));
			}
		}
		return largest;
	}

	/** What replicates show of a prediction at one of its generations. */
	static Observed observed(double[][][] values, Setting setting, Prediction prediction, int generation) {
		var metric = setting.spec().measured().indexOf(prediction.metric());
		if (prediction.statistic().function() == Statistic.Function.FIRST_AT_MOST) {
			return Observed.of(generation,
					Arrays.stream(values)
						.mapToDouble((run) -> IntStream.range(0, run.length)
							.filter((g) -> run[g][metric] <= prediction.statistic().parameter())
							.findFirst()
							.orElseThrow())
						.toArray());
		}
		return Observed.of(generation,
				Arrays.stream(values)
					.mapToDouble((run) -> prediction.statistic().of(run[generation][metric]))
					.toArray());
	}

}
