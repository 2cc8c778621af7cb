package ouroboros.jobs;

/** The request does not fit the state of what it is about. */
public final class Conflict extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String code;

	public Conflict(String code, String detail) {
		super(detail);
		this.code = code;
	}

	/** Stable kebab-case name of the conflict. */
	public String code() {
		return this.code;
	}

}
