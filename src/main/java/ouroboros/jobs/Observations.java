package ouroboros.jobs;

import java.util.List;

import ouroboros.core.data.Data;

/** What was read of an upload. */
sealed interface Observations permits Table, Counts, Album, Weights {

	/**
	 * {@code numeric}, {@code symbols}, {@code text}, {@code pictures} or
	 * {@code checkpoint}.
	 */
	String kind();

	/** Number of observations. */
	long rows();

	long[] shape();

	/** Names of the columns; empty where there are none. */
	List<String> columns();

	/** A record that says in JSON what is in them. */
	Object statistics();

	/**
	 * The observations as a sample.
	 * @param columns names of the wanted columns in order; empty for all
	 * @throws ouroboros.core.spec.Refusal if there are none such
	 */
	Data data(List<String> columns);

}
