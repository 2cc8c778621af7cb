package ouroboros.core.regime;

import org.jspecify.annotations.Nullable;

import ouroboros.core.spec.About;
import ouroboros.core.spec.Field;
import ouroboros.core.spec.Refusal;

/**
 * Genuine data in later generations: a share of the new points, or a number beside them.
 *
 * @param share part of the M_t new points that is genuine, 0 to 1
 * @param count number of genuine points beside the M_t new ones
 * @param source where genuine points come from
 * @param mixing how their number is decided
 * @param stock of source stock
 */
@About(value = "Genuine data in generations 1 and later: either a `share` of the M_t new points or a `count` beside them.",
		example = "{\"share\":0.1,\"source\":\"fresh\",\"mixing\":\"independent\"}")
public record Real(@Field(
		value = "share of the M_t new points that is genuine; its value at generation 0 is unused") @Nullable Schedule share,
		@Field(value = "number of genuine points beside the M_t new ones") @Nullable Schedule count,
		@Field(value = "`fixed`: generation 0's points again; `fresh`: new draws from the truth; `stock`: draws from a finite stock",
				fallback = "\"fixed\"") Source source,
		@Field(value = "`stratified`: exactly round(share·M_t) genuine points, of a fixed source the first ones;"
				+ " `independent`: each point is genuine with probability `share`, from a fixed source drawn with replacement",
				fallback = "\"stratified\"") Mixing mixing,
		@Field("the finite stock that source `stock` draws from") @Nullable Stock stock) {

	/** Where genuine points come from. */
	public enum Source {

		/** Generation 0's points again. */
		FIXED,
		/** New draws from the truth. */
		FRESH,
		/** Draws from a finite stock. */
		STOCK

	}

	/** How the number of genuine points is decided. */
	public enum Mixing {

		/** Exact counts. */
		STRATIFIED,
		/** Each point by chance. */
		INDEPENDENT

	}

	public Real {
		Refusal.unless(share != null || count != null, "share", "missing", "either share or count is needed");
		Refusal.unless(share == null || count == null, "count", "conflict", "share and count exclude each other");
		Refusal.unless(count == null || mixing == Mixing.STRATIFIED, "mixing", "conflict",
				"a count of genuine points is exact: mixing independent goes with a share");
		Refusal.unless(source != Source.STOCK || stock != null, "stock", "missing", "source stock needs a stock");
		Refusal.unless(source == Source.STOCK || stock == null, "stock", "conflict", "a stock goes with source stock");
		Refusal.unless(stock == null || stock.replacement() || mixing == Mixing.STRATIFIED, "mixing", "conflict",
				"how much is left of a stock without replacement is known for mixing stratified alone");
	}

	/** Whether it is said that there are none, at any generation. */
	public boolean isNone() {
		return new Schedule.Constant(0).equals((this.share != null) ? this.share : this.count);
	}

}
