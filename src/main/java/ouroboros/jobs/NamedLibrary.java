package ouroboros.jobs;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.UUID;

import ouroboros.core.Truth;
import ouroboros.core.data.Data;
import ouroboros.core.law.EmpiricalTexts;
import ouroboros.core.spec.Refusal;

/**
 * The data sets as one spec names them, by name or id: each name means the same one
 * however often it is asked for. For one thread.
 */
public final class NamedLibrary implements Truth.Library {

	private final Datasets datasets;

	private final DatasetContents contents;

	private final SequencedMap<String, UUID> used = new LinkedHashMap<>();

	NamedLibrary(Datasets datasets, DatasetContents contents) {
		this.datasets = datasets;
		this.contents = contents;
	}

	@Override
	public Data find(String dataset, List<String> columns) {
		return this.contents.data(this.used.computeIfAbsent(dataset, this::id), columns);
	}

	@Override
	public EmpiricalTexts blocks(String dataset, Truth.Tokens tokens, int length) {
		return this.contents.blocks(this.used.computeIfAbsent(dataset, this::id), tokens, length);
	}

	private UUID id(String dataset) {
		return this.datasets.find(dataset)
			.map(DatasetEntity::id)
			.orElseThrow(() -> new Refusal("/dataset", "not-found",
					"there is no data set %s".formatted(FiniteNumber.quoted(dataset))));
	}

	/** Which data sets were asked for so far, by what they were called. */
	public SequencedMap<String, UUID> used() {
		return Collections.unmodifiableSequencedMap(this.used);
	}

}
