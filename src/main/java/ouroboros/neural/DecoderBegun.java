package ouroboros.neural;

/**
 * A fit of a decoder that is not finished: all that it goes on from.
 *
 * @param steps those that are done, and what they have led to
 * @param found what validation has found so far
 */
public record DecoderBegun(Begun steps, Validated found) {
}
