package ouroboros.core.spec;

/**
 * Says that a value of a spec is refused: where, by which rule, and why.
 */
public final class Refusal extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	private final String pointer;

	private final String code;

	/**
	 * @param pointer JSON Pointer (RFC 6901) relative to the object being built, such as
	 * {@code /covariance}; empty for the object itself
	 * @param code stable kebab-case name of the broken rule, such as
	 * {@code not-positive-definite}
	 * @param detail one sentence with the offending value and the limit
	 */
	public Refusal(String pointer, String code, String detail) {
		super(detail);
		this.pointer = pointer;
		this.code = code;
	}

	public String pointer() {
		return this.pointer;
	}

	public String code() {
		return this.code;
	}

	/**
	 * The same refusal seen from the object that holds the refused one at {@code parent}.
	 */
	public Refusal within(String parent) {
		return new Refusal(parent + this.pointer, this.code, detail());
	}

	public String detail() {
		return String.valueOf(getMessage());
	}

	/** Throws a refusal of {@code field} unless {@code accepted}. */
	public static void unless(boolean accepted, String field, String code, String detail) {
		if (!accepted) {
			throw new Refusal("/" + field, code, detail);
		}
	}

}
