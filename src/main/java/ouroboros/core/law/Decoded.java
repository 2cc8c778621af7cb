package ouroboros.core.law;

/** A law whose probabilities can be reshaped when it is drawn from. */
public interface Decoded extends Law {

	/** The law that {@code decoding} makes of this one. */
	Law decoded(Decoding decoding);

}
