package ouroboros.jobs;

/** Says that an owner would have more than one may. */
public final class LimitExceeded extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String code;

	/**
	 * @param code stable kebab-case name of the limit
	 * @param detail one sentence with the value, the limit and its property
	 */
	LimitExceeded(String code, String detail) {
		super(detail);
		this.code = code;
	}

	public String code() {
		return this.code;
	}

}
