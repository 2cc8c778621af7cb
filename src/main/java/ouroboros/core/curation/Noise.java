package ouroboros.core.curation;

import java.util.List;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

import ouroboros.core.Need;
import ouroboros.core.Scene;
import ouroboros.core.data.Data;
import ouroboros.core.data.Pairs;
import ouroboros.core.data.Pictures;
import ouroboros.core.data.Points;
import ouroboros.core.data.Summary;
import ouroboros.core.data.Symbols;
import ouroboros.core.data.Texts;
import ouroboros.core.regime.Schedule;
import ouroboros.core.spec.About;
import ouroboros.core.spec.Field;

/** Adds Gaussian noise. */
@About(value = "Adds normal noise of mean 0 to every coordinate of a point, or to the number that labels a vector, of a"
		+ " share of the points, each by chance.", example = "{\"type\":\"noise\",\"deviation\":0.1}")
public record Noise(
		@Field(value = "standard deviation of the noise, in units of the data", min = 0, max = 1e100) double deviation,
		@Field(value = "probability that a point gets noise at all, by generation; read within 0 and 1",
				fallback = "1") Schedule share)
		implements
			Channel {

	@Override
	public List<Need> needs() {
		return List.of(Need.VECTORS.or(Need.NUMBERED));
	}

	@Override
	public Data changed(Data data, Scene scene) {
		var chosen = this.share.at(scene.turn().generation());
		var random = scene.random();
		return switch (data) {
			case Points points -> noisy(points, chosen, random);
			case Pairs pairs -> {
				var normal = ZigguratSampler.NormalizedGaussian.of(random);
				yield pairs.relabelled(
						(label) -> (random.nextDouble() < chosen) ? label + this.deviation * normal.sample() : label);
			}
			case Texts texts -> texts;
			case Symbols symbols -> symbols;
			case Pictures pictures -> pictures;
			case Summary summary -> throw summary.inseparable();
		};
	}

	/** Variance that it adds to a coordinate or label of a generation, on average. */
	public double variance(int generation) {
		return Math.clamp(this.share.at(generation), 0, 1) * this.deviation * this.deviation;
	}

	private Points noisy(Points points, double chosen, UniformRandomProvider random) {
		var normal = ZigguratSampler.NormalizedGaussian.of(random);
		var values = points.values().clone();
		for (int at = 0; at < values.length; at += points.dimension()) {
			if (random.nextDouble() < chosen) {
				for (int j = at; j < at + points.dimension(); j++) {
					values[j] += this.deviation * normal.sample();
				}
			}
		}
		return new Points(points.dimension(), values);
	}

}
