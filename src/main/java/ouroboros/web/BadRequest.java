package ouroboros.web;

/** A parameter of the request that makes no sense. */
final class BadRequest extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String parameter;

	BadRequest(String parameter, String detail) {
		super(detail);
		this.parameter = parameter;
	}

	String parameter() {
		return this.parameter;
	}

}
