package ouroboros.jobs;

import java.util.Map;
import java.util.UUID;

import ouroboros.core.spec.Refusal;

/**
 * The data sets of a stored spec, and no others.
 *
 * @param ids the data sets by what the spec calls them
 * @param contents what is in them
 */
record StoredLibrary(Map<String, UUID> ids, DatasetContents contents) implements ContentsLibrary {

	@Override
	public UUID id(String dataset, String pointer) {
		var id = this.ids.get(dataset);
		if (id == null) {
			throw new Refusal(pointer, "not-found",
					"the experiment has no data set %s".formatted(FiniteNumber.quoted(dataset)));
		}
		return id;
	}

}
