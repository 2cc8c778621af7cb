package ouroboros.core.learner;

import java.util.List;

import org.jspecify.annotations.Nullable;

import ouroboros.core.Learner;
import ouroboros.core.Metric;
import ouroboros.core.chance.Turn;
import ouroboros.core.data.Space;
import ouroboros.core.data.Training;
import ouroboros.core.law.LinearModel;
import ouroboros.core.metric.TestError;
import ouroboros.core.regime.Schedule;
import ouroboros.core.spec.About;
import ouroboros.core.spec.Field;

/** Least squares. */
@About(value = "Least squares without intercept: w = (Σxx' + ridge·I)⁻¹Σxy; of all solutions, where there are many, the"
		+ " shortest. Its labels are drawn with the noise given, or else with that of the residuals,"
		+ " RSS/(n-d), 0 for n ≤ d.", example = "{\"type\":\"linear-regression\",\"ridge\":0,\"noise\":1}",
		source = "Gerstgrasser et al. 2024 (arXiv 2404.01413); min-norm: Dohmatob et al. 2024 (arXiv 2402.07712)")
public record LinearRegression(
		@Field(value = "added to the diagonal of Σxx', by generation; values below 0 count as 0",
				fallback = "0") Schedule ridge,
		@Field("standard deviation of the labels that the model of a generation draws; estimated where absent") @Nullable Schedule noise)
		implements
			Learner {

	@Override
	public Class<Space.Pairs> data() {
		return Space.Pairs.class;
	}

	@Override
	public boolean learns(Space space) {
		return space instanceof Space.Pairs(var _, int classes) && classes == 0;
	}

	@Override
	public Class<LinearModel> model() {
		return LinearModel.class;
	}

	@Override
	public LinearModel fit(Training training, Turn turn) {
		var products = Products.of(training, turn);
		var weights = products.solution(Math.max(0, this.ridge.at(turn.generation())));
		var drawn = (this.noise != null) ? Math.abs(this.noise.at(turn.generation()))
				: Math.sqrt(products.residualVariance(weights));
		return new LinearModel(weights, drawn);
	}

	@Override
	public boolean learnsFromStatistics() {
		return true;
	}

	@Override
	public List<Metric> metrics() {
		return List.of(new TestError());
	}

	@Override
	public double nanoseconds(double size, Space space) {
		var inputs = (double) ((Space.Pairs) space).inputs();
		return size * inputs * (4 + inputs) + 5 * inputs * inputs * inputs;
	}

}
