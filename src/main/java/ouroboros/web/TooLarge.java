package ouroboros.web;

import org.springframework.util.unit.DataSize;

/** A request body above its limit. */
final class TooLarge extends RuntimeException {

	private static final long serialVersionUID = 1L;

	TooLarge(DataSize limit, String property) {
		super("the body is larger than %d bytes (%s)".formatted(limit.toBytes(), property));
	}

}
