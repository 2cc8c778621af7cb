package ouroboros.core;

import ouroboros.core.data.Data;
import ouroboros.core.law.EmpiricalTexts;
import ouroboros.core.law.Law;
import ouroboros.core.spec.About;
import ouroboros.core.spec.Refusal;

import java.util.List;

/** The genuine data distribution p0, as the spec names it. */
@About("The genuine data distribution p0.")
public interface Truth {

	/**
	 * The law itself.
	 * @param library where uploaded data are found
	 */
	Law law(Library library);

	/** What the tokens of an uploaded text are. */
	@About("What the tokens of an uploaded text are.")
	enum Tokens {

		/**
		 * Words, which are runs of characters without white space; or symbols of a list.
		 */
		WORDS,
		/** Bytes of its UTF-8, of which there are 256. */
		BYTES

	}

	/** Uploaded data by name or id, and the columns wanted of them. */
	@FunctionalInterface
	interface Library {

		/**
		 * @param dataset name or id
		 * @param columns names of the wanted columns in order; empty for all
		 * @return the observations
		 * @throws ouroboros.core.spec.Refusal if there are none such
		 */
		Data find(String dataset, List<String> columns);

		/**
		 * The tokens of a text in blocks.
		 * @param dataset name or id
		 * @param tokens what they are
		 * @param length number of tokens of a block; what is left at the end makes none
		 * @return the blocks, at least one, in order
		 * @throws ouroboros.core.spec.Refusal if there are none such
		 */
		default EmpiricalTexts blocks(String dataset, Tokens tokens, int length) {
			throw new Refusal("/dataset", "not-found", "there is no text %s".formatted(dataset));
		}

		/**
		 * The lines of a text, each made into tokens with its line feed, one after the
		 * other in blocks. A line of white space alone is empty.
		 * @param dataset name or id
		 * @param tokenizer name or id of the pre-trained model that has the tokenizer
		 * @param length number of tokens of a block; what is left at the end makes none
		 * @return the blocks, at least one, in order
		 * @throws ouroboros.core.spec.Refusal if there are none such
		 */
		default EmpiricalTexts blocks(String dataset, String tokenizer, int length) {
			throw new Refusal("/tokenizer", "not-found", "there is no checkpoint %s".formatted(tokenizer));
		}

		/**
		 * A pre-trained model.
		 * @param dataset name or id
		 * @throws ouroboros.core.spec.Refusal if there is none such; the pointer is empty
		 */
		default Pretrained pretrained(String dataset) {
			throw new Refusal("", "not-found", "there is no checkpoint %s".formatted(dataset));
		}

	}

}
