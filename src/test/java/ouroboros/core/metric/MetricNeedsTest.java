package ouroboros.core.metric;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ouroboros.core.Metric;
import ouroboros.core.data.LabelledPictures;
import ouroboros.core.data.Pictures;
import ouroboros.core.data.Points;
import ouroboros.core.data.Texts;
import ouroboros.core.law.Autoencoder;
import ouroboros.core.law.Discrete;
import ouroboros.core.law.Empirical;
import ouroboros.core.law.EmpiricalPictures;
import ouroboros.core.law.EmpiricalTexts;
import ouroboros.core.law.KernelMixture;
import ouroboros.core.law.LabelledEmpirical;
import ouroboros.core.law.Law;
import ouroboros.core.law.LinearModel;
import ouroboros.core.law.LogisticModel;
import ouroboros.core.law.Matrices;
import ouroboros.core.law.NGramModel;
import ouroboros.core.law.Normal;
import ouroboros.core.law.NormalMixture;
import ouroboros.core.law.Poisson;
import ouroboros.core.law.TwoClasses;
import ouroboros.json.Catalog;
import ouroboros.json.Labels;

import static org.assertj.core.api.Assertions.assertThat;

/** What can be measured of what. */
class MetricNeedsTest {

	private static final Map<String, Metric> METRICS = Catalog.ofClassPath()
		.examples(Metric.class)
		.stream()
		.collect(Collectors.toMap(Labels::name, (metric) -> metric));

	private static final Pictures PICTURE = new Pictures(1, 1, new float[1]);

	private static final Normal LINE = Normal.of(0, 1);

	/** A truth, and what is fitted to it. */
	private record Subject(String name, Law truth, Class<? extends Law> model) {

		boolean meets(Metric metric) {
			return metric.needs().stream().allMatch((need) -> need.unmet(this.truth, this.model) == null);
		}

	}

	private static final List<Subject> SUBJECTS = List.of(
			new Subject("symbols", Views.symbols(0.5, 0.5), Discrete.class),
			new Subject("counts", new Poisson(3), Poisson.class), new Subject("line", LINE, Normal.class),
			new Subject("space", new Normal(new double[101], Matrices.identity(101)), Normal.class),
			new Subject("modes", Views.twoModes(), NormalMixture.class),
			new Subject("kernels", LINE, KernelMixture.class),
			new Subject("rows", new Empirical(new Points(1, new double[] { 1, 2 })), Normal.class),
			new Subject("numbers", new LinearModel(new double[] { 1 }, 1), LinearModel.class),
			new Subject("classes", new TwoClasses(2, 1), LogisticModel.class),
			new Subject("texts", Views.language(), NGramModel.class),
			new Subject("blocks", new EmpiricalTexts(new Texts(2, 1, new int[] { 0, 1 }), List.of("a", "b")),
					NGramModel.class),
			new Subject("pictures", new EmpiricalPictures(PICTURE), Autoencoder.class),
			new Subject("digits", new LabelledEmpirical(new LabelledPictures(PICTURE, new int[1])), Autoencoder.class));

	@ParameterizedTest
	@CsvSource(delimiter = ':', textBlock = """
			mean                     : counts line kernels rows
			variance                 : counts line space modes kernels rows
			log-determinant          : counts line space modes kernels rows
			mean-shift               : counts line space modes kernels rows
			wasserstein2-squared     : counts line space modes kernels rows
			wasserstein1             : counts line kernels rows
			kl-divergence            : symbols counts line space modes kernels texts
			reverse-kl-divergence    : symbols counts line space modes kernels texts
			total-variation          : symbols counts line modes kernels
			jensen-shannon           : symbols counts line modes kernels
			entropy                  : symbols counts line space modes kernels rows texts blocks
			negative-log-likelihood  : symbols counts line space modes kernels rows texts blocks
			perplexity               : symbols texts blocks
			synthetic-perplexity     : texts blocks
			synthetic-perplexity-share : texts blocks
			heterozygosity           : symbols texts blocks
			support                  : symbols texts blocks
			missing-mass             : symbols texts blocks
			top-share                : symbols texts blocks
			tail-mass                : symbols line modes kernels
			hallucinated-mass        : symbols line modes kernels
			effective-modes          : symbols modes
			modes-lost               : modes digits
			modes-merged             : modes
			l2-distance              : line space modes rows
			test-error               : numbers classes
			accuracy                 : classes
			class-entropy            : digits
			precision                : counts line space modes kernels rows pictures digits
			recall                   : counts line space modes kernels rows pictures digits
			density                  : counts line space modes kernels rows pictures digits
			coverage                 : counts line space modes kernels rows pictures digits
			maximum-mean-discrepancy : counts line space modes kernels rows pictures digits
			vendi                    : symbols counts line space modes kernels rows pictures digits
			latent-deviation         : pictures digits
			latent-frechet-distance  : pictures digits
			evidence-lower-bound     : pictures digits
			reconstruction-error     : pictures digits
			distinct                 : texts blocks
			repetition               : texts blocks
			self-bleu                : texts blocks
			""")
	void areOfTheseLaws(String metric, String subjects) {
		assertAreOf(Objects.requireNonNull(METRICS.get(metric)), subjects.split(" "));
	}

	private static void assertAreOf(Metric metric, String... subjects) {
		assertThat(SUBJECTS.stream().filter((subject) -> subject.meets(metric)).map(Subject::name))
			.containsExactly(subjects);
	}

	/** A quantile is one of texts. */
	@Test
	void perplexityOfAllSymbolsTogether() {
		assertAreOf(new SyntheticPerplexity(10, null), "symbols", "texts", "blocks");
		assertAreOf(new SyntheticPerplexity(10, 0.5), "texts", "blocks");
	}

}
