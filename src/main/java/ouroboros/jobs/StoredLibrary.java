package ouroboros.jobs;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import ouroboros.core.Pretrained;
import ouroboros.core.Truth;
import ouroboros.core.data.Data;
import ouroboros.core.law.EmpiricalTexts;
import ouroboros.core.spec.Refusal;

/**
 * The data sets of a stored spec, and no others.
 *
 * @param ids the data sets by what the spec calls them
 * @param contents what is in them
 */
record StoredLibrary(Map<String, UUID> ids, DatasetContents contents) implements Truth.Library {

	@Override
	public Data find(String dataset, List<String> columns) {
		return this.contents.data(id(dataset, "/dataset"), columns);
	}

	@Override
	public EmpiricalTexts blocks(String dataset, Truth.Tokens tokens, int length) {
		return this.contents.blocks(id(dataset, "/dataset"), tokens, length);
	}

	@Override
	public EmpiricalTexts blocks(String dataset, String tokenizer, int length) {
		return this.contents.blocks(id(dataset, "/dataset"), id(tokenizer, "/tokenizer"), length);
	}

	@Override
	public Pretrained pretrained(String dataset) {
		return this.contents.pretrained(id(dataset, ""));
	}

	private UUID id(String dataset, String pointer) {
		var id = this.ids.get(dataset);
		if (id == null) {
			throw new Refusal(pointer, "not-found",
					"the experiment has no data set %s".formatted(FiniteNumber.quoted(dataset)));
		}
		return id;
	}

}
