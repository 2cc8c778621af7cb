package ouroboros.jobs;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.UUID;

import ouroboros.core.spec.Refusal;

/**
 * The data sets as one spec names them, by name or id: each name means the same one
 * however often it is asked for. For one thread.
 */
public final class NamedLibrary implements ContentsLibrary {

	private final Datasets datasets;

	private final DatasetContents contents;

	private final SequencedMap<String, UUID> used = new LinkedHashMap<>();

	NamedLibrary(Datasets datasets, DatasetContents contents) {
		this.datasets = datasets;
		this.contents = contents;
	}

	@Override
	public DatasetContents contents() {
		return this.contents;
	}

	@Override
	public UUID id(String dataset, String pointer) {
		return this.used.computeIfAbsent(dataset,
				(name) -> this.datasets.find(name)
					.map(DatasetEntity::id)
					.orElseThrow(() -> new Refusal(pointer, "not-found",
							"there is no data set %s".formatted(FiniteNumber.quoted(name)))));
	}

	/** Which data sets were asked for so far, by what they were called. */
	public SequencedMap<String, UUID> used() {
		return Collections.unmodifiableSequencedMap(this.used);
	}

}
