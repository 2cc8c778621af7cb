package ouroboros.jobs;

import java.util.List;
import java.util.UUID;

import ouroboros.core.Pretrained;
import ouroboros.core.Truth;
import ouroboros.core.data.Data;
import ouroboros.core.law.EmpiricalTexts;

/** What is in the data sets that a spec names. */
interface ContentsLibrary extends Truth.Library {

	/** What is in all data sets. */
	DatasetContents contents();

	/**
	 * The data set that a name or id means.
	 * @param pointer where the spec says it
	 * @throws ouroboros.core.spec.Refusal at the pointer if there is none such
	 */
	UUID id(String dataset, String pointer);

	@Override
	default Data find(String dataset, List<String> columns) {
		return contents().data(id(dataset, "/dataset"), columns);
	}

	@Override
	default EmpiricalTexts blocks(String dataset, Truth.Tokens tokens, int length) {
		return contents().blocks(id(dataset, "/dataset"), tokens, length);
	}

	@Override
	default EmpiricalTexts blocks(String dataset, String tokenizer, int length) {
		return contents().blocks(id(dataset, "/dataset"), id(tokenizer, "/tokenizer"), length);
	}

	@Override
	default Pretrained pretrained(String dataset) {
		return contents().pretrained(id(dataset, ""));
	}

}
