package ouroboros.core.truth;

import java.util.Arrays;

import ouroboros.core.Truth;
import ouroboros.core.law.Circles;
import ouroboros.core.law.Matrices;
import ouroboros.core.law.Moments;
import ouroboros.core.law.Moons;
import ouroboros.core.law.Normal;
import ouroboros.core.law.NormalMixture;
import ouroboros.core.law.SwissRoll;
import ouroboros.core.spec.About;
import ouroboros.core.spec.Field;
import ouroboros.core.spec.Refusal;

/** A law on a curve, a sheet or a few clusters, with noise. */
@About(value = "Shapes of scikit-learn as laws: points are independent, where scikit-learn spaces those of moons and"
		+ " circles evenly. Only blobs have a density.",
		example = "{\"type\":\"shape\",\"shape\":\"moons\",\"noise\":0.1}",
		source = "scikit-learn, sklearn.datasets; Kazdan et al. 2024 (arXiv 2410.16713)")
public record Shape(@Field("`moons`: half circles of radius 1 about (0,0), the upper one, and (1,½), the lower one;"
		+ " `circles`: circles of radius 1 and ½ about the origin; `blobs`: three normal clusters about (0,1),"
		+ " (-√3/2,-½) and (√3/2,-½); `swiss-roll`: (t cos t, y, t sin t), t uniform from 3π/2 to 9π/2, y from 0 to 21") Form shape,
		@Field(value = "standard deviation of the normal noise on each coordinate; of blobs that of a cluster, above 0",
				fallback = "0.1", min = 0, max = 1e9) double noise)
		implements
			Truth {

	/** What the points form. */
	@About("What the points form.")
	public enum Form {

		/** Two interleaved half circles. */
		MOONS,
		/** Two circles, one inside the other. */
		CIRCLES,
		/** Three clusters. */
		BLOBS,
		/** A rolled-up sheet in three dimensions. */
		SWISS_ROLL

	}

	public Shape {
		Refusal.unless(shape != Form.BLOBS || noise > 0, "noise", "out-of-range",
				"blobs have noise above 0: without they are three points");
	}

	@Override
	public Moments law(Library library) {
		return switch (this.shape) {
			case MOONS -> new Moons(this.noise);
			case CIRCLES -> new Circles(0.5, this.noise);
			case BLOBS -> blobs();
			case SWISS_ROLL -> new SwissRoll(this.noise);
		};
	}

	private NormalMixture blobs() {
		var covariance = Matrices.times(this.noise * this.noise, Matrices.identity(2));
		var side = Math.sqrt(3) / 2;
		var weights = new double[3];
		Arrays.fill(weights, 1 / 3.0);
		return new NormalMixture(weights,
				new Normal[] { new Normal(new double[] { 0, 1 }, covariance),
						new Normal(new double[] { -side, -0.5 }, covariance),
						new Normal(new double[] { side, -0.5 }, covariance) });
	}

}
