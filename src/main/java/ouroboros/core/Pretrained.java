package ouroboros.core;

import java.util.List;
import java.util.Map;

/** A pre-trained language model that was uploaded, with its tokenizer. */
public interface Pretrained {

	/**
	 * How large it is.
	 *
	 * @param parameters number of its parameters
	 * @param layers number of layers
	 * @param heads number of attention heads of each layer
	 * @param width numbers that stand for a token
	 * @param vocabulary number of tokens
	 * @param positions most tokens of a text
	 */
	record Size(long parameters, int layers, int heads, int width, int vocabulary, int positions) {
	}

	Size size();

	/** What its tokens are called, in order. */
	List<String> tokens();

	/** Its tokenizer, to be closed. */
	Tokenizer tokenizer();

	/** Makes tokens of text. */
	interface Tokenizer extends AutoCloseable {

		/** The tokens of a text, with those that the model wants at its ends. */
		int[] tokens(String text);

		@Override
		void close();

	}

	/**
	 * A way to write such a model down. There is one, which
	 * {@link java.util.ServiceLoader} finds.
	 */
	interface Format {

		/** Names of its files. */
		List<String> files();

		/**
		 * @param files content of the files that there are
		 * @throws ouroboros.core.spec.Refusal if they are no such model: the pointer
		 * begins with the name of a file
		 */
		Pretrained read(Map<String, byte[]> files);

	}

}
