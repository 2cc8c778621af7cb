package ouroboros.jobs;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Order of a list of experiments, and the place in it to go on from.
 *
 * @param order what it is sorted by; ties are broken by id
 * @param descending whether the largest comes first
 * @param after what the page begins after; null for the first page
 */
public record Place(Order order, boolean descending, @Nullable Key after) {

	/** What a list can be sorted by. */
	public enum Order {

		/** When they were submitted. */
		CREATED_AT("created_at"),
		/** Their names, character by character. */
		NAME("name");

		private final String column;

		Order(String column) {
			this.column = column;
		}

	}

	/**
	 * An experiment's place in an order.
	 *
	 * @param value an instant or a name, as the order is
	 * @param id its id
	 */
	public record Key(Object value, UUID id) {
	}

	/** What stands after the place. */
	String condition() {
		return "(%s, id) %s (:value, :id)".formatted(this.order.column, this.descending ? "<" : ">");
	}

	String sorting() {
		var direction = this.descending ? "desc" : "asc";
		return "%s %s, id %s".formatted(this.order.column, direction, direction);
	}

}
