package ouroboros.core;

import java.util.Arrays;

import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import ouroboros.core.chance.Turn;
import ouroboros.core.data.Pairs;
import ouroboros.core.data.Pictures;
import ouroboros.core.data.Points;
import ouroboros.core.data.Space;
import ouroboros.core.data.Summary;
import ouroboros.core.data.Texts;
import ouroboros.core.law.Discrete;
import ouroboros.core.law.EmpiricalPictures;
import ouroboros.core.law.Law;
import ouroboros.core.law.LinearModel;
import ouroboros.core.law.LogisticModel;
import ouroboros.core.law.MarkovChain;
import ouroboros.core.law.Normal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * How data are drawn from a model: what is rounded, reshaped, scaled, and by which way.
 */
class SamplingTest {

	private static Sampling rounded(Sampling.Precision precision) {
		return new Sampling(1, null, 1, 1, Sampling.Prompts.NONE, 1, 1, precision, Sampling.Method.DRAW);
	}

	private static Sampling by(Sampling.Method method) {
		return new Sampling(1, null, 1, 1, Sampling.Prompts.NONE, 1, 1, Sampling.Precision.FLOAT64, method);
	}

	private static UniformRandomProvider random() {
		return new Turn(4, 1, () -> false).stream("sampling");
	}

	/**
	 * To nearest, ties to even: float(numpy.float16(value)) of NumPy 1.24.2 and
	 * float(torch.tensor(value).to(torch.bfloat16)) of PyTorch 1.13.
	 */
	@ParameterizedTest
	@CsvSource({ "FLOAT16, 0.3333333333333333, 0.333251953125", "FLOAT16, -0.3333333333333333, -0.333251953125",
			"FLOAT16, 2049, 2048", "FLOAT16, 2051, 2052", "FLOAT16, 65519.99, 65504", "FLOAT16, 65520, Infinity",
			"FLOAT16, 3e-8, 5.960464477539063e-08", "FLOAT16, NaN, NaN", "BFLOAT16, 0.3333333333333333, 0.333984375",
			"BFLOAT16, -0.3333333333333333, -0.333984375", "BFLOAT16, 1.00390625, 1", "BFLOAT16, 1.01171875, 1.015625",
			"BFLOAT16, 1.0039072036743164, 1.0078125", "BFLOAT16, 257, 256", "BFLOAT16, 259, 260",
			"BFLOAT16, 3.4e38, Infinity", "BFLOAT16, 3.39e38, 3.3895313892515355e38",
			"BFLOAT16, 1e-40, 9.183549615799121e-41", "BFLOAT16, 1e300, Infinity", "BFLOAT16, -Infinity, -Infinity",
			"BFLOAT16, NaN, NaN", "FLOAT32, 0.1, 0.10000000149011612", "FLOAT32, 1e300, Infinity",
			"FLOAT64, 0.1, 0.1" })
	void roundsToAFormat(Sampling.Precision precision, double value, double expected) {
		assertThat(precision.round(value)).isEqualTo((Double) expected);
	}

	@ParameterizedTest
	@EnumSource
	void roundsNumbersThatModelsMake(Sampling.Precision precision) {
		var sampling = rounded(precision);
		var law = Normal.of(0, 1);
		assertRounded(precision, law.sample(20, random()).values(),
				((Points) sampling.draw(law, 20, random())).values());
		var pictures = new EmpiricalPictures(new Pictures(1, 2, new float[] { 0.1f, 0.7f, 0.3f, 0.9f }));
		assertRounded(precision, doubles(pictures.sample(20, random())),
				doubles((Pictures) sampling.draw(pictures, 20, random())));
		assertThat(((Points) sampling.genuine(law, 20, random())).values())
			.isEqualTo(law.sample(20, random()).values());
	}

	/** Not the vectors, which the truth gives, nor classes. */
	@ParameterizedTest
	@EnumSource
	void roundsLabelsThatAreNumbers(Sampling.Precision precision) {
		var sampling = rounded(precision);
		var line = new LinearModel(new double[] { 0.3 }, 1);
		var design = line.sample(20, random());
		var labels = line.label(design, random());
		var rounded = (Pairs) sampling.label(line, design, random());
		assertRounded(precision, column(labels, 1), column(rounded, 1));
		assertThat(column(rounded, 0)).isEqualTo(column(design, 0));
		var classes = new LogisticModel(new double[] { 0.3 }, 0.1, LogisticModel.Labels.CHANCE);
		var classified = classes.sample(20, random());
		assertThat(column((Pairs) sampling.label(classes, classified, random()), 1))
			.isEqualTo(column(classes.label(classified, random()), 1));
	}

	private static double[] doubles(Pictures pictures) {
		var values = new double[pictures.values().length];
		Arrays.setAll(values, (i) -> pictures.values()[i]);
		return values;
	}

	private static double[] column(Pairs pairs, int column) {
		var values = new double[pairs.rows()];
		Arrays.setAll(values, (row) -> pairs.table().at(row, column));
		return values;
	}

	private static void assertRounded(Sampling.Precision precision, double[] values, double[] rounded) {
		assertThat(rounded).isEqualTo(Arrays.stream(values).map(precision::round).toArray());
	}

	/** λ scales a covariance; of 0.2, 0.3 and 0.5 the two largest squares are left. */
	@Test
	void lawsAreScaledAndDecoded() {
		var biased = new Sampling(1, null, 1, 1, Sampling.Prompts.NONE, 1, 0.5, Sampling.Precision.FLOAT64,
				Sampling.Method.DRAW);
		assertThat(((Normal) biased.law(Normal.of(3, 4))).covariance()[0][0]).isEqualTo(2);
		assertThat(((Normal) Sampling.PLAIN.law(Normal.of(3, 4))).covariance()[0][0]).isEqualTo(4);
		var sharp = new Sampling(0.5, 2, 1, 1, Sampling.Prompts.NONE, 1, 1, Sampling.Precision.FLOAT64,
				Sampling.Method.DRAW);
		var symbols = new Discrete(new double[] { 0.2, 0.3, 0.5 });
		assertThat(((Discrete) sharp.law(symbols)).probabilities())
			.containsExactly(new double[] { 0, 9 / 34.0, 25 / 34.0 }, within(1e-15));
		var nucleus = new Sampling(1, null, 0.5, 1, Sampling.Prompts.NONE, 1, 1, Sampling.Precision.FLOAT64,
				Sampling.Method.DRAW);
		assertThat(((Discrete) nucleus.law(symbols)).probabilities()).containsExactly(0, 0, 1);
		Law words = new EmpiricalPictures(new Pictures(1, 1, new float[] { 1 }));
		assertThat(sharp.law(words)).isSameAs(words);
	}

	/** Sufficient statistics take no points. */
	@Test
	void drawsByEitherMethod() {
		var law = Normal.of(3, 4);
		assertThat(by(Sampling.Method.DRAW).sample(law, 20, random())).isInstanceOf(Points.class);
		assertThat(by(Sampling.Method.DRAW).genuine(law, 20, random())).isInstanceOf(Points.class);
		var many = 1_000_000_000_000L;
		assertThat(by(Sampling.Method.SUFFICIENT_STATISTICS).sample(law, many, random())).isInstanceOf(Summary.class)
			.matches((summary) -> summary.size() == many);
		assertThat(by(Sampling.Method.SUFFICIENT_STATISTICS).genuine(law, many, random())).isInstanceOf(Summary.class)
			.matches((summary) -> summary.size() == many);
		assertThat(by(Sampling.Method.DRAW).most()).isLessThan(by(Sampling.Method.SUFFICIENT_STATISTICS).most());
	}

	/** After a: b follows with 0.7, after that a with 0.6; no other text reaches 0.42. */
	@Test
	void continuesTextsByDrawsOrBeams() {
		var language = MarkovChain.of(2, 1, 2, new double[] { 0.3, 0.7, 0.6, 0.4 });
		var prompts = new Texts(2, 1, new int[100]);
		var drawn = after(prompts, language, 1);
		assertThat(drawn).isEqualTo(language.continued(prompts, random()).tokens());
		var searched = after(prompts, language, 2);
		for (int i = 0; i < 100; i++) {
			assertThat(Arrays.copyOfRange(searched, 2 * i, 2 * i + 2)).containsExactly(1, 0);
		}
		assertThat(drawn).isNotEqualTo(searched);
		assertThat(Sampling.PLAIN.isPrompted()).isFalse();
	}

	private static int[] after(Texts prompts, MarkovChain language, int beams) {
		var sampling = new Sampling(1, null, 1, 1, Sampling.Prompts.GENUINE, beams, 1, Sampling.Precision.FLOAT64,
				Sampling.Method.DRAW);
		assertThat(sampling.isPrompted()).isTrue();
		return sampling.continued(language, prompts, random()).tokens();
	}

	private static Sampling reshaping(double temperature, @Nullable Integer topK, double topP, double penalty,
			int beams) {
		return new Sampling(temperature, topK, topP, penalty, Sampling.Prompts.GENUINE, beams, 1,
				Sampling.Precision.FLOAT64, Sampling.Method.DRAW);
	}

	/** What is estimated grows with what has to be done. */
	@Test
	void reshapingCostsWhatThereIsToReshape() {
		var alphabet = new Space.Alphabet(1000);
		var hot = reshaping(2, null, 1, 1, 1);
		assertThat(Sampling.PLAIN.nanoseconds(1e6, alphabet)).isZero();
		assertThat(hot.nanoseconds(1e6, alphabet)).isPositive()
			.isEqualTo(hot.nanoseconds(1, alphabet))
			.isEqualTo(10 * hot.nanoseconds(1, new Space.Alphabet(100)));
		var cut = reshaping(1, 5, 1, 1, 1).nanoseconds(1, alphabet);
		assertThat(cut).isPositive()
			.isEqualTo(reshaping(1, null, 0.9, 1, 1).nanoseconds(1, alphabet))
			.isEqualTo(reshaping(1, 5, 0.9, 1, 1).nanoseconds(1, alphabet));
		var penalty = reshaping(1, null, 1, 1.2, 1).nanoseconds(1, alphabet);
		assertThat(penalty).isPositive();
		assertThat(reshaping(2, 5, 0.9, 1.2, 1).nanoseconds(1, alphabet))
			.isEqualTo(hot.nanoseconds(1, alphabet) + cut + penalty);
		assertThat(hot.nanoseconds(1, new Space.Real(3))).isZero();
	}

	/** Once for each token, or for each history if those are fewer. */
	@Test
	void reshapingOfTextsCostsTheirHistories() {
		var space = new Space.Text(10, 5);
		var hot = reshaping(2, null, 1, 1, 1);
		assertThat(Sampling.PLAIN.nanoseconds(1e6, space)).isZero();
		var once = hot.nanoseconds(1, new Space.Alphabet(10));
		assertThat(hot.nanoseconds(2, space)).isEqualTo(2 * 5 * once);
		assertThat(hot.nanoseconds(1e6, space)).isEqualTo(10 * 10 * once);
		// a penalty tells all histories apart, and so does a search, which looks for the
		// best as well
		var penalty = reshaping(1, null, 1, 1.2, 1);
		assertThat(penalty.nanoseconds(1e6, space)).isEqualTo(1e6 * 5 * penalty.nanoseconds(1, new Space.Alphabet(10)));
		var search = reshaping(1, null, 1, 1, 3);
		assertThat(search.nanoseconds(1e6, space)).isPositive()
			.isEqualTo(1e6 * search.nanoseconds(1, space))
			.isEqualTo(reshaping(1, null, 1, 1, 6).nanoseconds(1e6, space) / 2)
			.isEqualTo(search.nanoseconds(1e6, new Space.Text(20, 5)) / 2)
			.isEqualTo(search.nanoseconds(1e6, new Space.Text(10, 50)) / 10);
		assertThat(reshaping(2, null, 1, 1, 3).nanoseconds(1e6, space))
			.isEqualTo(3 * 1e6 * 5 * once + search.nanoseconds(1e6, space));
	}

}
