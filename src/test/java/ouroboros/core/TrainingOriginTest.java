package ouroboros.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import ouroboros.core.chance.Turn;
import ouroboros.core.data.Data;
import ouroboros.core.data.Points;
import ouroboros.core.data.Space;
import ouroboros.core.data.Training;
import ouroboros.core.law.Law;
import ouroboros.core.regime.Real;
import ouroboros.core.regime.Retain;
import ouroboros.core.regime.Schedule;

import static org.assertj.core.api.Assertions.assertThat;

/** What a learner can ask for beside its training set. */
class TrainingOriginTest {

	private final List<Training> seen = new ArrayList<>();

	/** Draws again what the models gave, and nothing else. */
	@Test
	void onlySyntheticDataOfTheGenerationAreDrawnAnew() {
		run(new Real(Schedule.of(0.5), null, Real.Source.FRESH, Real.Mixing.STRATIFIED, null), "replace");
		assertThat(values(this.seen.getFirst().again(1))).isEqualTo(values(this.seen.getFirst()));
		var third = this.seen.get(2);
		assertThat(third.again(0)).isSameAs(third);
		assertThat(third.again(1).size()).isEqualTo(third.size());
		assertThat(values(third.again(1))).isEqualTo(values(third.again(1)))
			.isNotEqualTo(values(third.again(2)))
			.isNotEqualTo(values(third));
		assertThat(values(third.again(1)).subList(0, 10)).isEqualTo(values(third).subList(0, 10));
		assertThat(values(third.again(1)).subList(10, 20)).doesNotContainAnyElementsOf(values(third).subList(10, 20));
		assertThat(values(third.again(1).again(2))).isEqualTo(values(third.again(2)));
	}

	@Test
	void earlierGenerationsStayAsTheyWere() {
		run(null, "accumulate");
		var third = this.seen.get(2);
		assertThat(values(third.again(1)).subList(0, 40)).isEqualTo(values(third).subList(0, 40));
		assertThat(values(third.again(1)).subList(40, 60)).doesNotContainAnyElementsOf(values(third).subList(40, 60));
	}

	@Test
	void validationDataAreTheSameAtEveryGenerationAndNeverTrainedOn() {
		run(null, "accumulate");
		var validation = List.of(values(this.seen.get(0).validation(30)), values(this.seen.get(2).validation(30)));
		assertThat(validation.get(0)).hasSize(30).isEqualTo(validation.get(1));
		assertThat(values(this.seen.get(2))).doesNotContainAnyElementsOf(validation.get(0));
	}

	private void run(@Nullable Real real, String retain) {
		var learner = new Learner() {

			@Override
			public Class<? extends Space> data() {
				return Loops.UNBIASED.data();
			}

			@Override
			public Class<? extends Law> model() {
				return Loops.UNBIASED.model();
			}

			@Override
			public Law fit(Training training, Turn turn) {
				TrainingOriginTest.this.seen.add(training);
				return Loops.UNBIASED.fit(training, turn);
			}

			@Override
			public List<Metric> metrics() {
				return List.of();
			}

			@Override
			public double nanoseconds(double size, Space space) {
				return 0;
			}

		};
		var run = new Run(Loops.standardNormal(1), learner, Loops.regime(Schedule.of(20), real, Retain.of(retain)),
				Sampling.PLAIN, List.of(), List.of(), null, 2, 3);
		assertThat(run.stream(null, () -> false)).hasSize(3);
	}

	private static List<Double> values(Training training) {
		return training.parts().stream().map(Training.Part::data).flatMap((data) -> values(data).stream()).toList();
	}

	private static List<Double> values(Data data) {
		return Arrays.stream(((Points) data).values()).boxed().toList();
	}

}
