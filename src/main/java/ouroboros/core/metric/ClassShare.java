package ouroboros.core.metric;

import java.util.List;

import ouroboros.core.Metric;
import ouroboros.core.Need;
import ouroboros.core.View;
import ouroboros.core.law.Labelled;
import ouroboros.core.spec.About;
import ouroboros.core.spec.Field;

/** Share of generated pictures that show one class. */
@About(value = "Share of generated pictures that a classifier finds to be of a class: 0 to 1, near its genuine share where"
		+ " model and truth agree, with standard error sqrt(p(1-p)/samples) beside the classifier's own errors. "
		+ ClassShares.CLASSIFIER + ". A picture with an undefined pixel is of no class.",
		example = "{\"type\":\"class-share\",\"label\":3,\"samples\":1000}",
		source = "Fix, Hodges 1951; Cover, Hart 1967, doi:10.1109/TIT.1967.1053964, the classifier")
public record ClassShare(@Field(value = "number of the class, from 0", min = 0, max = 255) int label,
		@Field(value = "generated pictures that are classified", fallback = "1000", min = 1, max = 10_000) int samples)
		implements
			Metric {

	@Override
	public List<Need> needs() {
		return List.of(Need.LABELLED, (truth, _) -> {
			var classes = (truth instanceof Labelled labelled) ? labelled.classes().length : 0;
			return (this.label < classes) ? null
					: "needs a class %d, but those of the truth are 0 to %d".formatted(this.label, classes - 1);
		});
	}

	@Override
	public double measure(View view) {
		return view.shared(new ClassShares(this.samples))[this.label];
	}

}
