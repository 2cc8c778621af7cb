package ouroboros.jobs;

/** There is nothing by that id. */
public final class NotFound extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public NotFound(String what, Object id) {
		super("there is no %s %s".formatted(what, id));
	}

}
