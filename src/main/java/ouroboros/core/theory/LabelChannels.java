package ouroboros.core.theory;

import ouroboros.core.curation.Noise;
import ouroboros.core.curation.Shift;

/** Channels that labels go through, each by itself whatever its vector is. */
final class LabelChannels {

	/** No curation but channels. */
	static final Condition CONDITION = (setting) -> setting.spec()
		.curation()
		.stream()
		.allMatch((filter) -> filter instanceof Noise || filter instanceof Shift) ? null
				: "covers of curation only noise and shift, which act on each label by itself";

	private LabelChannels() {
	}

	/** Variance that they add to a generation's labels. */
	static double variance(Setting setting, int generation) {
		return setting.spec()
			.curation()
			.stream()
			.mapToDouble((filter) -> (filter instanceof Noise noise) ? noise.variance(generation) : 0)
			.sum();
	}

	/** What they add to every label. */
	static double offset(Setting setting) {
		return setting.spec()
			.curation()
			.stream()
			.mapToDouble((filter) -> (filter instanceof Shift shift) ? shift.offset(0) : 0)
			.sum();
	}

}
