package ouroboros.jobs;

import java.util.OptionalLong;

/** Says that something about a data set is refused: by which rule, and why. */
public final class Rejected extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final int status;

	private final String code;

	private final long line;

	/**
	 * @param status the HTTP status that says so
	 * @param code stable kebab-case name of the broken rule, such as {@code ragged}
	 * @param detail one sentence with the offending value and the limit
	 */
	public Rejected(int status, String code, String detail) {
		this(status, code, detail, 0);
	}

	private Rejected(int status, String code, String detail, long line) {
		super(Utf8.sayable(detail));
		this.status = status;
		this.code = code;
		this.line = line;
	}

	/** Refuses well-formed data for one of their lines, the first of which is 1. */
	static Rejected atLine(long line, String code, String detail) {
		return new Rejected(422, code, "line %d: %s".formatted(line, detail), line);
	}

	/** Refuses a cell of a table. */
	static Rejected atCell(long line, String column, String code, String detail) {
		return new Rejected(422, code, "line %d, column %s: %s".formatted(line, column, detail), line);
	}

	static Rejected tooLarge(String what, long limit, String property) {
		return new Rejected(413, "too-large",
				"%s is larger than %d bytes (ouroboros.limits.%s)".formatted(what, limit, property));
	}

	static Rejected notFound(Object dataset) {
		return new Rejected(404, "not-found", "there is no data set %s".formatted(dataset));
	}

	public int status() {
		return this.status;
	}

	public String code() {
		return this.code;
	}

	public String detail() {
		return String.valueOf(getMessage());
	}

	/** The line of the data that the rule was broken in, if it was one line. */
	public OptionalLong line() {
		return (this.line > 0) ? OptionalLong.of(this.line) : OptionalLong.empty();
	}

}
