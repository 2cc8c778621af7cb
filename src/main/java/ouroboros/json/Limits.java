package ouroboros.json;

import org.jspecify.annotations.Nullable;

import ouroboros.core.spec.Field;

/** The bounds of a {@link Field}, which hold at every depth of its arrays. */
record Limits(double min, double max, double above, int maxLength) {

	static final Limits NONE = new Limits(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY,
			Integer.MAX_VALUE);

	static Limits of(@Nullable Field field) {
		return (field == null) ? NONE : new Limits(field.min(), field.max(), field.above(), field.maxLength());
	}

	/** Why a number is refused; null if it is not. */
	@Nullable String broken(double value) {
		if (value < this.min) {
			return "must be at least %s, but is %s".formatted(Numbers.text(this.min), Numbers.text(value));
		}
		if (value > this.max) {
			return "must be at most %s, but is %s".formatted(Numbers.text(this.max), Numbers.text(value));
		}
		if (!(value > this.above) && this.above > Double.NEGATIVE_INFINITY) {
			return "must be above %s, but is %s".formatted(Numbers.text(this.above), Numbers.text(value));
		}
		return null;
	}

}
