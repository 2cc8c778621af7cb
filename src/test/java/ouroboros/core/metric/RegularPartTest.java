package ouroboros.core.metric;

import org.junit.jupiter.api.Test;

import ouroboros.core.Sampling;
import ouroboros.core.View;
import ouroboros.core.chance.Turn;
import ouroboros.core.data.Points;
import ouroboros.core.law.Law;
import ouroboros.core.law.Normal;
import ouroboros.core.law.NormalMixture;
import ouroboros.core.law.Poisson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

class RegularPartTest {

	private static RegularPart of(Law law) {
		return RegularPart.ofModel(Views.of(Normal.of(0, 1), law));
	}

	@Test
	void isTheLawItselfWhereAllIsRegular() {
		for (var law : new Law[] { Normal.of(0, 1), Views.lopsided(), new Poisson(3),
				Views.mixture(new double[] { 1, 0, 1 }, new double[] { 0, 5, 0 }) }) {
			assertThat(of(law).law()).isSameAs(law);
			assertThat(of(law).mass()).isEqualTo(1);
		}
	}

	@Test
	void isTheLawItselfWhereNothingIs() {
		for (var law : new Law[] { Normal.of(0, 0),
				Views.mixture(new double[] { 0.4, 0, 0 }, new double[] { 0.6, 5, 0 }),
				Views.mixture(new double[] { 1, 0, 0 }, new double[] { 0, 5, 1 }) }) {
			assertThat(of(law).law()).isSameAs(law);
			assertThat(of(law).mass()).isZero();
		}
	}

	/** 0.6 and 0.2 of a whole are 3/4 and 1/4 of a part of 0.8. */
	@Test
	void hasTheRegularComponents() {
		var part = of(Views.mixture(new double[] { 0.6, 1, 1 }, new double[] { 0.2, 0, 0 }, new double[] { 0.2, 5, 2 },
				new double[] { 0, 9, 1 }));
		assertThat(part.mass()).isCloseTo(0.8, within(1e-15));
		var mixture = (NormalMixture) part.law();
		assertThat(mixture.weights()).containsExactly(new double[] { 0.75, 0.25 }, within(1e-15));
		assertThat(mixture.mean()[0]).isCloseTo(2, within(1e-15));
		var expected = (0.6 * Math.exp(-0.5) + 0.2 / 2 * Math.exp(-25 / 8.0)) / Math.sqrt(2 * Math.PI);
		assertThat(part.logDensity().logDensity(new double[] { 0 }, 0)).isCloseTo(Math.log(expected), within(1e-14));
		// its draws are of the part alone
		assertThat(((Points) part.draws().get()).values()).hasSize(RegularPart.DRAWS).doesNotContain(0);
	}

	/** x² is mean² + variance, under a law of counts 3² + 3. */
	@Test
	void hasAMean() {
		assertThat(of(Normal.of(2, 9)).mean((values, at) -> values[at] * values[at])).isCloseTo(13, within(1e-9));
		assertThat(of(new Poisson(3)).mean((values, at) -> values[at] * values[at])).isCloseTo(12, within(1e-9));
		assertThat(of(new Poisson(0)).mean((values, at) -> values[at] + 7)).isEqualTo(7);
		var points = new Points(2, new double[] { 1, 2, 3, 4, 5, 9 });
		assertThat(RegularPart.mean(points, (values, at) -> values[at] * values[at + 1],
				Views.of(Normal.of(0, 1), Normal.of(0, 1))))
			.isEqualTo(59 / 3.0);
	}

	@Test
	void isStopped() {
		var law = new Poisson(3);
		var view = new View(law, law, law, Sampling.PLAIN, new Turn(1, 0, () -> true));
		assertThatExceptionOfType(Turn.Stopped.class)
			.isThrownBy(() -> RegularPart.mean(new Points(1, new double[1]), (_, _) -> 0, view));
		assertThatExceptionOfType(Turn.Stopped.class).isThrownBy(() -> RegularPart.ofModel(view).mean((_, _) -> 0));
	}

}
