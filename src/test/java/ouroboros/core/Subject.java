package ouroboros.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import ouroboros.TinyOpt;
import ouroboros.core.data.Data;
import ouroboros.core.data.Pictures;
import ouroboros.core.data.Points;
import ouroboros.core.data.Space;
import ouroboros.core.data.Texts;
import ouroboros.core.law.EmpiricalTexts;
import ouroboros.core.law.Law;
import ouroboros.core.spec.Refusal;
import ouroboros.core.truth.Dataset;
import ouroboros.json.Catalog;
import ouroboros.json.Labels;
import ouroboros.neural.OptFormat;

/**
 * A learner with a truth that it learns from.
 *
 * @param name the learner's and the truth's
 * @param truth the genuine law
 * @param learner learns from its space
 */
public record Subject(String name, Law truth, Learner learner) {

	private static final String PICTURES = "pictures";

	private static final String LABELS = "labels";

	private static final Catalog CATALOG = Catalog.ofClassPath();

	/** Of as many tokens as the uploaded text. */
	private static final Pretrained CHECKPOINT = new OptFormat().read(new TinyOpt(1, 2, 8, 30, 5, "F32", "").files());

	/** Uploads with ties, as people make them. */
	public static final Truth.Library UPLOADS = new Truth.Library() {

		@Override
		public Data find(String dataset, List<String> columns) {
			if (dataset.equals(PICTURES)) {
				return pictures();
			}
			return new Points(1, new double[] { 1, 2, 2, 3.5, 5, 5, 5, 9 });
		}

		@Override
		public EmpiricalTexts blocks(String dataset, Truth.Tokens tokens, int length) {
			if (dataset.equals(LABELS)) {
				return new EmpiricalTexts(new Texts(4, length, new int[] { 3, 0, 3, 1, 2 }),
						List.of("0", "1", "2", "3"));
			}
			var text = new int[6 * length];
			Arrays.setAll(text, (i) -> i * i % 4);
			return new EmpiricalTexts(new Texts(5, length, text), List.of("a", "b", "c", "d", "e"));
		}

		@Override
		public Pretrained pretrained(String dataset) {
			return CHECKPOINT;
		}

	};

	/** Pictures of which two are the same. */
	private static Pictures pictures() {
		var values = new float[5 * 16];
		for (int i = 0; i < values.length; i++) {
			values[i] = i * i % 48 % 7 / 6f;
		}
		return new Pictures(4, 4, values);
	}

	/** Nanoseconds of a fit above which a learner has to do with fewer tests. */
	private static final double SLOW = 2e6;

	/** Nanoseconds of a fit above which a truth is left to quicker learners. */
	private static final double TOO_SLOW = 5e6;

	/** Pixels of a picture above which thousands are not compared in passing. */
	private static final int WIDE = 100;

	/** Whether so many tests should do with fewer fits. */
	public boolean isSlow() {
		return nanoseconds() > SLOW;
	}

	/**
	 * Whether the fits of this pair, or comparisons of its pictures, take too long for
	 * any test of all pairs.
	 */
	public boolean isTooSlow() {
		return nanoseconds() > TOO_SLOW
				|| (this.truth.space() instanceof Space.Pictures pictures && pictures.width() > WIDE);
	}

	private double nanoseconds() {
		return this.learner.nanoseconds(40, this.truth.space());
	}

	/**
	 * The example of every learner in the catalogue with that of every truth whose data
	 * it learns from, unless that takes too long.
	 */
	public static List<Subject> all() {
		var subjects = new ArrayList<Subject>();
		for (var learner : CATALOG.examples(Learner.class)) {
			for (var truth : truths()) {
				var law = truth.law(UPLOADS);
				if (learner.learns(law.space())) {
					prepared(learner, law.space())
						.map((prepared) -> new Subject("%s of %s".formatted(Labels.name(learner), Labels.name(truth)),
								law, prepared))
						.filter((subject) -> !subject.isTooSlow())
						.ifPresent(subjects::add);
				}
			}
		}
		return subjects;
	}

	/** Empty where what it starts from is of other data. */
	private static Optional<Learner> prepared(Learner learner, Space space) {
		try {
			return Optional.of(learner.prepared(space, UPLOADS));
		}
		catch (Refusal ex) {
			return Optional.empty();
		}
	}

	/**
	 * Of every truth in the catalogue the example's law; those of a text in blocks and of
	 * pictures.
	 */
	static List<Law> laws() {
		return truths().stream().map((truth) -> truth.law(UPLOADS)).toList();
	}

	private static List<Truth> truths() {
		var truths = new ArrayList<>(CATALOG.examples(Truth.class));
		truths.add(new Dataset("text", List.of(), 8, Truth.Tokens.WORDS, 0, true, null, null));
		truths.add(new Dataset(PICTURES, List.of(), null, Truth.Tokens.WORDS, 0, true, null, null));
		truths.add(new Dataset(PICTURES, List.of(), null, Truth.Tokens.WORDS, 0, true, LABELS, null));
		return truths;
	}

	/** Of every metric in the catalogue that the subject answers, the example. */
	public List<Metric> metrics() {
		return CATALOG.examples(Metric.class).stream().filter(this::answers).toList();
	}

	boolean answers(Metric metric) {
		return metric.needs().stream().allMatch((need) -> need.unmet(this.truth, this.learner.model()) == null);
	}

	@Override
	public String toString() {
		return this.name;
	}

}
