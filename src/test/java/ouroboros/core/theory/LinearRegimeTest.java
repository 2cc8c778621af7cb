package ouroboros.core.theory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ouroboros.core.Filter;
import ouroboros.core.curation.Correction;
import ouroboros.core.curation.Flip;
import ouroboros.core.curation.Noise;
import ouroboros.core.curation.Shift;
import ouroboros.core.law.Discrete;
import ouroboros.core.law.Law;
import ouroboros.core.law.Moments;
import ouroboros.core.learner.Categorical;
import ouroboros.core.learner.Estimator;
import ouroboros.core.learner.Gaussian;
import ouroboros.core.regime.Budget;
import ouroboros.core.regime.Real;
import ouroboros.core.regime.Regime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Moments under linear regimes as sums over all that may happen in small samples. Second
 * moments ask of a law no more than mean and variance, so that numbers are drawn from
 * laws on the two points one deviation below and above the mean.
 *
 * <p>
 * Mutants that are none: batches that are not forgotten, which cost memory alone; whether
 * a tolerance, or a budget of exactly all points, includes its bound; the uniform law of
 * a family without a prior, which nobody asks for; the unit of a slack, which is about 1;
 * and where points come from that a budget leaves of all, as a weight of genuine ones is
 * refused then. Round trips, more symbols than two and growing samples are for
 * {@link ChannelsTest} and {@link GrowthTest}.
 */
class LinearRegimeTest {

	private static final double CLOSE = 1e-10;

	private static final String NORMAL = "'truth':{'type':'gaussian','mean':[1],'covariance':[[4]]},"
			+ "'learner':{'type':'gaussian','estimator':'%s'},'metrics':['variance','mean-shift'],";

	private static final String SYMBOLS = "'truth':{'type':'categorical','probabilities':[0.3,0.7]},"
			+ "'learner':{'type':'categorical','smoothing':%s},'metrics':['heterozygosity'],";

	/** An observation. */
	private record Point(double value, boolean genuine, int generation) {

		Point with(double other) {
			return new Point(other, this.genuine, this.generation);
		}

	}

	/**
	 * A fitted model.
	 *
	 * @param spread the variance, or of symbols the probability that two differ
	 */
	private record Model(double mean, double spread) {
	}

	/**
	 * One run, every decision of which is asked of chance.
	 *
	 * @param targets of corrections
	 */
	private record Simulation(Setting setting, Map<Filter, Law> targets, Paths chance) {

		/**
		 * Spread of every generation's model, then the squared shift of each, then the
		 * mean.
		 */
		double[] run() {
			var batches = new ArrayList<List<Point>>();
			var models = new ArrayList<Model>();
			var stock = new ArrayList<Point>();
			for (int generation = 0; generation <= this.setting.last(); generation++) {
				if (generation == 0) {
					batches.add(beginning(stock));
				}
				else {
					batches.add(batch(generation, batches, stock, models));
				}
				models.add(fitted(budgeted(pool(generation, batches)), generation));
			}
			var centre = mean(this.setting.truth());
			return DoubleStream.concat(models.stream().mapToDouble(Model::spread),
					DoubleStream.concat(
							models.stream().mapToDouble((model) -> (model.mean - centre) * (model.mean - centre)),
							models.stream().mapToDouble(Model::mean)))
				.toArray();
		}

		private List<Point> beginning(List<Point> stock) {
			var regime = this.setting.regime();
			var samples = (int) regime.samplesAt(0);
			var kept = (regime.real() == null) ? null : regime.real().stock();
			for (int i = 0; i < ((kept != null && kept.replacement()) ? kept.size() : samples); i++) {
				stock.add(genuine(0));
			}
			var first = stock.subList(0, samples);
			return (regime.origin() == Regime.Origin.KNOWN) ? List.copyOf(first)
					: first.stream().map((point) -> curated(point, 0)).toList();
		}

		private List<Point> batch(int generation, List<List<Point>> batches, List<Point> stock, List<Model> models) {
			var regime = this.setting.regime();
			var real = regime.real();
			var samples = regime.samplesAt(generation);
			var known = regime.origin() == Regime.Origin.KNOWN;
			var batch = new ArrayList<Point>();
			var independent = real != null && real.mixing() == Real.Mixing.INDEPENDENT;
			var synthetic = (real == null || real.count() != null) ? samples : samples - regime.genuineAt(generation);
			var before = batches.get(generation - 1);
			if (regime.reuse() != null) {
				var again = Math.min(before.size(), Math.round(regime.reuse().at(generation) * synthetic));
				for (var point : this.chance.some(before, again)) {
					batch.add(curated(new Point(point.value, false, generation), generation));
				}
			}
			for (var i = batch.size(); i < (independent ? samples : synthetic); i++) {
				if (real != null && independent && this.chance.happens(regime.shareAt(generation))) {
					var point = again(real, stock, generation);
					batch.add(known ? point : curated(point, generation));
				}
				else {
					batch.add(curated(new Point(drawn(models), false, generation), generation));
				}
			}
			for (int i = 0; real != null && !independent && i < regime.genuineAt(generation); i++) {
				var point = (real.source() == Real.Source.FIXED) ? as(stock.get(i), generation)
						: again(real, stock, generation);
				batch.add(known ? point : curated(point, generation));
			}
			return batch;
		}

		private Point again(Real real, List<Point> stock, int generation) {
			var fresh = real.source() == Real.Source.FRESH || (real.stock() != null && !real.stock().replacement());
			return fresh ? genuine(generation) : as(this.chance.any(stock), generation);
		}

		private static Point as(Point genuine, int generation) {
			return new Point(genuine.value, true, generation);
		}

		private Point genuine(int generation) {
			return new Point(drawn(this.setting.truth()), true, generation);
		}

		private double drawn(Law law) {
			return (law instanceof Discrete) ? symbol(mean(law)) : either(mean(law), variance(law));
		}

		/** From one of the latest models. */
		private double drawn(List<Model> models) {
			var ancestry = this.setting.regime().ancestry();
			var latest = models.reversed().subList(0, Math.min(models.size(), this.setting.regime().models()));
			var weights = IntStream.range(0, latest.size())
				.mapToDouble((age) -> (ancestry == null) ? 1 : Math.pow(ancestry.decay(), age))
				.toArray();
			var total = Arrays.stream(weights).sum();
			var model = latest.get(this.chance.of(Arrays.stream(weights).map((weight) -> weight / total).toArray()));
			return (this.setting.truth() instanceof Discrete) ? symbol(model.mean)
					: either(model.mean, this.setting.spec().sampling().bias() * model.spread);
		}

		private double symbol(double probability) {
			return this.chance.happens(probability) ? 1 : 0;
		}

		private double either(double mean, double variance) {
			return mean + Math.sqrt(variance) * (this.chance.happens(0.5) ? 1 : -1);
		}

		private Point curated(Point point, int generation) {
			var curated = point;
			for (var filter : this.setting.spec().curation()) {
				curated = curated.with(changed(filter, curated.value, generation));
			}
			return curated;
		}

		private double changed(Filter filter, double value, int generation) {
			return switch (filter) {
				case Noise(double deviation, var share) ->
					this.chance.happens(share.at(generation)) ? either(value, deviation * deviation) : value;
				case Shift(double[] offset) -> value + offset[0];
				case Flip(double probability) -> this.chance.happens(probability) ? 1 - value : value;
				case Correction correction -> this.chance.happens(correction.strength() / (1 + correction.strength()))
						? drawn(Objects.requireNonNull(this.targets.get(filter))) : value;
				default -> throw new AssertionError(filter);
			};
		}

		private List<Point> pool(int generation, List<List<Point>> batches) {
			var retain = this.setting.regime().retain();
			return IntStream.rangeClosed(0, generation)
				.filter((of) -> (retain.first() && of == 0) || of > (long) generation - retain.window())
				.mapToObj(batches::get)
				.flatMap(List::stream)
				.toList();
		}

		private List<Point> budgeted(List<Point> pool) {
			var budget = this.setting.regime().budget();
			if (budget == null) {
				return pool;
			}
			var all = budget.scope() == Budget.Scope.ALL;
			var left = new ArrayList<>(pool.stream().filter((point) -> !all && point.genuine).toList());
			var concerned = pool.stream().filter((point) -> all || !point.genuine).toList();
			left.addAll(this.chance.some(concerned, Math.min(budget.points(), concerned.size())));
			return left;
		}

		private Model fitted(List<Point> points, int generation) {
			var regime = this.setting.regime();
			var weights = points.stream()
				.mapToDouble((point) -> (regime.ageWeight() == null) ? 1
						: regime.ageWeight().at(generation - point.generation))
				.toArray();
			var genuine = mass(points, weights, true);
			var synthetic = mass(points, weights, false);
			if (regime.realWeight() != null && genuine > 0 && synthetic > 0) {
				var count = points.stream().filter(Point::genuine).count();
				var weight = regime.realWeight().of(count, points.size() - count);
				for (int i = 0; i < weights.length; i++) {
					weights[i] *= (genuine + synthetic)
							* (points.get(i).genuine ? weight / genuine : (1 - weight) / synthetic);
				}
			}
			if (Arrays.stream(weights).sum() == 0) {
				Arrays.fill(weights, 1);
			}
			return fitted(points.stream().mapToDouble(Point::value).toArray(), weights);
		}

		private Model fitted(double[] values, double[] weights) {
			var total = Arrays.stream(weights).sum();
			var mean = IntStream.range(0, values.length).mapToDouble((i) -> weights[i] * values[i]).sum() / total;
			if (this.setting.spec().learner() instanceof Categorical(double smoothing)) {
				var smoothed = (total * mean + smoothing) / (total + 2 * smoothing);
				return new Model(smoothed, 2 * smoothed * (1 - smoothed));
			}
			var variance = IntStream.range(0, values.length)
				.mapToDouble((i) -> weights[i] * (values[i] - mean) * (values[i] - mean))
				.sum() / total;
			var squares = Arrays.stream(weights).map((weight) -> weight * weight).sum() / (total * total);
			var unbiased = ((Gaussian) this.setting.spec().learner()).estimator() == Estimator.UNBIASED;
			return new Model(mean, !unbiased ? variance : (squares < 1) ? variance / (1 - squares) : 0);
		}

		private static double mass(List<Point> points, double[] weights, boolean genuine) {
			return IntStream.range(0, weights.length)
				.filter((i) -> points.get(i).genuine == genuine)
				.mapToDouble((i) -> weights[i])
				.sum();
		}

		private static double mean(Law law) {
			return (law instanceof Discrete(double[] probabilities)) ? probabilities[0] : ((Moments) law).mean()[0];
		}

		private static double variance(Law law) {
			return ((Moments) law).covariance()[0][0];
		}

	}

	private static void holds(String spec) {
		var setting = Settings.of(spec.replace('\'', '"'));
		assertThat(Linearity.withCuration(setting)).isNull();
		var family = family(setting);
		var symbols = setting.truth() instanceof Discrete;
		var models = LinearRegime.of(setting, family, List.of(direction(setting)));
		var targets = new HashMap<Filter, Law>();
		for (var filter : setting.spec().curation()) {
			if (filter instanceof Correction correction) {
				targets.put(filter, correction.target(setting.truth()));
			}
		}
		var simulated = Paths.expected((chance) -> new Simulation(setting, targets, chance).run());
		var generations = setting.last() + 1;
		var unit = family.unit();
		for (int generation = 0; generation < generations; generation++) {
			assertThat(unit * unit * models.spread()[generation]).as(spec)
				.isCloseTo(simulated[generation], within(CLOSE));
			// two symbols have the same error each
			assertThat(unit * unit * models.squaredError()[generation] / (symbols ? 2 : 1)).as(spec)
				.isCloseTo(simulated[generations + generation], within(CLOSE));
			assertThat(unit * models.along()[0][generation] + (symbols ? 0 : family.origin()[0])).as(spec)
				.isCloseTo(simulated[2 * generations + generation], within(CLOSE));
		}
	}

	/** Of 4097 generations 130 batches are quickly computed, and 145 are not. */
	@Test
	void limitsOfWindowsThatAreQuicklyComputed() {
		var spec = NORMAL.formatted("unbiased")
				+ "'regime':{'samples':2,'retain':{'window':%d},'real':{'share':0.5,'source':'fresh'}},'generations':3";
		assertThat(limits(spec.formatted(40)).spread()).isFinite();
		var unknown = limits(spec.formatted(45));
		assertThat(unknown.spread()).isNaN();
		assertThat(unknown.squaredError()).isNaN();
		assertThat(unknown.along()).containsExactly(Double.NaN);
	}

	/** What is slightly beyond its bounds by rounding is not told so. */
	@Test
	void limitsAreWithinTheirBounds() {
		for (var samples : new int[] { 10, 700, 1000, 10_000, 1_000_000 }) {
			var limits = limits(NORMAL.formatted("maximum-likelihood")
					+ "'regime':{'samples':%d},'generations':3".formatted(samples));
			assertThat(limits.spread()).isBetween(0.0, 2e-3);
			assertThat(limits.squaredError()).isBetween(1 - 2e-3, 1.0);
		}
	}

	/**
	 * Of ten observations, half of them genuine, half with noise of c = 0.5625 genuine
	 * variances on top of the model's v: q = (q + (1 + v + c)/5)/4 and v = (1 + v + c)/2
	 * + 5q/18, more than the model of genuine data alone has.
	 */
	@Test
	void limitsBeyondTheBeginning() {
		var noisy = NORMAL.formatted("unbiased") + "'curation':[{'type':'noise','deviation':1.5}],"
				+ "'regime':{'samples':10%s},'generations':3";
		var limits = limits(noisy.formatted(",'real':{'share':0.5,'source':'fresh'}"));
		var variance = 1.5625 * 14 / 13;
		assertThat(limits.spread()).isCloseTo(variance, within(CLOSE));
		assertThat(limits.squaredError()).isCloseTo((variance + 1.5625) / 15, within(CLOSE));
		var endless = limits(noisy.formatted(""));
		assertThat(endless.spread()).isEqualTo(Double.POSITIVE_INFINITY);
		assertThat(endless.squaredError()).isEqualTo(Double.POSITIVE_INFINITY);
	}

	/** What is far beyond its bounds was not told from its course. */
	@Test
	void limitsFarBeyondTheirBoundsAreNotTold() {
		var limits = limits(SYMBOLS.formatted(0)
				+ "'regime':{'samples':2,'retain':'accumulate','real':{'count':1}},'generations':3");
		assertThat(limits.squaredError()).isNaN();
		assertThat(limits.spread()).isNaN();
		assertThat(limits.along()[0]).isCloseTo(0.3, within(CLOSE));
	}

	/**
	 * A shift δ that is learnt and shifted again comes to (1-w)δ/w with the weight w of
	 * genuine data; where all is retained like t^-w, of which 4096 generations do not
	 * tell it to three digits.
	 */
	@Test
	void limitsOfShiftsThatAreRetained() {
		var spec = NORMAL.formatted("unbiased") + "'curation':[{'type':'shift','offset':[0.75]}],'regime':{"
				+ "'samples':10,%s'real':{'share':0.2,'source':'fresh'}},'generations':3";
		assertThat(limits(spec.formatted("")).along()[0]).isCloseTo(0.75 / 2 * 0.8 / 0.2, within(CLOSE));
		assertThat(limits(spec.formatted("'retain':'accumulate',")).along()[0]).isNaN();
	}

	/**
	 * The shift of accumulated unshifted data stays below π²/6 of that of a mean, as the
	 * t-th of them weighs 1/t.
	 */
	@Test
	void limitsOfWhatIsRetained() {
		var limits = limits(
				NORMAL.formatted("unbiased") + "'regime':{'samples':100,'retain':'accumulate'},'generations':3");
		assertThat(limits.squaredError()).isBetween(0.99 * Math.PI * Math.PI / 600, Math.PI * Math.PI / 600);
	}

	/** What is rejected whatever its value leaves the moments of what is not. */
	@Test
	void rejectionsLeaveMomentsAsTheyAre() {
		var plain = spread("");
		for (var filter : List.of("{'type':'detector','truePositiveRate':0.5,'falsePositiveRate':0.1}",
				"{'type':'deduplicate'}")) {
			assertThat(spread("'curation':[" + filter + "],")).containsExactly(plain);
		}
		assertThat(spread("'curation':[{'type':'noise','deviation':1}],")).doesNotContain(plain[3]);
	}

	private static double[] spread(String curation) {
		var setting = Settings.of((NORMAL.formatted("unbiased") + curation
				+ "'regime':{'samples':50,'real':{'share':0.5}},'generations':3")
			.replace('\'', '"'));
		assertThat(Linearity.withCuration(setting)).isNull();
		return LinearRegime.of(setting, family(setting), List.of()).spread();
	}

	private static LinearRegime.Limits limits(String spec) {
		var setting = Settings.of(spec.replace('\'', '"'));
		assertThat(Linearity.withCuration(setting)).isNull();
		return LinearRegime.limits(setting, family(setting), List.of(direction(setting)));
	}

	private static Family family(Setting setting) {
		return (setting.spec().learner() instanceof Gaussian learner)
				? NormalMoments.family(setting, learner.estimator()) : Frequencies.family(setting);
	}

	private static double[] direction(Setting setting) {
		return (setting.truth() instanceof Discrete) ? new double[] { 1, 0 } : new double[] { 1 };
	}

	@ParameterizedTest
	@ValueSource(strings = { "'samples':{'type':'list','values':[2,3,2,2]}},'generations':3",
			"'samples':2,'retain':'accumulate'},'generations':4", "'samples':2,'retain':{'window':2}},'generations':3",
			"'samples':2,'retain':{'window':2,'first':true}},'generations':3",
			"'samples':2,'retain':{'window':1,'first':true},'reuse':0.5},'generations':3",
			"'samples':2,'retain':'accumulate','ageWeight':{'type':'list','values':[1,0.5,0.2]}},'generations':3",
			"'samples':2,'retain':{'window':2,'first':true},'ageWeight':{'type':'list','values':[1,0.5,0.2]}},'generations':3",
			"'samples':{'type':'list','values':[2,1,1,1]},'retain':'accumulate','budget':2},'generations':3",
			"'samples':2,'retain':{'window':2},'budget':3},'generations':2",
			"'samples':2,'real':{'count':1},'retain':'accumulate','budget':{'points':2,'scope':'synthetic'}},'generations':3",
			"'samples':2,'real':{'count':1},'retain':'accumulate','budget':{'points':2,'scope':'synthetic'},'realWeight':0.7},'generations':3",
			"'samples':{'type':'list','values':[2,1,1]},'real':{'count':1,'source':'fresh'},'retain':'accumulate','budget':3},'generations':2",
			"'samples':3,'reuse':0.5},'generations':3",
			"'samples':{'type':'list','values':[2,3,3]},'reuse':1},'generations':2",
			"'samples':2,'reuse':0.5,'retain':'accumulate'},'generations':3",
			"'samples':2,'reuse':0.5,'real':{'count':1}},'generations':3",
			"'samples':3,'reuse':0.5,'real':{'share':0.34},'retain':{'window':2}},'generations':2",
			"'samples':2,'ancestry':{'window':2,'decay':0.5}},'generations':3",
			"'samples':1,'ancestry':{'window':3,'decay':2}},'generations':5",
			"'samples':3,'real':{'share':{'type':'list','values':[0,0.34,0.67,0]}}},'generations':3",
			"'samples':2,'real':{'share':1}},'generations':2",
			"'samples':{'type':'list','values':[3,1,2,1]},'real':{'count':{'type':'list','values':[0,2,1,3]}},'retain':'accumulate'},'generations':3",
			"'samples':{'type':'list','values':[3,1,2,1]},'real':{'count':{'type':'list','values':[0,2,1,3]}},'retain':{'window':2,'first':true}},'generations':3",
			"'samples':{'type':'list','values':[3,1,2,1]},'real':{'count':{'type':'list','values':[0,2,0,3]},'source':'fresh'},'realWeight':'golden'},'generations':3",
			"'samples':2,'real':{'count':1},'realWeight':0.3,'retain':{'window':2},'ageWeight':{'type':'list','values':[1,0.5]}},'generations':3",
			"'samples':2,'real':{'count':1},'realWeight':1},'generations':2",
			"'samples':2,'real':{'share':0.25,'mixing':'independent'}},'generations':2",
			"'samples':{'type':'list','values':[2,1,1]},'real':{'share':0.25,'source':'fresh','mixing':'independent'},'retain':'accumulate','budget':2},'generations':2",
			"'samples':2,'real':{'share':0.25,'mixing':'independent','source':'stock','stock':{'size':3,'replacement':true}}},'generations':2",
			"'samples':{'type':'list','values':[2,1,1]},'real':{'count':2,'source':'stock','stock':{'size':4,'replacement':true}}},'generations':2",
			"'samples':{'type':'list','values':[2,1,1]},'real':{'count':2,'source':'stock','stock':{'size':2,'replacement':true}}},'generations':2",
			"'samples':2,'real':{'share':0.5,'source':'stock','stock':{'size':3}}},'generations':3" })
	void everyRegime(String regime) {
		for (var estimator : new String[] { "unbiased", "maximum-likelihood" }) {
			holds(NORMAL.formatted(estimator) + "'regime':{" + regime);
			holds(NORMAL.formatted(estimator) + "'sampling':{'bias':0.7},'regime':{" + regime);
		}
		holds(SYMBOLS.formatted(0) + "'regime':{" + regime);
		holds(SYMBOLS.formatted(1.5) + "'regime':{" + regime);
	}

	@ParameterizedTest
	@ValueSource(strings = { "'samples':2},'generations':2", "'samples':2,'reuse':0.5},'generations':2",
			"'samples':2,'reuse':0.5,'real':{'count':1}},'generations':2",
			"'samples':{'type':'list','values':[2,1,2]},'origin':'unknown'},'generations':2",
			"'samples':{'type':'list','values':[2,1,1]},'origin':'unknown','retain':{'window':1,'first':true}},'generations':2",
			"'samples':{'type':'list','values':[2,1,1]},'origin':'unknown','real':{'count':{'type':'list','values':[0,1,0]},'source':'fresh'}},'generations':2",
			"'samples':{'type':'list','values':[1,2,2]},'origin':'unknown','real':{'share':0.5,'source':'fresh'},'retain':'accumulate'},'generations':2",
			"'samples':1,'origin':'unknown','real':{'share':0.25,'source':'fresh','mixing':'independent'},'retain':'accumulate'},'generations':2",
			"'samples':1,'real':{'share':0.25,'mixing':'independent'},'retain':'accumulate'},'generations':2" })
	void everyRegimeThroughChannels(String regime) {
		for (var channel : new String[] {
				"{'type':'noise','deviation':1.5,'share':{'type':'list','values':[0.5,1,0.25]}}",
				"{'type':'shift','offset':[0.75]}",
				"{'type':'correction','strength':0.5,'target':{'type':'gaussian','mean':[-1],'covariance':[[9]]}}",
				"{'type':'correction','strength':0.5},{'type':'shift','offset':[-2]}" }) {
			holds(NORMAL.formatted("unbiased") + "'curation':[" + channel + "],'regime':{" + regime);
		}
		for (var channel : new String[] { "{'type':'flip','probability':0.2}",
				"{'type':'correction','strength':0.5,'target':{'type':'categorical','probabilities':[0.9,0.1]}},{'type':'flip','probability':0.1}" }) {
			holds(SYMBOLS.formatted(0.5) + "'curation':[" + channel + "],'regime':{" + regime);
		}
	}

}
