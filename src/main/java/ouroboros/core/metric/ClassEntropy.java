package ouroboros.core.metric;

import java.util.Arrays;
import java.util.List;

import ouroboros.core.Metric;
import ouroboros.core.Need;
import ouroboros.core.View;
import ouroboros.core.spec.About;
import ouroboros.core.spec.Field;

/** How evenly generated pictures spread over the classes. */
@About(value = "Entropy -Σ p ln p, in nats, of the shares p of generated pictures that a classifier finds to be of each"
		+ " class: 0, all are of one class, to ln of the number of classes, all are equally frequent; that of the"
		+ " sample, which is about (classes-1)/(2 samples) below that of the law. " + ClassShares.CLASSIFIER
		+ ". Pictures with an undefined pixel do not count; NaN if all have one.", unit = "nats",
		example = "{\"type\":\"class-entropy\",\"samples\":1000}",
		source = "Shannon 1948, doi:10.1002/j.1538-7305.1948.tb01338.x")
public record ClassEntropy(
		@Field(value = "generated pictures that are classified", fallback = "1000", min = 1, max = 10_000) int samples)
		implements
			Metric {

	@Override
	public List<Need> needs() {
		return List.of(Need.LABELLED);
	}

	@Override
	public double measure(View view) {
		var shares = view.shared(new ClassShares(this.samples));
		var total = Arrays.stream(shares).sum();
		return (total == 0) ? Double.NaN
				: Math.max(0,
						Arrays.stream(shares)
							.filter((share) -> share > 0)
							.map((share) -> -share / total * Math.log(share / total))
							.sum());
	}

}
